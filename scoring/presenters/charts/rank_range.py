"""A rank and the ranks it may as well have, on a bar from the first rank to the last."""

from dataclasses import dataclass
from decimal import Decimal

from scoring.marks import plain
from scoring.rules.rounding import half_up

EDGE = Decimal("1.5")  # room at both ends for the mark of a first or last rank


@dataclass(frozen=True, slots=True)
class RankRange:
    """Coordinates in a box 100 wide: the stretch of ranks, and the rank itself."""

    x: str
    width: str
    mark: str
    rank: int
    low: int
    high: int
    last: int


def rank_range(rank: int, low: int, high: int, last: int) -> RankRange | None:
    """The bar of `rank` between `low` (better) and `high` among `last` units; None where there is no other."""
    if last < 2:  # a rank among one says nothing
        return None
    start, end = _x(low, last) - EDGE, _x(high, last) + EDGE
    return RankRange(_text(start), _text(end - start), _text(_x(rank, last)), rank, low, high, last)


def _x(rank: int, last: int) -> Decimal:
    return EDGE + (100 - 2 * EDGE) * (rank - 1) / (last - 1)


def _text(value: Decimal) -> str:
    return plain(half_up(value))
