"""The results computed once more from the marks, criteria and scheme that stand in the document itself."""

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Any

from scoring.models import Adjustment, AdjustmentKind, RoundBlock, RoundUnit
from scoring.report.verifying.shape import Part, Tally
from scoring.results import schema
from scoring.results.explained.inputs import leaves_of, marks_of, scheme_of
from scoring.results.units import add_adjustment, unit_document
from scoring.rules.adjustment import Adjustment as Recorded
from scoring.rules.authority import rate_authority
from scoring.rules.exact import total
from scoring.rules.marks import Leaf
from scoring.rules.outcome import Outcome, outcomes
from scoring.rules.ranking import Rank
from scoring.rules.scheme import Scheme, SchemeError
from scoring.rules.tally import tally as tallies
from units.models import Unit
from units.names import sort_key

# What the rules decide of a unit; the rest of its document is its name and what people recorded.
COMPUTED = ("missing", "points", "maximum", "percent", "rank", "tied_with", "ranked", "band", "shortfalls", "notices")
ADJUSTED = ("scored_percent", "bonus", "penalty")

Units = Sequence[schema.PublishedUnit]


def check_results(document: schema.ResultDocument, tally: Tally, about: str) -> None:
    """Compare every unit, and the authority, with what the rules make of the document's own inputs."""
    try:
        scheme = scheme_of(document)
    except SchemeError as error:
        tally.same(Part.RESULTS, about, "scheme", str(error), "")
        return
    leaves, units = leaves_of(document), document["units"]
    found, ranks = _computed(units, leaves, scheme)
    for unit in units:
        _check_marks(unit, leaves, tally)
        _check_unit(unit, _document(unit, found[unit["code"]], ranks.get(unit["code"])), tally)
        _check_head(unit, tally)
    _check_order(document, tally)
    _check_authority(document, scheme, tally)


def _computed(units: Units, leaves: Sequence[Leaf], scheme: Scheme) -> tuple[dict[str, Outcome], dict[str, Rank]]:
    return outcomes(
        {unit["code"]: tallies(leaves, marks_of(unit["scores"])) for unit in units},
        scheme,
        {unit["code"]: unit["block"] for unit in units},
        {unit["code"]: _recorded(unit["adjustment"]) for unit in units if "adjustment" in unit},
    )


def _recorded(adjustment: schema.AdjustmentDocument) -> Recorded:
    def of(kind: AdjustmentKind) -> Decimal:
        return total(Decimal(line["points"]) for line in adjustment["lines"] if line["kind"] == kind)

    return Recorded(of(AdjustmentKind.BONUS), of(AdjustmentKind.PENALTY))


def _document(unit: schema.PublishedUnit, outcome: Outcome, rank: Rank | None) -> schema.UnitDocument:
    """The unit as publishing would write it today, by the same code."""
    block = RoundBlock(name=unit["block"]) if unit["block"] else None
    place = RoundUnit(unit=Unit(code=unit["code"], name=unit["name"], kind=unit["kind"]), block=block)
    document = unit_document(place, unit["position"], outcome, rank)
    lines = unit["adjustment"]["lines"] if "adjustment" in unit else []
    add_adjustment(
        document,
        outcome,
        [Adjustment(kind=one["kind"], points=Decimal(one["points"]), reason=one["reason"]) for one in lines],
    )
    return document


def _check_marks(unit: schema.PublishedUnit, leaves: Sequence[Leaf], tally: Tally) -> None:
    """Marks are of criteria that count, and within their bounds."""
    bounds = {leaf.code: leaf.max_points for leaf in leaves}
    for code, mark in marks_of(unit["scores"]).items():
        most = bounds.get(code, Decimal(0))
        held = min(mark.points, most) if mark.points is not None else None
        tally.same(Part.RESULTS, unit["full_name"], f"scores.{code}", mark.points, held)


def _check_unit(unit: schema.PublishedUnit, again: schema.UnitDocument, tally: Tally) -> None:
    for name in COMPUTED:
        _compare(tally, unit["full_name"], name, unit.get(name), again.get(name))
    for (name, published), (_name, recomputed) in zip(_domains(unit), _domains(again), strict=False):
        _compare(tally, unit["full_name"], name, published, recomputed)
    tally.same(Part.RESULTS, unit["full_name"], "domains", len(unit["domains"]), len(again["domains"]))
    if "adjustment" in unit:
        for name in ADJUSTED:
            _compare(tally, unit["full_name"], name, unit["adjustment"].get(name), again["adjustment"].get(name))


def _domains(unit: schema.UnitDocument | schema.PublishedUnit) -> Iterator[tuple[str, Any]]:
    for domain in unit["domains"]:
        for name in ("points", "maximum", "percent", "missing"):
            yield f"domains.{domain['number']}.{name}", domain.get(name)


def _compare(tally: Tally, about: str, name: str, published: Any, recomputed: Any) -> None:
    """Decimals are the same when they are equal, however they are written."""
    if isinstance(published, str) and isinstance(recomputed, str) and _number(published) == _number(recomputed):
        published = recomputed
    tally.same(Part.RESULTS, about, name, published, recomputed)


def _number(text: str) -> Decimal | str:
    try:
        return Decimal(text)
    except ArithmeticError:
        return text


def _check_head(unit: schema.PublishedUnit, tally: Tally) -> None:
    """A head is rated as the unit is, unless the council decided otherwise and said why."""
    head = unit["head"]
    if head is None:
        return
    tally.same(Part.RESULTS, unit["full_name"], "head.proposed", head["proposed"], unit["band"])
    rating = head["rating"] if head["reason"].strip() else head["proposed"]
    tally.same(Part.RESULTS, unit["full_name"], "head.rating", head["rating"], rating)


def _check_order(document: schema.ResultDocument, tally: Tally) -> None:
    """Units stand by block, rank and name."""
    blocks: Mapping[str | None, int] = {name: place for place, name in enumerate(document["round"]["blocks"], start=1)}

    def place(unit: schema.PublishedUnit) -> tuple[Any, ...]:
        rank = unit["rank"]
        return (blocks.get(unit["block"], 0), rank is None, rank or 0, sort_key(unit["name"]), unit["code"])

    for position, unit in enumerate(sorted(document["units"], key=place), start=1):
        tally.same(Part.RESULTS, unit["full_name"], "position", unit["position"], position)


def _check_authority(document: schema.ResultDocument, scheme: Scheme, tally: Tally) -> None:
    own = document["authority_result"]
    if own is None:
        return
    floor, before = own["domains_at_least"], own["previous_index"]
    again = rate_authority(
        Decimal(own["index"]),
        None if floor is None else Decimal(floor),
        None if before is None else Decimal(before),
        scheme,
    )
    name = document["authority"]["full_name"]
    tally.same(Part.RESULTS, name, "band", own["band"], again.band)
    change = None if own["change"] is None else Decimal(own["change"])
    tally.same(Part.RESULTS, name, "percentage_points", change, again.change)
