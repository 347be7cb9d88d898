"""Definitions of figures: what is counted, in what unit, and from what it is derived."""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, replace

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from scoring.models import Derivation, Figure, FigureLevel, FigurePart, FigureValue, Round
from scoring.rules.figures import CycleError, Formula, How, decimals_of, order_of
from scoring.selectors.figure_locks import citing_years, definition_lock
from scoring.selectors.figures import FigureTable, figure_table
from scoring.services.errors import RefusedError
from scoring.services.report.figure_gate import held_authority, log_figures, refuse_if, waiting_years
from scoring.services.report.figure_order import place_after
from units.models import Unit, User
from units.names import clean


@dataclass(frozen=True, slots=True)
class FigureDefinition:
    """What a figure is; `parts` are codes of other figures, in the order that counts."""

    code: str
    name: str
    unit: str
    level: str = FigureLevel.WHOLE
    decimals: int = 0
    derivation: str = Derivation.ENTERED
    parts: tuple[str, ...] = ()

    @property
    def digest(self) -> str:
        """What tells this definition from another: a change is based on the one that was read."""
        told = (self.code, self.name, self.unit, self.level, self.decimals, self.derivation, *self.parts)
        return hashlib.sha256("\n".join(map(str, told)).encode()).hexdigest()[:16]


def definition_of(table: FigureTable, code: str) -> FigureDefinition:
    """The definition as it stands."""
    figure, parts = table.by_code[code], table.formulas[code].parts
    return FigureDefinition(
        code, figure.name, figure.unit, figure.level, figure.decimals, figure.derivation, tuple(parts)
    )


@transaction.atomic
def define_figures(
    *,
    actor: User | None,
    authority: Unit,
    definitions: Sequence[FigureDefinition],
    round_: Round | None = None,
    based_on: str | None = None,
    after: str | None = None,
) -> int:
    """Add the figures that are not there yet, change those that are; returns how many were added, changed or moved.

    All or nothing; parts may be among `definitions` themselves. `based_on` is the digest of the definition that was
    read, where one is changed by hand; `after` is the code it then stands after in lists ("" first, None where it is,
    new ones last). Raises NotAllowedError; RefusedError: a report waits for approval (for
    changes), wrong fields, a part that does not exist or too many or few, figures derived from each other, values
    with more decimals than are to be printed, a definition that somebody else changed meanwhile; ValidationError.
    """
    authority = held_authority(actor, authority, round_)
    table = figure_table(authority)
    wanted = {item.code: item for item in map(_tidy, definitions)}
    known = {code: definition_of(table, code) for code in wanted if code in table.by_code}
    changed = {code: item for code, item in wanted.items() if known.get(code) != item}
    if based_on is not None:
        _refuse_stale(known, based_on)
    if changed.keys() & known.keys():
        refuse_if(definition_lock(waiting_years(authority)))
    refuse_wrong_formulas(table, changed)
    _write(authority, table, changed)
    moved = [] if after is None else [code for code in wanted if place_after(authority, code, after)]
    told = {code: wanted[code] for code in wanted if code in changed or code in moved}
    if told:
        log_figures(actor=actor, round_=round_, payload=_payload(known, told))
    return len(told)


@transaction.atomic
def remove_figure(*, actor: User | None, authority: Unit, code: str, round_: Round | None = None) -> None:
    """Take a figure away with its values of all years. Approved reports keep what they print.

    Raises NotAllowedError; RefusedError: it is gone already, a section cites it, another figure is derived from it,
    or a report waits for approval.
    """
    authority = held_authority(actor, authority, round_)
    refuse_if(definition_lock(waiting_years(authority)))
    table = figure_table(authority, [])
    if code not in table.by_code:
        raise RefusedError(_("Số liệu này đã được bỏ. Hãy tải lại trang."))
    refuse_if(removal_problem(authority, table, code))
    figure = table.by_code[code]
    values = FigureValue.objects.filter(figure=figure).order_by("year").values_list("year", "value")
    told = {str(year): str(value.normalize()) for year, value in values}
    log_figures(actor=actor, round_=round_, payload={"removed": [{"code": code, "name": figure.name, "values": told}]})
    figure.delete()


def removal_problem(authority: Unit, table: FigureTable, code: str) -> str:
    """Why a figure cannot be taken away; empty when it can."""
    name = table.by_code[code].name
    users = [table.by_code[other].name for other, formula in table.formulas.items() if code in formula.parts]
    if users:
        words = {"name": name, "users": ", ".join(users)}
        return _("“%(name)s” là thành phần của: %(users)s. Hãy sửa các số liệu đó trước.") % words
    cited = citing_years(authority, code)
    if cited:
        words = {"name": name, "years": ", ".join(map(str, cited))}
        return _("“%(name)s” đang được dẫn trong báo cáo năm %(years)s nên chưa bỏ được.") % words
    return ""


