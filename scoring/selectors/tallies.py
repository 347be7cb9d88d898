"""Tallies of every unit of a round, added up by the database: one aggregate, whatever the number of units."""

from collections import defaultdict
from collections.abc import Iterator
from decimal import Decimal

from django.db.models import Case, Count, F, Q, QuerySet, When

from scoring.models import Layer, Round, Score
from scoring.rules.marks import NaPolicy
from scoring.rules.tally import RawTally, Tally, from_raw
from scoring.selectors.aggregates import MicroSum
from scoring.selectors.structure import Structure

MICRO = Decimal("0.000001")


def round_tallies(round_: Round, structure: Structure, layer: Layer = Layer.FINAL) -> dict[int, list[Tally]]:
    """Tallies by place in the round (RoundUnit pk), one per domain in order; nothing entered gives empty tallies."""
    bases = _bases(structure)
    raw: dict[int, dict[int, RawTally]] = defaultdict(dict)
    for place, tally in _aggregated(round_, structure, layer, bases):
        raw[place][tally.domain] = tally
    places = round_.members.values_list("pk", flat=True)
    empty = {number: _empty(number, bases) for number in bases}
    return {place: [from_raw(raw[place].get(number, empty[number])) for number in bases] for place in places}


def _bases(structure: Structure) -> dict[int, tuple[Decimal, int]]:
    """Maximum and number of counted leaves of each domain."""
    bases = {domain.number: (Decimal(0), 0) for domain in structure.domains}
    for leaf in structure.leaves:
        maximum, leaves = bases[leaf.domain]
        bases[leaf.domain] = (maximum + leaf.max_points, leaves + 1)
    return bases


def _empty(number: int, bases: dict[int, tuple[Decimal, int]]) -> RawTally:
    maximum, leaves = bases[number]
    zero = Decimal(0)
    return RawTally(number, zero, maximum, leaves, 0, zero, zero, zero, zero)


def _aggregated(
    round_: Round, structure: Structure, layer: Layer, bases: dict[int, tuple[Decimal, int]]
) -> Iterator[tuple[int, RawTally]]:
    numbers = {domain.pk: domain.number for domain in structure.domains}
    rows = (
        _counted(round_, structure, layer)
        .values_list("round_unit_id", "criterion__domain_id")
        .annotate(
            added=MicroSum("points"),
            rows=Count("pk"),
            entered_maximum=MicroSum(Case(When(points__isnull=False, then=F("criterion__max_points")))),
            excluded=_not_applicable(NaPolicy.EXCLUDE),
            full=_not_applicable(NaPolicy.FULL),
            zero=_not_applicable(NaPolicy.ZERO),
        )
    )
    for place, domain, points, entered, *maxima in rows.iterator(chunk_size=10_000):
        number = numbers[domain]
        base_maximum, leaves = bases[number]
        entered_maximum, excluded, full, zero = (MICRO * (value or 0) for value in maxima)
        yield (
            place,
            RawTally(
                number, MICRO * (points or 0), base_maximum, leaves, entered, entered_maximum, excluded, full, zero
            ),
        )


def _counted(round_: Round, structure: Structure, layer: Layer) -> QuerySet[Score]:
    """Rows that hold points or "not applicable" of criteria that count."""
    scores = Score.objects.filter(round_unit__round=round_, layer=layer).exclude(
        points__isnull=True, not_applicable=False
    )
    return scores if structure.survey_held else scores.exclude(criterion__method="survey")


def _not_applicable(policy: NaPolicy) -> MicroSum:
    return MicroSum(
        Case(When(Q(not_applicable=True, criterion__na_policy=policy.value), then=F("criterion__max_points")))
    )
