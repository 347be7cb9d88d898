"""Points by the tier in which a measured value lies."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from itertools import pairwise

from scoring.rules.exact import ZERO
from scoring.rules.points.amounts import bounded, is_fine
from scoring.rules.points.base import Computed, Facts
from scoring.rules.points.checks import full_points, labels_hold, percent_fits, points_fit
from scoring.rules.points.measure import Measure, Measured, Reading
from scoring.rules.points.problems import ParameterFault, Problem


class Side(StrEnum):
    """On which side of its bound a tier lies."""

    FROM = "from"  # từ: the bound and above
    ABOVE = "above"  # trên: above the bound
    UP_TO = "up_to"  # đến: the bound and below
    BELOW = "below"  # dưới: below the bound

    @property
    def upward(self) -> bool:
        """Whether more is better."""
        return self in {Side.FROM, Side.ABOVE}


@dataclass(frozen=True, slots=True)
class Tier:
    """A bound, in percent or as a plain number, and the points of what lies on its side."""

    bound: Decimal
    points: Decimal
    side: Side = Side.FROM

    def holds(self, value: Fraction) -> bool:
        """Whether `value` lies in the tier. Fractions are compared exactly, never quotients."""
        bound = Fraction(self.bound)
        return {
            Side.FROM: value >= bound,
            Side.ABOVE: value > bound,
            Side.UP_TO: value <= bound,
            Side.BELOW: value < bound,
        }[self.side]


@dataclass(frozen=True, slots=True)
class TiersComputed(Computed):
    """Points, the value, and the place of its tier in the rule; None is the rest."""

    reading: Reading
    place: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Tiers(Measured):
    """Tiers, best first: the first that holds gives its points, none gives `rest`."""

    tiers: tuple[Tier, ...]
    rest: Decimal = ZERO

    def check(self, max_points: Decimal) -> Iterator[Problem]:
        """Bounds and points go one way, the best tier gives the maximum."""
        yield from labels_hold(self.labels, may_be_empty=True)
        if not self.tiers:
            yield Problem(ParameterFault.NO_ROWS)
            return
        yield from points_fit((*(tier.points for tier in self.tiers), self.rest), max_points)
        yield from full_points(self.tiers[0].points, max_points)
        for tier in self.tiers:
            yield from self._bound(tier.bound)
        yield from self._order()

    def _bound(self, bound: Decimal) -> Iterator[Problem]:
        if self.measure is Measure.RATIO:
            yield from percent_fits(bound)
        elif bound < 0 or not is_fine(bound):
            yield Problem(ParameterFault.ORDER, {"bound": bound})

    def _order(self) -> Iterator[Problem]:
        for better, worse in pairwise(self.tiers):
            if better.side.upward is not worse.side.upward:
                yield Problem(ParameterFault.SIDES)
            elif not _is_stricter(better, worse) or better.points <= worse.points:
                yield Problem(ParameterFault.ORDER, {"bound": worse.bound})
        if self.rest >= self.tiers[-1].points:
            yield Problem(ParameterFault.ORDER, {"bound": self.tiers[-1].bound})

    def compute(self, facts: Facts, max_points: Decimal) -> TiersComputed:
        """The points of the first tier that holds."""
        reading = self.read(facts)
        place = next((place for place, tier in enumerate(self.tiers) if tier.holds(reading.value)), None)
        points = self.rest if place is None else self.tiers[place].points
        return TiersComputed(bounded(points, max_points), max_points, reading, place)


def _is_stricter(better: Tier, worse: Tier) -> bool:
    """Whether whatever lies in `better` lies in `worse` too, and not the other way round."""
    if better.bound == worse.bound:
        return (better.side, worse.side) in {(Side.ABOVE, Side.FROM), (Side.BELOW, Side.UP_TO)}
    return (better.bound > worse.bound) is better.side.upward
