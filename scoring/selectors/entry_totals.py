"""Sums beside and below a grid: of units over the criteria shown, and of criteria over all units of the round."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal

from django.db.models import Count, Q

from scoring.marks import mark_of
from scoring.models import Criterion, Layer, Round, Score
from scoring.rules.marks import Leaf, Mark, Method
from scoring.rules.share import Share
from scoring.rules.tally import tally
from scoring.selectors.aggregates import MicroSum
from scoring.selectors.structure import Structure

MICRO = Decimal("0.000001")


@dataclass(frozen=True, slots=True)
class UnitSum:
    """Points of one unit over some criteria, their share of the maximum that applies, and how many are entered."""

    share: Share
    entered: int
    criteria: int


@dataclass(frozen=True, slots=True)
class CriterionSum:
    """Mean points of one criterion over the units with points (None: none has), and how many units are entered."""

    mean: Decimal | None
    entered: int


def unit_sum(leaves: Collection[Leaf], marks: Mapping[str, Mark], layer: Layer) -> UnitSum:
    """Sum of `marks` (by code). Survey points have the final layer only, and count there only."""
    counted = [leaf for leaf in leaves if layer == Layer.FINAL or leaf.method is Method.APPRAISAL]
    tallies = tally(counted, marks)
    missing = sum(each.missing for each in tallies)
    zero = Decimal(0)
    points = sum((each.points for each in tallies), zero)
    return UnitSum(
        Share(points, sum((each.entered_maximum for each in tallies), zero)), len(counted) - missing, len(counted)
    )


def unit_sums(structure: Structure, layer: Layer, places: Iterable[int], domain: int | None) -> dict[int, UnitSum]:
    """Sums of places (RoundUnit pk) over one domain (by number) or all, in one query."""
    at = list(places)
    leaves = [leaf for leaf in structure.leaves if domain is None or leaf.domain == domain]
    marks: dict[int, dict[str, Mark]] = defaultdict(dict)
    rows = Score.objects.filter(round_unit__in=at, layer=layer)
    for place, code, points, na in rows.values_list("round_unit_id", "criterion__code", "points", "not_applicable"):
        marks[place][code] = mark_of(points, not_applicable=na)
    return {place: unit_sum(leaves, marks[place], layer) for place in at}


def criterion_sums(round_: Round, layer: Layer, criteria: Iterable[Criterion]) -> dict[int, CriterionSum]:
    """Sums of criteria (pk) over all units of the round, in one query."""
    wanted = [criterion.pk for criterion in criteria]
    rows = Score.objects.filter(round_unit__round=round_, layer=layer, criterion__in=wanted)
    found = rows.values_list("criterion_id").annotate(
        total=MicroSum("points"), scored=Count("points"), na=Count("pk", filter=Q(not_applicable=True))
    )
    sums = {key: CriterionSum(_mean(total, scored), scored + na) for key, total, scored, na in found}
    return {key: sums.get(key, CriterionSum(None, 0)) for key in wanted}


def _mean(total: Decimal | int | None, scored: int) -> Decimal | None:
    return MICRO * (total or 0) / scored if scored else None
