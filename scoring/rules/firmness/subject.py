"""One unit as the simulation sees it: whole numbers of millionths of a point."""

from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from scoring.rules.exact import EXACT
from scoring.rules.firmness.cascade import Cascade
from scoring.rules.firmness.drift import Moves, distribution, moves
from scoring.rules.firmness.noise import words
from scoring.rules.marks import MAX_DECIMALS, Leaf
from scoring.rules.share import Share


@dataclass(frozen=True, slots=True)
class Part:
    """One assessed domain of a unit: points and maximum, and how far each score in it can move."""

    domain: int
    points: int
    maximum: int
    moves: tuple[Moves, ...]


@dataclass(frozen=True, slots=True)
class Subject:
    """A unit with its assessed domains; `adjustment` is its bonus less penalty in millionths of a percentage point."""

    parts: tuple[Part, ...]
    adjustment: int


@dataclass(frozen=True, slots=True)
class Drifted:
    """A domain of a unit in every run, the undisturbed one first: its points, and the place its floor allows."""

    points: Sequence[int]
    places: Sequence[int]


def subject(
    domains: Mapping[int, Share], scores: Iterable[tuple[Leaf, Decimal]], step: Decimal, adjustment: Decimal
) -> Subject:
    """Return a unit from its domains, its scores (each can move by a `step`) and its adjustment (percentage points)."""
    found: dict[int, list[Moves]] = {}
    for leaf, points in scores:
        found.setdefault(leaf.domain, []).append(moves(_micro(points), _micro(leaf.max_points), _micro(step)))
    parts = tuple(
        Part(number, _micro(share.points), _micro(share.maximum), tuple(sorted(found.get(number, []))))
        for number, share in sorted(domains.items())
        if share.maximum
    )
    return Subject(parts, _micro(adjustment))


def _micro(points: Decimal) -> int:
    return int(EXACT.scaleb(points, MAX_DECIMALS))


def drifted(part: Part, cascade: Cascade, seed: str, runs: int) -> Drifted:
    """Draw the drift of one domain of one unit for every run, after one without any."""
    sums, bounds = distribution(part.moves)
    points = [part.points + one for one in sums]
    places = [cascade.floor_place(one, part.maximum) for one in points]
    drawn = [bisect_right(bounds, word) for word in words(f"{seed}/{part.domain}", runs)]
    still = cascade.floor_place(part.points, part.maximum)
    return Drifted([part.points, *(points[one] for one in drawn)], [still, *(places[one] for one in drawn)])
