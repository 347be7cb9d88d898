"""What a merged unit starts from: its predecessors of the year before, averaged."""

from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Generic, TypeVar

from scoring.rules.change.profile import Item, Profile

Key = TypeVar("Key", bound=Hashable)


@dataclass(frozen=True, slots=True)
class Predecessor(Generic[Key]):
    """A unit of the year before that a unit stems from, with its population (people; None when unknown).

    A unit that was not merged is its own and only predecessor.
    """

    key: Key
    profile: Profile
    population: int | None = None


def weighted_by_population(predecessors: Sequence[Predecessor[Key]]) -> bool:
    """Whether the average is by population: all are known, and somebody lives there."""
    return all(one.population is not None for one in predecessors) and any(one.population for one in predecessors)


def own_predecessor(predecessors: Sequence[Predecessor[Key]], key: Key) -> Predecessor[Key]:
    """Return the predecessor that people take for the unit itself.

    It is the one of the same `key`; otherwise the largest, where all populations are known; otherwise the first.
    """
    for one in predecessors:
        if one.key == key:
            return one
    if weighted_by_population(predecessors):
        return max(predecessors, key=lambda one: one.population or 0)
    return predecessors[0]


def baseline(predecessors: Sequence[Predecessor[Key]]) -> Profile:
    """Return the average of the predecessors, by population where it is known of all, else with equal weights.

    Points and maxima of every criterion are averaged, so that the composite of the average is the average of the
    composites, and maxima still add up to 100.
    """
    if len(predecessors) == 1:
        return predecessors[0].profile
    by_population = weighted_by_population(predecessors)
    sizes = [Fraction((one.population or 0) if by_population else 1) for one in predecessors]
    shares = [size / sum(sizes) for size in sizes]
    pairs = list(zip(predecessors, shares, strict=True))
    extra = sum((one.profile.extra * share for one, share in pairs), Fraction(0))
    return Profile(_added_up((one.profile, share) for one, share in pairs), extra)


def _added_up(profiles: Iterable[tuple[Profile, Fraction]]) -> dict[str, Item]:
    items: dict[str, Item] = {}
    for one, share in profiles:
        for code, item in one.items.items():
            part, sofar = item.times(share), items.get(code, Item(item.domain, Fraction(0), Fraction(0)))
            items[code] = Item(sofar.domain, sofar.points + part.points, sofar.maximum + part.maximum)
    return items
