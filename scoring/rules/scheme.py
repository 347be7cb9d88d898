"""A classification scheme: the classes of a round, best first, and what each one demands."""

from collections import Counter
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from itertools import pairwise

from scoring.rules.adjustment import NO_CAPS, Caps
from scoring.rules.exact import HUNDRED


@dataclass(frozen=True, slots=True)
class Threshold:
    """A percentage to reach ("từ 80%", inclusive) or to exceed ("trên 80%", not inclusive)."""

    percent: Decimal
    inclusive: bool = True

    def met_by(self, percent: Decimal) -> bool:
        """Tell whether `percent`, unrounded, meets this threshold."""
        return percent >= self.percent if self.inclusive else percent > self.percent


@dataclass(frozen=True, slots=True)
class Band:
    """A class: the threshold of the composite index and the floor of every domain. None is no condition."""

    code: str
    composite: Threshold | None
    domain_floor: Threshold | None

    @property
    def unconditional(self) -> bool:
        """Whether every unit meets this class."""
        return self.composite is None and self.domain_floor is None


class SchemeFault(StrEnum):
    """What is wrong with a scheme; the interface words it."""

    NO_BANDS = "no_bands"
    DUPLICATE_CODE = "duplicate_code"
    OUT_OF_RANGE = "out_of_range"  # a threshold that is not a percentage from 0 to 100
    LAST_HAS_CONDITION = "last_has_condition"  # some unit would have no class
    NO_CONDITION = "no_condition"  # the classes below could never be given
    RISING = "rising"  # a lower class that demands more than a better one
    CAP_OUT_OF_RANGE = "cap_out_of_range"  # a cap of bonus or penalty that is not from 0 to 100 points


class SchemeError(ValueError):
    """A scheme that cannot classify; `band` is the code of the class at fault (None when it is about no
    class).
    """

    def __init__(self, fault: SchemeFault, band: str | None = None) -> None:
        super().__init__(f"classification scheme: {fault.value}" + (f" in band {band!r}" if band else ""))
        self.fault = fault
        self.band = band


@dataclass(frozen=True, slots=True)
class Scheme:
    """The classes of a round, best first. The last has no condition, so that every unit has a class.

    `caps` bound bonus and penalty points; none count by default. Raises SchemeError when the bands do not make a
    cascade, or a cap makes no sense.
    """

    bands: tuple[Band, ...]
    caps: Caps = NO_CAPS

    def __post_init__(self) -> None:
        if not self.bands:
            raise SchemeError(SchemeFault.NO_BANDS)
        _check_codes(self.bands)
        _check_range(self.bands)
        _check_conditions(self.bands)
        _check_descent(self.bands)
        if not self.caps.sound:
            raise SchemeError(SchemeFault.CAP_OUT_OF_RANGE)

    def position(self, code: str) -> int | None:
        """Return how many classes are better than `code`, or None when the scheme has no such class."""
        return next((place for place, band in enumerate(self.bands) if band.code == code), None)


def _check_codes(bands: tuple[Band, ...]) -> None:
    code, times = Counter(band.code for band in bands).most_common(1)[0]
    if times > 1:
        raise SchemeError(SchemeFault.DUPLICATE_CODE, code)


def _check_range(bands: tuple[Band, ...]) -> None:
    for band in bands:
        for threshold in (band.composite, band.domain_floor):
            if threshold and not (threshold.percent.is_finite() and 0 <= threshold.percent <= HUNDRED):
                raise SchemeError(SchemeFault.OUT_OF_RANGE, band.code)


def _check_conditions(bands: tuple[Band, ...]) -> None:
    *better, last = bands
    if not last.unconditional:
        raise SchemeError(SchemeFault.LAST_HAS_CONDITION, last.code)
    for band in better:
        if band.unconditional:
            raise SchemeError(SchemeFault.NO_CONDITION, band.code)


def _check_descent(bands: tuple[Band, ...]) -> None:
    for better, worse in pairwise(bands):
        if _demand(worse.composite) > _demand(better.composite) or _demand(worse.domain_floor) > _demand(
            better.domain_floor
        ):
            raise SchemeError(SchemeFault.RISING, worse.code)


def _demand(threshold: Threshold | None) -> tuple[Decimal, bool]:
    """Order thresholds by how much they ask: none at all, then by percent, strict above inclusive."""
    return (Decimal(-1), False) if threshold is None else (threshold.percent, not threshold.inclusive)
