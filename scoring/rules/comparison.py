"""One unit compared with the others: mean, median, best, neighbours; and where it lost its points.

Percentages come in unrounded and means go out with 34 digits, as in `summary`.
"""

from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Generic, TypeVar

from scoring.rules.exact import ZERO, difference
from scoring.rules.marks import MISSING, Leaf, Mark, Method, NaPolicy
from scoring.rules.outcome import Outcome
from scoring.rules.summary import mean

Key = TypeVar("Key", bound=Hashable)


@dataclass(frozen=True, slots=True)
class Comparison(Generic[Key]):
    """A unit's percentage (None where it has none) beside those of all units that have one, itself included.

    So mean, median and best are the same on the pages of all units. `best_keys` are the units that have the best one;
    `ahead` counts the units that are better, `of` all that have a percentage. All are percent.
    """

    own: Decimal | None
    mean: Decimal
    median: Decimal
    best: Decimal
    best_keys: tuple[Key, ...]
    ahead: int
    of: int

    def to(self, other: Decimal) -> Decimal | None:
        """Return how far the unit is above (positive) or below another percentage, in percentage points."""
        return None if self.own is None else difference(self.own, other)


def compare(key: Key, percents: Mapping[Key, Decimal | None]) -> Comparison[Key] | None:
    """Compare the unit `key` with all units of `percents`; None stands for not assessed, and is not counted.

    Returns None when no unit has a percentage.
    """
    known = {one: percent for one, percent in percents.items() if percent is not None}
    average, own = mean(known.values()), percents.get(key)
    if average is None:
        return None
    best = max(known.values())
    return Comparison(
        own=own,
        mean=average,
        median=median(list(known.values())),
        best=best,
        best_keys=tuple(one for one, percent in known.items() if percent == best),
        ahead=sum(percent > own for percent in known.values()) if own is not None else len(known),
        of=len(known),
    )


def median(values: Sequence[Decimal]) -> Decimal:
    """Return the middle value, or the mean of the two in the middle. Raises ValueError for no values."""
    ordered = sorted(values)
    middle = mean(ordered[(len(ordered) - 1) // 2 : len(ordered) // 2 + 1])
    if middle is None:
        raise ValueError("no median of no values")
    return middle


def compare_domains(key: Key, outcomes: Mapping[Key, Outcome]) -> dict[int, Comparison[Key]]:
    """Compare the unit `key` with all units in each domain that any of them was assessed in, by domain number."""
    numbers = sorted({number for one in outcomes.values() for number in one.domains})
    found = {number: compare(key, _domain_percents(outcomes, number)) for number in numbers}
    return {number: one for number, one in found.items() if one}


def _domain_percents(outcomes: Mapping[Key, Outcome], number: int) -> dict[Key, Decimal | None]:
    shares = {key: one.domains.get(number) for key, one in outcomes.items()}
    return {key: share.percent if share else None for key, share in shares.items()}


@dataclass(frozen=True, slots=True)
class Place:
    """What makes units alike: kind (commune, ward, ...) and population (people; None when unknown)."""

    kind: str
    population: int | None = None


def neighbours(key: Key, places: Mapping[Key, Place], n: int = 5) -> list[Key]:
    """Return the `n` units most like the unit `key`: of its kind first, then the nearest in population.

    Units whose population is unknown come after the others of their kind group, and where that of `key` is unknown
    all count as equally near; equals keep the order they were given in. Units of other kinds fill up the list.
    """
    own = places[key]
    others = [one for one in places if one != key]
    return sorted(others, key=lambda one: _distance(own, places[one]))[:n]


def _distance(own: Place, other: Place) -> tuple[bool, bool, int]:
    if own.population is None or other.population is None:
        return other.kind != own.kind, True, 0
    return other.kind != own.kind, False, abs(other.population - own.population)


@dataclass(frozen=True, slots=True)
class Loss:
    """What a unit did not get on one criterion, out of its maximum; both in points."""

    code: str
    domain: int
    points: Decimal
    maximum: Decimal


def losses(leaves: Sequence[Leaf], marks: Mapping[str, Mark], *, survey_held: bool = True) -> list[Loss]:
    """Return the criteria on which a unit lost points, the largest loss first; equals in the order of `leaves`.

    All losses together are the applicable maximum less the points: "not applicable" loses everything where its policy
    is zero, and nothing otherwise. What is not entered is not lost.
    """
    found = [
        Loss(leaf.code, leaf.domain, lost, leaf.max_points)
        for leaf in leaves
        if (survey_held or leaf.method is not Method.SURVEY) and (lost := _lost(leaf, marks.get(leaf.code, MISSING)))
    ]
    return sorted(found, key=lambda loss: -loss.points)


def _lost(leaf: Leaf, mark: Mark) -> Decimal:
    if mark.not_applicable:
        return leaf.max_points if leaf.na_policy is NaPolicy.ZERO else ZERO
    return ZERO if mark.points is None else difference(leaf.max_points, mark.points)
