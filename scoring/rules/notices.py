"""Warnings beside a class that stands on a knife's edge, for the people who approve and print it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from functools import lru_cache

from scoring.rules.exact import difference, total
from scoring.rules.readings import Condition, Reading, missing
from scoring.rules.rounding import half_up
from scoring.rules.scheme import Band, Scheme, Threshold


class Caution(StrEnum):
    """Why a reader may take an outcome for another class."""

    ON_THRESHOLD = "on_threshold"  # exactly 80: "từ 80%" and "trên 80%" part here
    DISPLAY_MISLEADS = "display_misleads"  # 79,996 misses 80 and prints as 80,00


@dataclass(frozen=True, slots=True)
class Notice:
    """A caution about one condition of the class `band`; `domain` is None for the composite, `actual` in
    percent.
    """

    caution: Caution
    band: str
    condition: Condition
    domain: int | None
    actual: Decimal


# Showing two decimals moves a percentage by half of the last one at most; what is farther away needs no look.
_MARGIN = Decimal("0.005")


def notices(composite: Reading, domains: Sequence[Reading], scheme: Scheme, place: int) -> list[Notice]:
    """Return the cautions for a unit that got the class at `place` of the scheme, composite first.

    The composite is held against every class, since units are also grouped by it in print. A domain is held
    against the floor of the class reached and, where it missed that of the next better one, against that: no
    other floor could change the class.
    """
    found: list[Notice] = []
    for band in scheme.bands:
        found += _cautions(band, band.composite, [composite])
    if place > 0:
        better = scheme.bands[place - 1]
        found += _cautions(better, better.domain_floor, missing(better.domain_floor, domains))
    reached = scheme.bands[place]
    return found + _cautions(reached, reached.domain_floor, domains)


def _cautions(band: Band, threshold: Threshold | None, readings: Iterable[Reading]) -> list[Notice]:
    if threshold is None:
        return []
    low, high = _surroundings(threshold.percent)
    near = [reading for reading in readings if low <= reading.percent <= high]
    return [_notice(caution, band, reading) for reading in near if (caution := _caution(threshold, reading.percent))]


@lru_cache(maxsize=64)
def _surroundings(percent: Decimal) -> tuple[Decimal, Decimal]:
    return difference(percent, _MARGIN), total((percent, _MARGIN))


def _caution(threshold: Threshold, percent: Decimal) -> Caution | None:
    if percent == threshold.percent:
        return Caution.ON_THRESHOLD
    misleads = threshold.met_by(half_up(percent)) != threshold.met_by(percent)
    return Caution.DISPLAY_MISLEADS if misleads else None


def _notice(caution: Caution, band: Band, reading: Reading) -> Notice:
    condition = Condition.COMPOSITE if reading.domain is None else Condition.DOMAIN
    return Notice(caution, band.code, condition, reading.domain, reading.percent)
