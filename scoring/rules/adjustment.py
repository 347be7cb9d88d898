"""Bonus and penalty points (điểm thưởng, điểm trừ): percentage points beside the criteria, each up to a cap.

They move the composite index only; domains stay what their criteria make them. Off by default: caps of 0 count nothing.
"""

from decimal import Decimal
from typing import NamedTuple

from scoring.rules.exact import HUNDRED, ZERO, difference


class Adjustment(NamedTuple):
    """Bonus and penalty of one unit, both as amounts from 0 up, in percentage points."""

    bonus: Decimal = ZERO
    penalty: Decimal = ZERO

    @property
    def net(self) -> Decimal:
        """Bonus less penalty, in percentage points; below 0 where the penalty is larger."""
        return difference(self.bonus, self.penalty)


class Caps(NamedTuple):
    """The most that counts of each kind, in percentage points; 0 is off."""

    bonus: Decimal = ZERO
    penalty: Decimal = ZERO

    @property
    def in_use(self) -> bool:
        """Whether anything can count."""
        return bool(self.bonus or self.penalty)

    @property
    def sound(self) -> bool:
        """Whether both are amounts from 0 to 100."""
        return all(cap.is_finite() and ZERO <= cap <= HUNDRED for cap in self)

    def counted(self, recorded: Adjustment) -> Adjustment:
        """Return what counts of what was recorded: each kind up to its cap, one by itself."""
        return Adjustment(min(recorded.bonus, self.bonus), min(recorded.penalty, self.penalty))


NO_ADJUSTMENT, NO_CAPS = Adjustment(), Caps()
