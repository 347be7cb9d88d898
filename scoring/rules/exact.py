"""Decimal arithmetic that does not depend on the ambient decimal context.

The operators `+ - *` of Decimal round silently to whatever context the current thread happens to have.
Points are therefore added and multiplied here, in a context that raises `decimal.Inexact` rather than
lose a digit.
"""

from collections.abc import Iterable
from decimal import Context, Decimal, DivisionByZero, Inexact, InvalidOperation, Overflow
from functools import reduce

ZERO = Decimal(0)
HUNDRED = Decimal(100)

EXACT = Context(prec=60, traps=[Inexact, InvalidOperation, DivisionByZero, Overflow])


def total(values: Iterable[Decimal]) -> Decimal:
    """Return the exact sum; zero for no values."""
    return reduce(EXACT.add, values, ZERO)


def difference(minuend: Decimal, subtrahend: Decimal) -> Decimal:
    """Return the exact difference of two amounts of points."""
    return EXACT.subtract(minuend, subtrahend)


def points_at(percent: Decimal, maximum: Decimal) -> Decimal:
    """Return the points that make `percent` of `maximum`, exactly (dividing by 100 only moves the mark)."""
    return EXACT.scaleb(EXACT.multiply(percent, maximum), -2)
