"""Points over the maximum that applies, and its percentage."""

from decimal import ROUND_HALF_EVEN, Context, Decimal, DivisionByZero, InvalidOperation, Overflow
from typing import NamedTuple

from scoring.rules.exact import HUNDRED, ZERO

_QUOTIENT = Context(prec=34, rounding=ROUND_HALF_EVEN, traps=[InvalidOperation, DivisionByZero, Overflow])


class Share(NamedTuple):
    """Points gained out of an applicable maximum, both in points; of a domain or of the whole
    (composite).

    `percent` is a quotient of 34 digits, and comparing it with a threshold or with another percent gives
    the same answer as comparing the fractions themselves:

    * rounding is correct, hence monotone: a fraction at or above a threshold never becomes a quotient
      below it;
    * nor does one below become equal to it: points, maxima and thresholds have at most 6 decimals, so
      that with maxima under 10^9 points two different percentages are at least 10^-28 apart, while the
      quotient errs by less than 10^-31.

    Equal fractions give the very same quotient, so ties are exact too. Percentages are never rounded
    before they are compared; `rounding.half_up` is for showing them.

    Bonus and penalty points in a composite (14 decimals then) change nothing of this for maxima under 10^5
    points. A penalty may leave less than nothing: `points` below 0 are 0 %, and keep what is needed to rise.
    """

    points: Decimal
    maximum: Decimal

    @property
    def percent(self) -> Decimal | None:
        """Percentage (0 to 100), or None when nothing applies and there is nothing to assess ("không đánh
        giá").
        """
        points, maximum = self
        if not maximum:
            return None
        if points < ZERO:
            return ZERO
        return _QUOTIENT.divide(_QUOTIENT.multiply(points, HUNDRED), maximum)
