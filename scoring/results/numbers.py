"""Decimals as they stand in a document."""

from decimal import ROUND_HALF_UP, Context, Decimal

from scoring.marks import plain

# Points have six decimals and maxima stay under 10.000, so a percentage differs from any place where two-decimal
# rounding turns by more than 1e-13: fifteen decimals never change what is displayed or compared.
PERCENT_DECIMALS = Decimal("1e-15")
_CONTEXT = Context(prec=40, rounding=ROUND_HALF_UP)


def exact(value: Decimal) -> str:
    """Points: the exact text."""
    return plain(value)


def percent_text(value: Decimal) -> str:
    """A percentage with up to fifteen decimals."""
    return plain(value.quantize(PERCENT_DECIMALS, context=_CONTEXT))
