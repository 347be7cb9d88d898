"""Rounding parts for display so that a reader who adds them up gets the total that is shown."""

from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction
from math import floor

from scoring.rules.exact import EXACT


def shown_parts(parts: Sequence[Fraction], shown_total: Decimal, places: int = 2) -> tuple[Decimal, ...]:
    """Round `parts` to `places` decimals so that they add up to `shown_total` (which has no more decimals).

    Each is rounded down; the last places that then are missing go to the parts that lost most, the first of equals.
    A part of exactly 0 stays 0 where any other can take the difference. Raises ValueError for a total that is more than
    a last place for each part away from the parts: it is not theirs.
    """
    scale = 10**places
    floors = [floor(part * scale) for part in parts]
    missing = Fraction(shown_total) * scale - sum(floors)
    if missing.denominator != 1 or abs(missing) > len(parts) + 1:
        raise ValueError("the total shown is not that of the parts")
    lost = [part * scale - down for part, down in zip(parts, floors, strict=True)]
    for index in _takers(parts, lost, int(missing)):
        floors[index] += 1 if missing > 0 else -1
    return tuple(EXACT.scaleb(Decimal(one), -places) for one in floors)


def _takers(parts: Sequence[Fraction], lost: Sequence[Fraction], missing: int) -> list[int]:
    """Return the parts that take the missing last places; those of exactly 0 come last."""
    sign = 1 if missing > 0 else -1
    order = sorted(range(len(parts)), key=lambda index: (not parts[index], -sign * lost[index]))
    return (order * 2)[: abs(missing)]
