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
