"""How a commune is classified.

A cascade: going down from the best class, a unit gets the first class of which it meets *both*
conditions, the threshold of the composite index and the floor in every domain. So a unit above 90 % with
one domain at 69 % is not one class lower but two: it misses the next class as well (seed section II.2:
nine communes above 80 % are "Hoàn thành nhiệm vụ" because of a domain below 70 %).

A class always comes with its reasons: every condition that was missed, and by how much.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

from scoring.rules.exact import difference, points_at
from scoring.rules.notices import Caution, Notice, notices
from scoring.rules.readings import Condition, Reading, missing, read_composite, read_domains
from scoring.rules.scheme import Band, Scheme, SchemeError, SchemeFault, Threshold
from scoring.rules.share import Share

__all__ = [
    "Band",
    "Caution",
    "Classification",
    "Condition",
    "Notice",
    "Scheme",
    "SchemeError",
    "SchemeFault",
    "Shortfall",
    "Threshold",
    "classify",
]


@dataclass(frozen=True, slots=True)
class Shortfall:
    """One condition of a better class that was missed.

    `band` is the class missed, `domain` the number of the domain (None for the composite), `actual` the
    percentage reached. `percentage_points` and `points` are what is missing up to the threshold, exactly;
    for a strict threshold they may be 0, which reads "any more than this".
    """

    band: str
    condition: Condition
    domain: int | None
    actual: Decimal
    threshold: Threshold
    percentage_points: Decimal
    points: Decimal


@dataclass(frozen=True)
class Classification:
    """A class with its reasons, which are worked out when they are read: a ranking of thousands needs few of them.

    `place` is the position of the class in the scheme, 0 the best.
    """

    band: str
    place: int
    index: Reading
    domains: Mapping[int, Share]
    scheme: Scheme

    @cached_property
    def assessed(self) -> tuple[Reading, ...]:
        """The domains to which something applies, in domain order."""
        return tuple(read_domains(self.domains))

    @cached_property
    def shortfalls(self) -> tuple[Shortfall, ...]:
        """Every missed condition of every better class, best class first, composite before domains."""
        return tuple(
            shortfall
            for band in self.scheme.bands[: self.place]
            for shortfall in (
                *_shortfalls(band, Condition.COMPOSITE, band.composite, [self.index]),
                *_shortfalls(band, Condition.DOMAIN, band.domain_floor, self.assessed),
            )
        )

    @cached_property
    def notices(self) -> tuple[Notice, ...]:
        """Warnings: a value on a threshold, or one that looks like another class once rounded."""
        return tuple(notices(self.index, self.assessed, self.scheme, self.place))

    @property
    def blocking(self) -> tuple[Shortfall, ...]:
        """What stands between the unit and the next better class; empty in the best class."""
        # Every class passed over was missed by something, so the last one listed is the next better.
        return tuple(missed for missed in self.shortfalls if missed.band == self.shortfalls[-1].band)


def classify(composite: Share, domains: Mapping[int, Share], scheme: Scheme) -> Classification:
    """Return the class of a unit from its composite share and its domain shares (by domain number).

    A domain to which nothing applies (maximum 0) is not assessed and no floor holds for it. Raises
    ValueError when nothing applies at all: such a unit has no class.
    """
    index = read_composite(composite)
    # Every domain reaches a floor exactly when the lowest does.
    lowest = min([percent for share in domains.values() if (percent := share.percent) is not None], default=None)
    for place, band in enumerate(scheme.bands):
        if _meets(band.composite, index.percent) and _meets(band.domain_floor, lowest):
            return Classification(band.code, place, index, domains, scheme)
    raise AssertionError("the last class of a scheme has no condition")


def _meets(threshold: Threshold | None, percent: Decimal | None) -> bool:
    return threshold is None or percent is None or threshold.met_by(percent)


def _shortfalls(
    band: Band, condition: Condition, threshold: Threshold | None, readings: Iterable[Reading]
) -> list[Shortfall]:
    """Return what misses `threshold`, which is one of the two conditions of `band`."""
    if threshold is None:
        return []
    return [
        Shortfall(
            band.code,
            condition,
            reading.domain,
            reading.percent,
            threshold,
            difference(threshold.percent, reading.percent),
            difference(points_at(threshold.percent, reading.share.maximum), reading.share.points),
        )
        for reading in missing(threshold, readings)
    ]
