"""How many units have each class, this year beside last."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from scoring.marks import plain
from scoring.presenters.badges import Badge
from scoring.presenters.summary import ClassCount
from scoring.rules.rounding import half_up


@dataclass(frozen=True, slots=True)
class DistributionRow:
    """A class: counts of both years, widths of their bars in percent of the widest, the difference with its sign."""

    badge: Badge
    count: int
    before: int
    width: str
    width_before: str
    change: str


def distribution(classes: Sequence[ClassCount]) -> list[DistributionRow]:
    """Every class of the scheme, best first; nothing where last year's counts are not known."""
    if any(one.before is None for one in classes):
        return []
    widest = max((max(one.count, one.before or 0) for one in classes), default=0)
    return [
        DistributionRow(
            badge=one.badge,
            count=one.count,
            before=one.before or 0,
            width=_width(one.count, widest),
            width_before=_width(one.before or 0, widest),
            change=_signed(one.count - (one.before or 0)),
        )
        for one in classes
    ]


def _width(count: int, widest: int) -> str:
    return plain(half_up(Decimal(count) * 100 / widest)) if widest else "0"


def _signed(change: int) -> str:
    return f"+{change}" if change > 0 else f"−{-change}" if change < 0 else "0"
