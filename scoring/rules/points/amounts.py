"""Points from fractions: exact until they are rounded, once."""

from decimal import Decimal
from fractions import Fraction

from scoring.rules.exact import EXACT, ZERO
from scoring.rules.marks import MAX_DECIMALS

HALF = Fraction(1, 2)
DECIMALS = MAX_DECIMALS  # the finest the portal keeps


def rounded(value: Fraction, decimals: int = DECIMALS) -> Decimal:
    """A value from 0 up as a decimal; one that does not end there is rounded half up."""
    steps = (value * 10**decimals + HALF).__floor__()
    return EXACT.scaleb(Decimal(steps), -decimals)


def bounded(points: Decimal, max_points: Decimal) -> Decimal:
    """`points`, but never below 0 or above `max_points`."""
    return max(ZERO, min(points, max_points))


def is_fine(value: Decimal, decimals: int = DECIMALS) -> bool:
    """Whether `value` has at most so many decimals."""
    steps: Fraction = Fraction(value) * 10**decimals
    return steps.denominator == 1
