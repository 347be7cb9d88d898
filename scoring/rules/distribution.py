"""How values are spread: how many lie in each of a row of neighbouring classes.

Values come in unrounded; a value on an edge counts in the class above it, and the highest class keeps its upper edge.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise

from scoring.rules.exact import HUNDRED, ZERO, points_at

QUARTERS = [Decimal(percent) for percent in (0, 25, 50, 75, 100)]
TENTHS = [Decimal(percent) for percent in range(0, 101, 10)]


@dataclass(frozen=True, slots=True)
class Bin:
    """How many values lie from `lower` to under `upper`; `closed` when the upper edge itself counts too.

    `lower_open` when the lower edge does not count.
    """

    lower: Decimal
    upper: Decimal
    count: int
    closed: bool = False
    lower_open: bool = False


@dataclass(frozen=True, slots=True)
class PointsSpread:
    """Points of one criterion over all units: how many have none of them, all of them, and how many lie between."""

    zero: int
    between: tuple[Bin, ...]
    full: int


def points_spread(points: Iterable[Decimal], maximum: Decimal) -> PointsSpread:
    """Spread of the points given on a criterion that carries `maximum` points; the parts between are its quarters."""
    listed = list(points)
    between = [value for value in listed if ZERO < value < maximum]
    edges = [points_at(percent, maximum) for percent in QUARTERS]
    first, *rest = (Bin(low, high, _count(between, low, high)) for low, high in pairwise(edges))
    return PointsSpread(
        zero=sum(value == 0 for value in listed),
        between=(Bin(first.lower, first.upper, first.count, lower_open=True), *rest),
        full=sum(value == maximum for value in listed),
    )


def percent_spread(percents: Sequence[Decimal]) -> tuple[Bin, ...]:
    """Spread of percentages over tenths, the lowest first; 100 counts in the last one."""
    *bins, last = (Bin(low, high, _count(percents, low, high)) for low, high in pairwise(TENTHS))
    full = sum(value >= HUNDRED for value in percents)
    return (*bins, Bin(last.lower, last.upper, last.count + full, closed=True))


def _count(values: Iterable[Decimal], low: Decimal, high: Decimal) -> int:
    return sum(low <= value < high for value in values)
