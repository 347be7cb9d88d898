"""Where a unit can still gain points."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from scoring.rules.exact import EXACT, ZERO, difference
from scoring.rules.marks import MISSING, Leaf, Mark, Method

ONE = Decimal(1)


@dataclass(frozen=True, slots=True)
class Room:
    """A criterion that is not at its maximum: `points` is what it can still gain, `cost` the effort per point.

    Costs are weights without a unit: only their proportions matter. Raises ValueError for no room, or a negative cost.
    """

    code: str
    domain: int
    points: Decimal
    cost: Decimal = ONE

    def __post_init__(self) -> None:
        if self.points <= 0:
            raise ValueError("a criterion without room is no room")
        if not (self.cost.is_finite() and self.cost >= 0):
            raise ValueError("effort cannot be negative")


def rooms(
    leaves: Sequence[Leaf],
    marks: Mapping[str, Mark],
    costs: Mapping[str, Decimal] | None = None,
    *,
    survey_held: bool = True,
) -> tuple[Room, ...]:
    """Return the criteria with room, in the order of `leaves`; `costs` are by code, 1 where not given.

    Only criteria with points have room. One that is not applicable has none whatever its policy; one not entered is
    outside both points and maximum of a provisional outcome; without a survey its criteria do not count.
    """
    costs = costs or {}
    found = []
    for leaf in leaves:
        points = marks.get(leaf.code, MISSING).points
        counts = survey_held or leaf.method is not Method.SURVEY
        if counts and points is not None and points < leaf.max_points:
            found.append(Room(leaf.code, leaf.domain, difference(leaf.max_points, points), costs.get(leaf.code, ONE)))
    return tuple(found)


def in_whole_steps(found: Sequence[Room], step: Decimal) -> tuple[Room, ...]:
    """Return the rooms cut down to whole entry steps (in points); what holds not even one is left out."""
    cut = ((room, EXACT.multiply(EXACT.divide_int(room.points, step), step)) for room in found)
    return tuple(replace(room, points=points) for room, points in cut if points > ZERO)
