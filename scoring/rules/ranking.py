"""Ranks by composite index, within blocks of units that are compared with one another."""

from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable
from dataclasses import dataclass
from decimal import Decimal
from typing import TypeVar

Key = TypeVar("Key", bound=Hashable)


@dataclass(frozen=True, slots=True)
class Rank:
    """A place from 1; `tied_with` counts the others that share it ("đồng hạng"), `of` the units of the
    block.
    """

    rank: int
    tied_with: int
    of: int


def rank(entries: Iterable[tuple[Key, Hashable, Decimal]]) -> dict[Key, Rank]:
    """Rank (unit, block, composite percent) entries, the highest percent first.

    Equal exact percentages share a rank and the next one skips: 1, 1, 3. Units of different blocks do not
    compete.
    """
    blocks: defaultdict[Hashable, list[tuple[Key, Decimal]]] = defaultdict(list)
    for key, block, percent in entries:
        blocks[block].append((key, percent))
    ranks: dict[Key, Rank] = {}
    for members in blocks.values():
        places = _places(percent for _, percent in members)
        ranks.update((key, places[percent]) for key, percent in members)
    return ranks


def _places(percents: Iterable[Decimal]) -> dict[Decimal, Rank]:
    """Return the rank that each distinct percentage of a block stands for."""
    units_at = Counter(percents)
    places: dict[Decimal, Rank] = {}
    ahead = 0
    for percent in sorted(units_at, reverse=True):
        places[percent] = Rank(rank=ahead + 1, tied_with=units_at[percent] - 1, of=units_at.total())
        ahead += units_at[percent]
    return places
