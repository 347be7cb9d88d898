"""The mean of survey answers on a scale."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction

from scoring.rules.exact import total
from scoring.rules.points import answers
from scoring.rules.points.amounts import DECIMALS, bounded, rounded
from scoring.rules.points.base import Computed, Facts, Kind, Question, Rule
from scoring.rules.points.checks import decimals_fit
from scoring.rules.points.problems import FactError, FactFault, ParameterFault, Problem

MEAN, COUNTS = "mean", "counts"
_WIDEST = 100


class Asked(StrEnum):
    """What the office enters of a survey."""

    MEAN = "mean"  # the mean itself
    COUNTS = "counts"  # ballots for each level


class Zero(StrEnum):
    """What gives 0 points."""

    NOTHING = "nothing"  # mean/highest: the lowest level still gives something
    LOWEST = "lowest"  # (mean - lowest)/(highest - lowest)


@dataclass(frozen=True, slots=True)
class Surveyed(Computed):
    """Points, the mean, and the ballots it was counted from (0 where the mean was entered)."""

    mean: Fraction
    ballots: Decimal


@dataclass(frozen=True, slots=True)
class SurveyMean(Rule):
    """The mean of a scale of whole levels, as a share of the highest, times the maximum."""

    lowest: int = 1
    highest: int = 5
    asked: Asked = Asked.MEAN
    zero: Zero = Zero.NOTHING
    decimals: int = DECIMALS

    def check(self, max_points: Decimal) -> Iterator[Problem]:
        """The levels make a scale."""
        if not 0 <= self.lowest < self.highest <= _WIDEST:
            yield Problem(ParameterFault.SCALE, {"lowest": self.lowest, "highest": self.highest})
        yield from decimals_fit(self.decimals, max_points)

    @property
    def levels(self) -> tuple[str, ...]:
        """The levels, best first."""
        return tuple(str(level) for level in range(self.highest, self.lowest - 1, -1))

    def questions(self) -> tuple[Question, ...]:
        """The mean, or the ballots for each level."""
        if self.asked is Asked.COUNTS:
            return (Question(COUNTS, Kind.COUNTS, options=self.levels),)
        return (Question(MEAN, Kind.DECIMAL, low=Decimal(self.lowest), high=Decimal(self.highest)),)

    def compute(self, facts: Facts, max_points: Decimal) -> Surveyed:
        """The share of the maximum that the mean is of the scale."""
        mean, ballots = self._counted(facts) if self.asked is Asked.COUNTS else self._mean(facts)
        bottom = self.lowest if self.zero is Zero.LOWEST else 0
        share = (mean - bottom) / (self.highest - bottom)
        return Surveyed(
            bounded(rounded(share * Fraction(max_points), self.decimals), max_points), max_points, mean, ballots
        )

    def _mean(self, facts: Facts) -> tuple[Fraction, Decimal]:
        mean = answers.amount(facts, MEAN)
        if mean < self.lowest:
            raise FactError(FactFault.TOO_SMALL, MEAN, least=self.lowest)
        if mean > self.highest:
            raise FactError(FactFault.TOO_LARGE, MEAN, most=self.highest)
        return Fraction(mean), Decimal(0)

    def _counted(self, facts: Facts) -> tuple[Fraction, Decimal]:
        counts = answers.counts(facts, COUNTS, self.levels)
        ballots = total(counts.values())
        if not ballots:
            raise FactError(FactFault.NOTHING_TO_COUNT, COUNTS)
        weighted = sum(int(level) * Fraction(count) for level, count in counts.items())
        return Fraction(weighted) / Fraction(ballots), ballots