def refuse_wrong_formulas(table: FigureTable, changed: Mapping[str, FigureDefinition]) -> None:
    """Raise RefusedError where a changed definition cannot be computed, or prints less than was entered."""
    names = {code: figure.name for code, figure in table.by_code.items()} | {c: d.name for c, d in changed.items()}
    formulas = dict(table.formulas)
    for code, item in changed.items():
        refuse_if(formula_problem(item, names) or _values_problem(table, item))
        formulas[code] = Formula(How(item.derivation), item.parts)
    try:
        order_of(formulas)
    except CycleError as error:
        path = " → ".join(names[str(code)] for code in error.path)
        raise RefusedError(_("Các số liệu tính lẫn nhau thành vòng: %(path)s.") % {"path": path}) from error


def formula_problem(item: FigureDefinition, names: Mapping[str, str]) -> str:
    """Why a figure cannot be computed of its parts, empty when it can; `names` are those of all figures by code."""
    words = {"name": item.name, "how": Derivation(item.derivation).label}
    if unknown := [part for part in item.parts if part not in names]:
        return _("%(name)s: không có số liệu mã “%(code)s” để tính.") % {**words, "code": unknown[0]}
    if item.code in item.parts:
        return _("%(name)s không thể là thành phần của chính nó.") % words
    if len(set(item.parts)) < len(item.parts):
        return _("%(name)s: một thành phần được chọn hai lần.") % words
    if Formula(How(item.derivation), item.parts).is_well_formed:
        return ""
    return _PARTS_WANTED[How(item.derivation)]() % words


_PARTS_WANTED = {
    How.ENTERED: lambda: _("%(name)s được nhập nên không có thành phần. Hãy bỏ thành phần hoặc chọn cách tính."),
    How.SUM: lambda: _("%(name)s: tổng cần ít nhất một thành phần."),
    How.DIFFERENCE: lambda: _("%(name)s: hiệu cần ít nhất hai thành phần."),
    How.RATIO: lambda: _("%(name)s: tỷ lệ cần đúng hai thành phần, số bị chia trước."),
}


def _values_problem(table: FigureTable, item: FigureDefinition) -> str:
    for year in table.years:
        row = table.row(item.code, year)
        if row is not None and decimals_of(row.value) > item.decimals:
            words = {"name": item.name, "year": year, "places": decimals_of(row.value)}
            return (
                _("%(name)s: giá trị năm %(year)d có %(places)d chữ số sau dấu phẩy, nhiều hơn số chữ số in.") % words
            )
    return ""


def _tidy(item: FigureDefinition) -> FigureDefinition:
    return replace(item, name=clean(item.name), unit=clean(item.unit))


def _refuse_stale(known: Mapping[str, FigureDefinition], based_on: str) -> None:
    if [item.digest for item in known.values()] != ([based_on] if based_on else []):
        raise RefusedError(_("Số liệu này vừa được người khác sửa hoặc bỏ; chưa ghi gì. Hãy tải lại trang rồi sửa."))


def _write(authority: Unit, table: FigureTable, changed: Mapping[str, FigureDefinition]) -> None:
    last = Figure.objects.filter(authority=authority).aggregate(last=Max("order"))["last"] or 0
    figures = dict(table.by_code)
    for code, item in changed.items():
        figure = figures.setdefault(code, Figure(authority=authority, code=code, order=last + 1))
        last += figure.pk is None
        figure.name, figure.unit, figure.level = item.name, item.unit, item.level
        figure.decimals, figure.derivation = item.decimals, item.derivation
        figure.full_clean(exclude=["authority"], validate_unique=False)
    ours = [figures[code] for code in changed]
    old, new = [figure for figure in ours if figure.pk], [figure for figure in ours if not figure.pk]
    Figure.objects.bulk_create(new)
    Figure.objects.bulk_update(old, ["name", "unit", "level", "decimals", "derivation"])
    FigurePart.objects.filter(figure__in=ours).delete()
    FigurePart.objects.bulk_create(
        FigurePart(figure=figures[code], part=figures[part], order=order)
        for code, item in changed.items()
        for order, part in enumerate(item.parts)
    )


def _payload(known: Mapping[str, FigureDefinition], changed: Mapping[str, FigureDefinition]) -> dict[str, object]:
    told = [
        {"code": code, "name": item.name, "old": asdict(known[code]) if code in known else None, "new": asdict(item)}
        for code, item in changed.items()
    ]
    return {"defined": told}
