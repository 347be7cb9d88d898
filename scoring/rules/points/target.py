"""What was reached against a target that was assigned; more than the target counts as the target."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from scoring.rules.exact import HUNDRED
from scoring.rules.points import answers
from scoring.rules.points.amounts import DECIMALS, bounded, is_fine, rounded
from scoring.rules.points.base import Computed, Facts, Kind, Question
from scoring.rules.points.checks import decimals_fit, labels_hold
from scoring.rules.points.measure import Measure, Measured, Reading
from scoring.rules.points.problems import FactError, FactFault, ParameterFault, Problem

TARGET = "target"


@dataclass(frozen=True, slots=True)
class TargetComputed(Computed):
    """Points, what was reached, and the target: both in percent or both plain numbers."""

    reading: Reading
    target: Decimal

    @property
    def reached(self) -> bool:
        """Whether the target was reached."""
        return self.reading.value >= self.target


@dataclass(frozen=True, slots=True)
class RatioTarget(Measured):
    """Points are reached/target of the maximum, at most the maximum. Without a `target` each unit states its own."""

    target: Decimal | None = None
    decimals: int = DECIMALS

    def check(self, max_points: Decimal) -> Iterator[Problem]:
        """Labels, target, rounding."""
        yield from labels_hold(self.labels, may_be_empty=True)
        yield from decimals_fit(self.decimals, max_points)
        above = self.measure is Measure.RATIO and self.target is not None and self.target > HUNDRED
        if self.target is not None and (self.target <= 0 or above or not is_fine(self.target)):
            yield Problem(ParameterFault.TARGET, {"target": self.target})

    def questions(self) -> tuple[Question, ...]:
        """What was reached, and the target where the parameters have none."""
        asked = Measured.questions(self)
        if self.target is not None:
            return asked
        kind = Kind.DECIMAL if self.measure is Measure.NUMBER else Kind.PERCENT
        return (*asked, Question(TARGET, kind, high=HUNDRED if self.measure is Measure.RATIO else None))

    def compute(self, facts: Facts, max_points: Decimal) -> TargetComputed:
        """The share of the target, capped."""
        reading, target = self.read(facts), self._target(facts)
        share = reading.value / Fraction(target)
        points = max_points if share >= 1 else rounded(share * Fraction(max_points), self.decimals)
        return TargetComputed(bounded(points, max_points), max_points, reading, target)

    def _target(self, facts: Facts) -> Decimal:
        target = self.target if self.target is not None else answers.amount(facts, TARGET)
        if not target:
            raise FactError(FactFault.NOT_POSITIVE, TARGET)
        if self.measure is Measure.RATIO and target > HUNDRED:
            raise FactError(FactFault.TOO_LARGE, TARGET, most=HUNDRED)
        return target
