"""Points for each item, capped."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from scoring.rules.exact import EXACT
from scoring.rules.points import answers
from scoring.rules.points.base import Computed, Facts, Kind, Question, Rule
from scoring.rules.points.checks import full_points, labels_hold, points_fit
from scoring.rules.points.problems import ParameterFault, Problem

COUNT = "count"


@dataclass(frozen=True, slots=True)
class Counted(Computed):
    """Points, the number of items, and what they would give without a cap, in points."""

    count: Decimal
    uncapped: Decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class Count(Rule):
    """`each` points for every item, at most `cap` (None: the maximum). `item` names one item ("báo cáo")."""

    each: Decimal
    item: str = ""
    cap: Decimal | None = None

    def check(self, max_points: Decimal) -> Iterator[Problem]:
        """An item gives something, and enough of them give the maximum."""
        yield from labels_hold([self.item], may_be_empty=True)
        yield from points_fit([self.each], max_points)
        if not self.each:
            yield Problem(ParameterFault.POINTS, {"points": self.each, "maximum": max_points})
        yield from full_points(max_points if self.cap is None else self.cap, max_points)

    def questions(self) -> tuple[Question, ...]:
        """How many there are."""
        return (Question(COUNT, Kind.INTEGER, self.item),)

    def compute(self, facts: Facts, max_points: Decimal) -> Counted:
        """Items times points, capped."""
        count = answers.whole(facts, COUNT)
        uncapped = EXACT.multiply(count, self.each)
        return Counted(min(uncapped, max_points), max_points, count, uncapped)
