"""Where a unit stands against the year before: percentage points, ranks, classes."""

from dataclasses import dataclass
from decimal import Decimal

from scoring.rules.exact import difference
from scoring.rules.scheme import Scheme


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a unit stood in one year: composite percent, rank in its block, code of its class; None when
    unknown.
    """

    percent: Decimal | None = None
    rank: int | None = None
    band: str | None = None


@dataclass(frozen=True, slots=True)
class Change:
    """Difference between two years; None where either year has no such value.

    `percentage_points` is after minus before, unrounded (83,30 % after 63,19 % is 20,11 percentage
    points, not percent). Positive `rank_steps` and `band_steps` are for the better.
    """

    percentage_points: Decimal | None
    rank_steps: int | None
    band_steps: int | None


def change(before: Standing, after: Standing, scheme: Scheme) -> Change:
    """Return the change from `before` to `after`; `scheme` orders the classes, one it does not know has
    no steps.
    """
    return Change(
        percentage_points=_rise(before.percent, after.percent),
        rank_steps=_climb(before.rank, after.rank),
        band_steps=_climb(_place(scheme, before.band), _place(scheme, after.band)),
    )


def _rise(before: Decimal | None, after: Decimal | None) -> Decimal | None:
    return None if before is None or after is None else difference(after, before)


def _climb(before: int | None, after: int | None) -> int | None:
    """Return the steps upwards between two places of which 1 (or 0) is the best."""
    return None if before is None or after is None else before - after


def _place(scheme: Scheme, band: str | None) -> int | None:
    return None if band is None else scheme.position(band)
