"""Ratio b/a times the maximum: as it is, with a floor, or all or nothing."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from scoring.rules.exact import HUNDRED, ZERO
from scoring.rules.points.amounts import DECIMALS, bounded, rounded
from scoring.rules.points.base import Computed, Facts
from scoring.rules.points.checks import decimals_fit, labels_hold, percent_fits
from scoring.rules.points.measure import Measure, Measured, Reading
from scoring.rules.points.problems import ParameterFault, Problem


@dataclass(frozen=True, slots=True)
class RatioComputed(Computed):
    """Points and the ratio; `counted` tells whether it was high enough for any."""

    reading: Reading
    counted: bool = True


@dataclass(frozen=True, slots=True)
class _OfRatio(Measured):
    """What the three have in common: they are about a percentage of at most 100."""

    @property
    def most(self) -> Decimal:
        """Nothing is above 100 percent."""
        return HUNDRED

    def check(self, max_points: Decimal) -> Iterator[Problem]:  # noqa: ARG002  # for those that need it
        """A percentage is measured, and its facts have plain labels."""
        if self.measure is Measure.NUMBER:
            yield Problem(ParameterFault.MEASURE)
        yield from labels_hold(self.labels, may_be_empty=True)


@dataclass(frozen=True, slots=True)
class Ratio(_OfRatio):
    """Points are b/a of the maximum, rounded half up to `decimals`."""

    decimals: int = DECIMALS

    def check(self, max_points: Decimal) -> Iterator[Problem]:
        """Also the rounding."""
        yield from _OfRatio.check(self, max_points)
        yield from decimals_fit(self.decimals, max_points)

    def compute(self, facts: Facts, max_points: Decimal) -> RatioComputed:
        """The share of the maximum."""
        reading = self.read(facts)
        return RatioComputed(_share(reading, max_points, self.decimals), max_points, reading)


@dataclass(frozen=True, slots=True, kw_only=True)
class RatioFloor(_OfRatio):
    """Points are b/a of the maximum from `floor` (percent) on, or above it if not `inclusive`; below, 0."""

    floor: Decimal
    inclusive: bool = True
    decimals: int = DECIMALS

    def check(self, max_points: Decimal) -> Iterator[Problem]:
        """Also the floor and the rounding."""
        yield from _OfRatio.check(self, max_points)
        yield from percent_fits(self.floor)
        yield from decimals_fit(self.decimals, max_points)
        if self.floor == HUNDRED and not self.inclusive:
            yield Problem(ParameterFault.PERCENT, {"percent": self.floor})

    def compute(self, facts: Facts, max_points: Decimal) -> RatioComputed:
        """The share of the maximum, or nothing."""
        reading = self.read(facts)
        counted = reading.value >= self.floor if self.inclusive else reading.value > self.floor
        points = _share(reading, max_points, self.decimals) if counted else ZERO
        return RatioComputed(points, max_points, reading, counted)


@dataclass(frozen=True, slots=True)
class RatioExact(_OfRatio):
    """The maximum where b equals a, otherwise 0."""

    def compute(self, facts: Facts, max_points: Decimal) -> RatioComputed:
        """All or nothing."""
        reading = self.read(facts)
        counted = reading.value == HUNDRED
        return RatioComputed(max_points if counted else ZERO, max_points, reading, counted)


def _share(reading: Reading, max_points: Decimal, decimals: int) -> Decimal:
    return bounded(rounded(reading.share * Fraction(max_points), decimals), max_points)
