"""The least number of points between a unit and a better class.

A class asks for a composite and for a floor in every domain (see `classify`). Points gained in a domain count for both,
so that the least number of points is the larger of two sums: what all the missed floors ask for together, and what the
composite asks for. No fewer can do, and `split` shows where that many are enough.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from scoring.rules.classify import Classification, Condition, Shortfall
from scoring.rules.exact import EXACT, ZERO, total
from scoring.rules.way_up.rooms import Room, in_whole_steps
from scoring.rules.way_up.split import Raise, split


@dataclass(frozen=True, slots=True)
class Obstacle:
    """A condition that cannot be met: it asks for `points` (or more than that, if `strict`), there is `room` for less.

    `domain` is the number of the domain, None for the composite; both amounts are in points.
    """

    condition: Condition
    domain: int | None
    points: Decimal
    strict: bool
    room: Decimal


@dataclass(frozen=True, slots=True)
class Way:
    """The way to the class `band`, at `place` of the scheme (0 the best).

    `points` is the exact infimum of what must be gained, in points. It is enough unless `strict` ("trên 80%"): then any
    amount above it is enough and it is not. `raises` shares out the least that can be entered: in whole entry steps of
    `step` points, or exactly `points` where `step` is None; those are the limit of what suffices, and in the domains
    of `exceed` (None for the composite) a trifle more must then be gained. With `obstacles` the class is out of
    reach and nothing is shared out.
    """

    band: str
    place: int
    points: Decimal
    strict: bool
    exceed: tuple[int | None, ...]
    step: Decimal | None
    raises: tuple[Raise, ...]
    obstacles: tuple[Obstacle, ...]

    @property
    def reachable(self) -> bool:
        """Whether full marks everywhere would bring the class."""
        return not self.obstacles

    @property
    def raised(self) -> Decimal:
        """All that `raises` gain, in points; at least `points` when the class is reachable."""
        return total(one.points for one in self.raises)

    @property
    def cost(self) -> Decimal:
        """Effort of all raises under the costs of their criteria."""
        return total(one.cost for one in self.raises)

    @property
    def by_domain(self) -> dict[int, Decimal]:
        """Points to gain by domain number, domains without any left out."""
        gains: defaultdict[int, list[Decimal]] = defaultdict(list)
        for one in self.raises:
            gains[one.domain].append(one.points)
        return {domain: total(gains[domain]) for domain in sorted(gains)}

    @property
    def anywhere(self) -> Decimal:
        """The part of `raised` that may be gained in any domain, in points: no floor asks for it."""
        return total(EXACT.subtract(one.points, one.floor) for one in self.raises)


def ways_up(classification: Classification, rooms: Sequence[Room], *, step: Decimal | None = None) -> tuple[Way, ...]:
    """Return the ways to every better class, the next one first; none from the best class.

    `rooms` are what `rooms.rooms` found for the unit, with the costs that decide where points are placed. `step` is the
    entry step in points (0,01, say): raises then are whole steps, and more than the threshold where it is strict. Where
    whole steps do not suffice and exact points would, as on a last 0,333333 up to the maximum, the way is told
    without steps. Raises ValueError for a step that is not positive.
    """
    if step is not None and not (step.is_finite() and step > 0):
        raise ValueError("an entry step is a positive number of points")
    better = classification.scheme.bands[: classification.place]
    ways = [_way(classification, place, rooms, step) for place in range(len(better))]
    return tuple(reversed(ways))


def way_up(classification: Classification, rooms: Sequence[Room], *, step: Decimal | None = None) -> Way | None:
    """Return the way to the next class, None from the best one; see `ways_up`."""
    return next(iter(ways_up(classification, rooms, step=step)), None)


def _way(classification: Classification, place: int, rooms: Sequence[Room], step: Decimal | None) -> Way:
    band = classification.scheme.bands[place].code
    missed = [one for one in classification.shortfalls if one.band == band]
    floors, whole = _sums(missed)
    way = Way(
        band=band,
        place=place,
        points=max(floors, whole),
        strict=any(not one.threshold.inclusive for one in missed if _binds(one, floors, whole)),
        exceed=(),
        step=None,
        raises=(),
        obstacles=tuple(_obstacles(missed, rooms)),
    )
    if way.obstacles:
        return way
    stepped = _shared_out_in_steps(way, missed, rooms, step) if step else None
    return stepped or _shared_out_exactly(way, missed, rooms)


def _sums(missed: Iterable[Shortfall]) -> tuple[Decimal, Decimal]:
    """Return what the floors ask for together, and what the composite asks for, in points."""
    missed = list(missed)
    floors = total(one.points for one in missed if one.domain is not None)
    whole = total(one.points for one in missed if one.domain is None)
    return floors, whole


def _binds(one: Shortfall, floors: Decimal, whole: Decimal) -> bool:
    """Whether the condition still stops a unit that gained the larger of both sums.

    Where the composite asks for more than the floors, the difference lifts every strict floor; and the other way round.
    """
    return floors >= whole if one.domain is not None else whole >= floors


def _obstacles(missed: Iterable[Shortfall], rooms: Sequence[Room]) -> list[Obstacle]:
    found = []
    for one in missed:
        room = _room(one, rooms)
        strict = not one.threshold.inclusive
        if room < one.points or (strict and room == one.points):
            found.append(Obstacle(one.condition, one.domain, one.points, strict, room))
    return found


def _shared_out_in_steps(way: Way, missed: Iterable[Shortfall], rooms: Sequence[Room], step: Decimal) -> Way | None:
    """Return the way in whole steps, None where they do not suffice."""
    stepped = [replace(one, points=_whole_steps(one, step)) for one in missed]
    cut = in_whole_steps(rooms, step)
    if any(_room(one, cut) < one.points for one in stepped):
        return None
    return replace(way, step=step, raises=_shares(stepped, cut))


def _shared_out_exactly(way: Way, missed: Iterable[Shortfall], rooms: Sequence[Room]) -> Way:
    """Return the way without steps, and the strict conditions that it only just comes up to."""
    missed = list(missed)
    exact = replace(way, raises=_shares(missed, rooms))
    gains: dict[int | None, Decimal] = {None: exact.raised} | exact.by_domain
    strict = [one for one in missed if not one.threshold.inclusive]
    return replace(exact, exceed=tuple(one.domain for one in strict if gains.get(one.domain, ZERO) == one.points))


def _room(one: Shortfall, rooms: Sequence[Room]) -> Decimal:
    """Return what can still be gained towards the condition, in points: in its domain, or in all for the composite."""
    return total(room.points for room in rooms if one.domain in (None, room.domain))


def _whole_steps(one: Shortfall, step: Decimal) -> Decimal:
    """Return the least points in whole steps that meet the condition, more than it asks for where it is strict."""
    rounded_down = EXACT.multiply(EXACT.divide_int(one.points, step), step)
    enough = rounded_down == one.points and one.threshold.inclusive
    return rounded_down if enough else total((rounded_down, step))


def _shares(missed: Iterable[Shortfall], rooms: Sequence[Room]) -> tuple[Raise, ...]:
    missed = list(missed)
    floors = {one.domain: one.points for one in missed if one.domain is not None}
    return split(floors, _sums(missed)[1], rooms)
