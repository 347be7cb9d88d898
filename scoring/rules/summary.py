"""What a round says as a whole: means by domain, the weakest domains, counts by class, groups by composite.

Percentages come in unrounded and means go out with 34 digits; `rounding.half_up` is for showing them.
"""

from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_EVEN, Context, Decimal, DivisionByZero, InvalidOperation, Overflow
from itertools import pairwise
from typing import Generic, TypeVar

from scoring.rules.exact import total
from scoring.rules.marks import Mark
from scoring.rules.scheme import Scheme, Threshold
from scoring.rules.share import Share

Key = TypeVar("Key", bound=Hashable)

_QUOTIENT = Context(prec=34, rounding=ROUND_HALF_EVEN, traps=[InvalidOperation, DivisionByZero, Overflow])


@dataclass(frozen=True, slots=True)
class Group(Generic[Key]):
    """Units whose composite lies between two thresholds of the scheme (seed section II.1.2).

    `lower` and `upper` are in percent, None where the group is open. `lower_inclusive` tells "từ 80%" from
    "trên 80%", `upper_inclusive` "đến 90%" from "đến dưới 90%". `keys` keep the order they were given in.
    """

    lower: Decimal | None
    upper: Decimal | None
    keys: tuple[Key, ...]
    lower_inclusive: bool = True
    upper_inclusive: bool = False


def mean(values: Iterable[Decimal]) -> Decimal | None:
    """Return the arithmetic mean, or None of no values."""
    listed = list(values)
    return _QUOTIENT.divide(total(listed), Decimal(len(listed))) if listed else None


def domain_means(units_domains: Iterable[Mapping[int, Decimal | None]]) -> dict[int, Decimal]:
    """Return the mean percentage of each domain over the units it was assessed in, by domain number.

    None stands for a domain that a unit was not assessed in; a domain without any assessment has no mean.
    """
    columns: defaultdict[int, list[Decimal]] = defaultdict(list)
    for percents in units_domains:
        for number, percent in percents.items():
            if percent is not None:
                columns[number].append(percent)
    found = ((number, mean(column)) for number, column in sorted(columns.items()))
    return {number: value for number, value in found if value is not None}


def weakest(means: Mapping[int, Decimal], n: int) -> list[int]:
    """Return the numbers of the `n` domains with the lowest means, the lowest first.

    A domain that ties with the last of them is as weak, so it is named too: more than `n` may come back.
    """
    ordered = sorted(means, key=lambda number: (means[number], number))
    if len(ordered) <= n or n < 1:
        return ordered[: max(n, 0)]
    return [number for number in ordered if means[number] <= means[ordered[n - 1]]]


def class_counts(classes: Iterable[str | None], codes: Sequence[str]) -> dict[str, int]:
    """Return how many units have each of the classes `codes`, in that order; None (no class yet) is not
    counted.
    """
    found = Counter(classes)
    return {code: found[code] for code in codes}


def composite_groups(percents: Mapping[Key, Decimal], scheme: Scheme) -> list[Group[Key]]:
    """Group units by their composite percentage at the composite thresholds of the scheme's classes.

    Best group first, empty ones included. A group is not a class: floors of domains do not count here.
    """
    edges: list[Threshold | None] = [None, *_thresholds(scheme), None]
    return [_group(upper, lower, percents) for upper, lower in pairwise(edges)]


def _thresholds(scheme: Scheme) -> list[Threshold]:
    """Return the different composite thresholds, the highest first."""
    return list(dict.fromkeys(band.composite for band in scheme.bands if band.composite is not None))


def _group(upper: Threshold | None, lower: Threshold | None, percents: Mapping[Key, Decimal]) -> Group[Key]:
    """Return the group of what meets `lower` and not `upper`."""
    keys = tuple(
        key
        for key, percent in percents.items()
        if (lower is None or lower.met_by(percent)) and not (upper is not None and upper.met_by(percent))
    )
    return Group(
        lower=lower.percent if lower else None,
        upper=upper.percent if upper else None,
        keys=keys,
        lower_inclusive=lower.inclusive if lower else True,
        upper_inclusive=not upper.inclusive if upper else True,
    )


@dataclass(frozen=True, slots=True)
class CriterionSummary:
    """One criterion over all units. `points` is the mean of the points given, `percent` the same of the
    maximum; both None while nothing is given.

    `given` counts the units with points, `full` those with all of them, `not_applicable` and `missing` the
    others: they have no points that a mean could take in.
    """

    points: Decimal | None
    percent: Decimal | None
    given: int
    full: int
    not_applicable: int
    missing: int


def criterion_summary(marks: Iterable[Mark], maximum: Decimal) -> CriterionSummary:
    """Summarise the marks of one criterion that carries `maximum` points; one mark for each unit."""
    listed = list(marks)
    points = [mark.points for mark in listed if mark.points is not None]
    excused = sum(mark.not_applicable for mark in listed)
    average = mean(points)
    return CriterionSummary(
        points=average,
        percent=None if average is None else Share(average, maximum).percent,
        given=len(points),
        full=sum(value == maximum for value in points),
        not_applicable=excused,
        missing=len(listed) - len(points) - excused,
    )
