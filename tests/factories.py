"""Small rounds for tests. Everything has a sensible default; a test names only what it is about."""

from collections.abc import Mapping, Sequence
from decimal import Decimal

from scoring.marks import mark_from_text
from scoring.models import ClassBand, ClassificationScheme, CriteriaSet, Criterion, Domain, Layer, Round, RoundUnit
from scoring.services.rounds import open_round
from scoring.services.scores import Cell, record_scores
from units.models import Kind, Unit

BANDS = [
    ("excellent", "Hoàn thành xuất sắc nhiệm vụ", "Xuất sắc", 90, 80),
    ("good", "Hoàn thành tốt nhiệm vụ", "Tốt", 80, 70),
    ("completed", "Hoàn thành nhiệm vụ", "Hoàn thành", 65, 50),
    ("not-completed", "Không hoàn thành nhiệm vụ", "Không hoàn thành", None, None),
]


def make_authority(code: str = "tu-ky") -> Unit:
    unit: Unit = Unit.objects.get_or_create(code=code, defaults={"name": "Tứ Kỳ", "kind": Kind.DISTRICT})[0]
    return unit


def make_unit(code: str, name: str, kind: Kind = Kind.COMMUNE, parent: Unit | None = None) -> Unit:
    unit: Unit = Unit.objects.create(code=code, name=name, kind=kind, parent=parent)
    return unit


def make_scheme(code: str = "mac-dinh") -> ClassificationScheme:
    scheme, made = ClassificationScheme.objects.get_or_create(code=code, defaults={"name": "Thang bốn mức"})
    if made:
        ClassBand.objects.bulk_create(
            ClassBand(
                scheme=scheme,
                order=order,
                code=band,
                label=label,
                short_label=short,
                head_label=label,
                composite_min=composite,
                domain_min=floor,
            )
            for order, (band, label, short, composite, floor) in enumerate(BANDS, start=1)
        )
    return scheme


def make_set(
    maxima: Mapping[int, Sequence[Decimal | int]] | None = None, code: str = "bo-1", **leaf: object
) -> CriteriaSet:
    """A set with one leaf for each maximum: `{1: [10, 20]}` is domain 1 with criteria 1.1 (10) and 1.2 (20)."""
    maxima = maxima or {1: [30, 20], 2: [50]}
    total = sum(sum(Decimal(points) for points in leaves) for leaves in maxima.values())
    criteria_set = CriteriaSet.objects.create(code=code, name=f"Bộ tiêu chí {code}", total_points=total)
    for number, leaves in maxima.items():
        domain = Domain.objects.create(
            criteria_set=criteria_set,
            number=number,
            name=f"Lĩnh vực {number}",
            short_name=f"LV {number}",
            max_points=sum(Decimal(points) for points in leaves),
        )
        for position, points in enumerate(leaves, start=1):
            Criterion.objects.create(
                criteria_set=criteria_set,
                domain=domain,
                code=f"{number}.{position}",
                position=position,
                title=f"Tiêu chí {number}.{position}",
                max_points=points,
                **leaf,
            )
    return criteria_set


def make_round(
    units: Sequence[Unit] | int = 2,
    *,
    year: int = 2021,
    criteria_set: CriteriaSet | None = None,
    authority: Unit | None = None,
    **fields: object,
) -> Round:
    authority = authority or make_authority()
    if isinstance(units, int):
        units = [make_unit(f"u{year}-{index:04}", f"Xã {index:04}", parent=authority) for index in range(1, units + 1)]
    round_ = Round(
        year=year, authority=authority, criteria_set=criteria_set or make_set(), scheme=make_scheme(), **fields
    )
    return open_round(actor=None, round_=round_, units=units)


def record(round_: Round, marks: Mapping[str, Mapping[str, str]], layer: Layer = Layer.FINAL) -> int:
    """Write `{unit code: {criterion code: "1.5" | "na" | ""}}`."""
    places = {member.unit.code: member.pk for member in RoundUnit.objects.filter(round=round_).select_related("unit")}
    cells = [
        Cell(places[unit], code, mark_from_text(text)) for unit, row in marks.items() for code, text in row.items()
    ]
    return record_scores(actor=None, round_=round_, cells=cells, layer=layer)


def record_all(round_: Round, share: str = "0.8") -> int:
    """Give every unit the same share of every maximum."""
    leaves = list(Criterion.objects.filter(criteria_set=round_.criteria_set, is_leaf=True))
    row = {leaf.code: str((leaf.max_points * Decimal(share)).normalize()) for leaf in leaves}
    codes = RoundUnit.objects.filter(round=round_).values_list("unit__code", flat=True)
    return record(round_, dict.fromkeys(codes, row))
