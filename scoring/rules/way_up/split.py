"""Sharing out points to gain: the floors of domains first, then what the composite still lacks.

The split is the cheapest there is. With x_i points gained on criterion i at cost c_i >= 0 per point, it solves

    minimise sum c_i x_i   under   0 <= x_i <= room_i,   sum over domain d of x_i >= floor_d,   sum of all x_i >= whole.

Proof. Within a domain, any amount t is gained most cheaply by taking its criteria cheapest first (swapping a dearer
point for a cheaper one never costs more), so the cost f_d(t) of a domain is convex: its next point never costs less
than the one before. Every solution gains at least t_d = floor_d in each domain, which costs f_d(t_d) at least. What it
gains beyond is an amount of at least R = whole - sum t_d out of what these purchases left; and R points cost least when
the cheapest of all that is left are taken. Convexity makes this lawful: in each domain they are just the next ones in
line, so that floors and remainder together are f_d of the domain's amount. As no cost is negative, more than R is never
gained. The same holds word for word when points come in equal whole steps and rooms are whole steps.

It follows that every choice of costs gains the same least number of points, max(sum floor_d, whole): costs only say
where.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from scoring.rules.exact import EXACT, ZERO, difference, total
from scoring.rules.way_up.rooms import Room


@dataclass(frozen=True, slots=True)
class Raise:
    """Points to gain on one criterion; `floor` is the part of them that the floor of its domain asks for (points).

    The rest only has to be gained somewhere: it is placed here because this is where it costs least.
    """

    code: str
    domain: int
    points: Decimal
    floor: Decimal
    cost: Decimal


def split(floors: Mapping[int, Decimal], whole: Decimal, found: Sequence[Room]) -> tuple[Raise, ...]:
    """Return the cheapest raises that gain `floors` (points, by domain) and `whole` points in all.

    In the order of `found`. Of criteria that cost the same the one with most room comes first, which keeps the list
    short. The caller has made sure that there is room enough.
    """
    line = sorted(found, key=lambda room: (room.cost, -room.points))
    for_floor: dict[str, Decimal] = {}
    for domain, amount in floors.items():
        for_floor |= _take(amount, ((room, room.points) for room in line if room.domain == domain))
    rest = max(difference(whole, total(for_floor.values())), ZERO)
    left = ((room, difference(room.points, for_floor.get(room.code, ZERO))) for room in line)
    free = _take(rest, left)
    return tuple(
        _raise(room, for_floor.get(room.code, ZERO), free.get(room.code, ZERO))
        for room in found
        if room.code in for_floor or room.code in free
    )


def _take(amount: Decimal, line: Iterable[tuple[Room, Decimal]]) -> dict[str, Decimal]:
    """Return `amount` points taken from the rooms in `line`, first come first served."""
    taken: dict[str, Decimal] = {}
    for room, points in line:
        part = min(points, amount)
        if part > ZERO:
            taken[room.code] = part
            amount = difference(amount, part)
    return taken


def _raise(room: Room, floor: Decimal, free: Decimal) -> Raise:
    points = total((floor, free))
    return Raise(room.code, room.domain, points, floor, EXACT.multiply(room.cost, points))
