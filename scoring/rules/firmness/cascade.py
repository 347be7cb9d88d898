"""The cascade of `classify` in integers: the same classes, fast enough for thousands of runs.

A better class asks for no less than a worse one (a scheme sees to it), so the class is the worse of two places: the
best one whose composite is met, and the best one whose floor the weakest domain meets.
"""

from dataclasses import dataclass
from typing import Self

from scoring.rules.scheme import Scheme, Threshold


@dataclass(frozen=True, slots=True)
class Bar:
    """A threshold as the fraction `top` / `bottom` of a maximum."""

    top: int
    bottom: int
    inclusive: bool

    @classmethod
    def of(cls, threshold: Threshold | None) -> Self:
        """Return the bar of a threshold; one of nothing for None, which everything meets."""
        top, bottom = (0, 1) if threshold is None else threshold.percent.as_integer_ratio()
        return cls(top, bottom * 100, threshold is None or threshold.inclusive)

    def met_by(self, points: int, maximum: int) -> bool:
        """Tell whether points out of a maximum, in the same unit, meet the threshold."""
        reached, wanted = points * self.bottom, self.top * maximum
        return reached >= wanted if self.inclusive else reached > wanted


@dataclass(frozen=True, slots=True)
class Cascade:
    """The bars of all classes but the last, best first."""

    composites: tuple[Bar, ...]
    floors: tuple[Bar, ...]

    @classmethod
    def of(cls, scheme: Scheme) -> Self:
        """Return the bars of a scheme."""
        better = scheme.bands[:-1]
        return cls(
            tuple(Bar.of(band.composite) for band in better), tuple(Bar.of(band.domain_floor) for band in better)
        )

    def composite_place(self, points: int, maximum: int) -> int:
        """Return the place of the best class whose composite is met."""
        return _place(self.composites, points, maximum)

    def floor_place(self, points: int, maximum: int) -> int:
        """Return the place of the best class whose floor a domain meets."""
        return _place(self.floors, points, maximum)


def _place(bars: tuple[Bar, ...], points: int, maximum: int) -> int:
    for place, bar in enumerate(bars):
        if bar.met_by(points, maximum):
            return place
    return len(bars)
