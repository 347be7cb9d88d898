"""Rounding for display. Nothing that decides a class or a rank is ever rounded."""

from decimal import ROUND_CEILING, ROUND_HALF_UP, Context, Decimal
from functools import cache

_HALF_UP = Context(prec=60, rounding=ROUND_HALF_UP)
_CEILING = Context(prec=60, rounding=ROUND_CEILING)


def half_up(value: Decimal, places: int = 2) -> Decimal:
    """Round to `places` decimals, a half going away from zero: 2.675 is 2.68 and -2.675 is -2.68."""
    return value.quantize(_step(places), context=_HALF_UP)


def ceil_points(value: Decimal, places: int = 2) -> Decimal:
    """Round upwards, so that a shortfall is never shown smaller than it is: 0.001 points missing is 0.01."""
    return value.quantize(_step(places), context=_CEILING)


@cache
def _step(places: int) -> Decimal:
    return Decimal((0, (1,), -places))


def telling_places(actual: Decimal, threshold: Decimal, least: int = 2, most: int = 15) -> int:
    """Fewest decimals (at least two) at which `actual` does not look like the threshold it misses."""
    if actual == threshold:
        return least
    for places in range(least, most):
        if half_up(actual, places) != threshold:
            return places
    return most


def shown_gap(actual: Decimal, threshold: Decimal, places: int) -> Decimal:
    """What a reader gets who subtracts the shown percentage from the threshold: 90 - 87,62 is 2,38, never 2,39."""
    return half_up(threshold - half_up(actual, places), places)


def shown_change(before: Decimal, after: Decimal, places: int = 2) -> Decimal:
    """The difference of two shown percentages: what a reader gets who subtracts one from the other."""
    return half_up(after, places) - half_up(before, places)
