"""Numbers in a line of computation: exact ones after "=", rounded ones after "≈"."""

from collections.abc import Iterable
from decimal import Decimal
from fractions import Fraction

from cchc.numbers import format_number, format_percent
from scoring.rules.exact import EXACT, ZERO
from scoring.rules.rounding import half_up, telling_places
from scoring.rules.share import Share

EQUAL, ABOUT = "=", "≈"
_SHOWN = 4  # decimals of a percentage that are shown when it ends there
_FINEST = 12


def quotient(value: Fraction) -> Decimal:
    """A fraction of 34 digits."""
    percent = Share(Decimal(value.numerator), Decimal(value.denominator)).percent
    return EXACT.scaleb(percent or ZERO, -2)


def ends(value: Fraction, decimals: int = _SHOWN) -> bool:
    """Whether `value` can be written with so many decimals."""
    steps: Fraction = value * 10**decimals
    return steps.denominator == 1


def sign(shown: Decimal, exact: Fraction) -> str:
    """Equal or about."""
    return EQUAL if Fraction(shown) == exact else ABOUT


def percent_text(value: Fraction, bounds: Iterable[Decimal] = ()) -> tuple[str, str]:
    """Sign and percentage; a rounded one has as many decimals as it takes not to look like a bound it misses."""
    number = quotient(value)
    if ends(value):
        return EQUAL, format_percent(number, _places(number))
    places = max((telling_places(number, bound, most=_FINEST) for bound in bounds), default=2)
    return sign(half_up(number, places), value), format_percent(number, places)


def number_text(value: Fraction) -> str:
    """A number as it is, or with two decimals where it does not end."""
    number = quotient(value)
    return format_number(number, _places(number) if ends(value) else 2)


def _places(number: Decimal) -> int:
    """Decimals it takes to write a number that has at most four."""
    return next(places for places in range(_SHOWN + 1) if number == half_up(number, places))
