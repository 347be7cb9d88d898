"""Tallies of every unit of a round, added up by the database: one aggregate, whatever the number of units."""

from collections.abc import Collection, Iterable, Iterator
from decimal import Decimal

from django.db.models import Case, Count, F, Q, QuerySet, When

from scoring.models import Layer, Round, Score
from scoring.rules.marks import NaPolicy
from scoring.rules.tally import RawTally, Tally, from_raw
from scoring.selectors.aggregates import MicroSum
from scoring.selectors.structure import Structure

MICRO = Decimal("0.000001")
FEW = 500

Tallies = dict[int, list[Tally]]


def round_tallies(round_: Round, structure: Structure, places: Iterable[int], layer: Layer = Layer.FINAL) -> Tallies:
    """Tallies of all `places` of the round (RoundUnit pk), one per domain in order; nothing entered gives empty ones.

    A domain of which every criterion has points needs one sum. Only where some are missing or not applicable a
    second aggregate asks for their maxima.
    """
    bases = _bases(structure)
    scores = _counted(round_, structure, layer)
    empty = [from_raw(_empty(number, bases)) for number in bases]
    tallies = {place: empty.copy() for place in places}
    unfinished = _fill_finished(tallies, scores, structure, bases)
    if unfinished:
        slots = {number: slot for slot, number in enumerate(bases)}
        for place, raw in _raw(_of(scores, unfinished), structure, bases):
            tallies[place][slots[raw.domain]] = from_raw(raw)
    return tallies


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
    return RawTally(number, zero, maximum, leaves, 0, zero)


def _counted(round_: Round, structure: Structure, layer: Layer) -> QuerySet[Score]:
    scores = Score.objects.filter(round_unit__round=round_, layer=layer)
    return scores if structure.survey_held else scores.exclude(criterion__method="survey")


def _of(scores: QuerySet[Score], places: Collection[int]) -> QuerySet[Score]:
    return scores.filter(round_unit__in=places) if len(places) < FEW else scores


def _fill_finished(
    tallies: Tallies, scores: QuerySet[Score], structure: Structure, bases: dict[int, tuple[Decimal, int]]
) -> set[int]:
    """Put in the tallies of domains in which every criterion has points; returns the places of the others."""
    slots = {domain.pk: (slot, domain.number, *bases[domain.number]) for slot, domain in enumerate(structure.domains)}
    rows = scores.values_list("round_unit_id", "criterion__domain_id").annotate(
        added=MicroSum("points"), entered=Count("points")
    )
    unfinished = set()
    for place, domain, added, entered in rows:
        slot, number, maximum, leaves = slots[domain]
        if entered == leaves:
            tallies[place][slot] = Tally(number, MICRO * added, maximum, maximum, 0)
        else:
            unfinished.add(place)
    return unfinished


def _raw(
    scores: QuerySet[Score], structure: Structure, bases: dict[int, tuple[Decimal, int]]
) -> Iterator[tuple[int, RawTally]]:
    numbers = {domain.pk: domain.number for domain in structure.domains}
    excused = Q(not_applicable=True) & ~Q(criterion__na_policy=NaPolicy.REFUSED.value)
    entered = scores.filter(Q(points__isnull=False) | excused)
    rows = entered.values_list("round_unit_id", "criterion__domain_id").annotate(
        added=MicroSum("points"),
        rows=Count("pk"),
        entered_maximum=MicroSum(Case(When(points__isnull=False, then=F("criterion__max_points")))),
        excluded=_not_applicable(NaPolicy.EXCLUDE),
        full=_not_applicable(NaPolicy.FULL),
        zero=_not_applicable(NaPolicy.ZERO),
    )
    for place, domain, added, count, *maxima in rows:
        number = numbers[domain]
        base_maximum, leaves = bases[number]
        points, *rest = (MICRO * (value or 0) for value in (added, *maxima))
        yield place, RawTally(number, points, base_maximum, leaves, count, *rest)


def _not_applicable(policy: NaPolicy) -> MicroSum:
    return MicroSum(
        Case(When(Q(not_applicable=True, criterion__na_policy=policy.value), then=F("criterion__max_points")))
    )
