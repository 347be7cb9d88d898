"""What a document says of the year before, against the results of that year in force when it was published."""

from collections import Counter
from decimal import Decimal

from scoring.models import Publication, UnitResult
from scoring.report.verifying.shape import Part, Tally
from scoring.results import schema
from scoring.results.explained.inputs import scheme_of
from scoring.rules.change import Standing, change
from scoring.rules.scheme import Scheme, SchemeError


def check_year_before(publication: Publication, document: schema.ResultDocument, tally: Tally, about: str) -> None:
    """Compare year, counts of classes, and the change of every unit; nothing where no earlier year is published."""
    before = _in_force(publication)
    tally.same(
        Part.YEAR_BEFORE, about, "previous_year", document["previous_year"], before.round.year if before else None
    )
    if before is None:
        return
    rows = list(UnitResult.objects.filter(publication=before))
    counts = dict(Counter(row.band for row in rows))
    tally.same(Part.YEAR_BEFORE, about, "previous_band_counts", document["previous_band_counts"], counts)
    try:
        scheme = scheme_of(document)
    except SchemeError:
        return  # said where the results are computed
    units = dict(UnitResult.objects.filter(publication=publication).values_list("code", "unit_id"))
    earlier = {row.unit_id: row for row in rows}
    for unit in document["units"]:
        _check_unit(unit, earlier.get(units.get(unit["code"], 0)), scheme, tally)


def _in_force(publication: Publication) -> Publication | None:
    """The version of the authority's last earlier round, as it was in force then."""
    earlier = Publication.objects.filter(
        round__authority=publication.round.authority_id,
        round__year__lt=publication.round.year,
        published_at__lte=publication.published_at,
    )
    return earlier.select_related("round").defer("document").order_by("-round__year", "-pk").first()


def _check_unit(unit: schema.PublishedUnit, row: UnitResult | None, scheme: Scheme, tally: Tally) -> None:
    told = unit["change"]
    if row is None or told is None:
        tally.same(Part.YEAR_BEFORE, unit["full_name"], "change", bool(told), bool(row and _comparable(unit, row)))
        return
    again = change(_standing(row.summary), _standing(unit), scheme)
    pairs = {
        "previous_percent": (Decimal(told["previous_percent"]), Decimal(row.summary["percent"] or "0")),
        "previous_rank": (told["previous_rank"], row.rank),
        "previous_band": (told["previous_band"], row.band),
        "percentage_points": (Decimal(told["percentage_points"]), again.percentage_points),
        "rank_steps": (told["rank_steps"], again.rank_steps),
        "band_steps": (told["band_steps"], again.band_steps),
    }
    for name, (published, recomputed) in pairs.items():
        tally.same(Part.YEAR_BEFORE, unit["full_name"], name, published, recomputed)


def _comparable(unit: schema.PublishedUnit, row: UnitResult) -> bool:
    return unit["percent"] is not None and row.summary["percent"] is not None


def _standing(unit: schema.UnitDocument | schema.PublishedUnit) -> Standing:
    percent = unit["percent"]
    return Standing(None if percent is None else Decimal(percent), unit["rank"], unit["band"])
