"""Points for each part of a list that holds."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from scoring.rules.exact import total
from scoring.rules.points import answers
from scoring.rules.points.amounts import bounded, rounded
from scoring.rules.points.base import Computed, Facts, Kind, Question, Rule
from scoring.rules.points.checks import full_points, labels_hold, points_fit
from scoring.rules.points.problems import ParameterFault, Problem

ITEMS = "items"


@dataclass(frozen=True, slots=True)
class Item:
    """A part of the list and its points; None where the maximum is shared out evenly."""

    label: str
    points: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Ticked(Computed):
    """Points and the parts that hold."""

    items: tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class Checklist(Rule):
    """Parts that each carry points, together the maximum; or that carry equal shares of it, all without points."""

    items: tuple[Item, ...]

    @property
    def is_even(self) -> bool:
        """Whether the maximum is shared out evenly."""
        return all(item.points is None for item in self.items)

    def check(self, max_points: Decimal) -> Iterator[Problem]:
        """Labels can be told apart; points add up to the maximum."""
        if not self.items:
            yield Problem(ParameterFault.NO_ROWS)
            return
        yield from labels_hold(item.label for item in self.items)
        if self.is_even:
            return
        points = [item.points for item in self.items if item.points is not None]
        if len(points) < len(self.items):
            yield Problem(ParameterFault.MALFORMED, {"key": ITEMS})
        yield from points_fit(points, max_points)
        yield from full_points(total(points), max_points)

    def questions(self) -> tuple[Question, ...]:
        """Which of the parts hold."""
        return (Question(ITEMS, Kind.CHECKLIST, options=self._labels),)

    def compute(self, facts: Facts, max_points: Decimal) -> Ticked:
        """The sum of the parts that hold."""
        held = answers.chosen(facts, ITEMS, self._labels)
        items = tuple(item for item in self.items if item.label in held)
        return Ticked(bounded(self._sum(items, max_points), max_points), max_points, items)

    def _sum(self, items: Sequence[Item], max_points: Decimal) -> Decimal:
        if self.is_even:
            return rounded(Fraction(max_points) * len(items) / len(self.items))
        return total(item.points for item in items if item.points is not None)

    @property
    def _labels(self) -> tuple[str, ...]:
        return tuple(item.label for item in self.items)
