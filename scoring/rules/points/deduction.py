"""Points that are taken off a start, for each event of a kind."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from scoring.rules.exact import EXACT, ZERO, difference, total
from scoring.rules.points import answers
from scoring.rules.points.amounts import bounded
from scoring.rules.points.base import Computed, Facts, Kind, Question, Rule
from scoring.rules.points.checks import full_points, labels_hold, points_fit
from scoring.rules.points.problems import ParameterFault, Problem

EVENTS = "events"


@dataclass(frozen=True, slots=True)
class Event:
    """A kind of event and the points each one costs; None where a single one leaves nothing ("về 0")."""

    label: str
    points: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Happened:
    """How many events of a kind there were."""

    event: Event
    count: Decimal


@dataclass(frozen=True, slots=True)
class Deducted(Computed):
    """Points, what happened, and whether the floor kept the points up. The start is the maximum."""

    happened: tuple[Happened, ...]
    kept_by_floor: bool


@dataclass(frozen=True, slots=True)
class Deduction(Rule):
    """From `start` (None: the maximum) every event takes its points off, down to `floor`."""

    events: tuple[Event, ...]
    start: Decimal | None = None
    floor: Decimal = ZERO

    def check(self, max_points: Decimal) -> Iterator[Problem]:
        """Labels can be told apart, events cost something, the start is the maximum and above the floor."""
        if not self.events:
            yield Problem(ParameterFault.NO_ROWS)
            return
        yield from labels_hold(event.label for event in self.events)
        costs = [event.points for event in self.events if event.points is not None]
        yield from points_fit([*costs, self.floor], max_points)
        if not all(costs) or self.floor == max_points:
            yield Problem(
                ParameterFault.POINTS, {"points": ZERO if not all(costs) else self.floor, "maximum": max_points}
            )
        yield from full_points(max_points if self.start is None else self.start, max_points)

    def questions(self) -> tuple[Question, ...]:
        """How many of each kind there were."""
        return (Question(EVENTS, Kind.COUNTS, options=self._labels),)

    def compute(self, facts: Facts, max_points: Decimal) -> Deducted:
        """The start without what the events cost."""
        counts = answers.counts(facts, EVENTS, self._labels)
        happened = tuple(Happened(event, counts[event.label]) for event in self.events if counts[event.label])
        if any(one.event.points is None for one in happened):
            return Deducted(ZERO, max_points, happened, kept_by_floor=False)
        left = difference(max_points, _cost(happened))
        return Deducted(bounded(max(left, self.floor), max_points), max_points, happened, left < self.floor)

    @property
    def _labels(self) -> tuple[str, ...]:
        return tuple(event.label for event in self.events)


def _cost(happened: tuple[Happened, ...]) -> Decimal:
    return total(EXACT.multiply(one.count, one.event.points) for one in happened if one.event.points is not None)
