"""Bars with the floors of the classes marked. Coordinates are texts in a box 100 wide, one unit for one percent."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from cchc.numbers import format_number
from scoring.marks import plain
from scoring.results import schema
from scoring.rules.rounding import half_up


@dataclass(frozen=True, slots=True)
class Mark:
    """A floor: where it stands and how it reads."""

    x: str
    label: str


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar; `low` when the domain alone keeps a unit from the next better class."""

    width: str
    low: bool


def bar(percent: Decimal | str | None, *, low: bool = False) -> Bar | None:
    """The bar of a percentage, None where nothing is assessed."""
    return None if percent is None else Bar(plain(half_up(Decimal(percent))), low)


def edges(bands: Sequence[schema.BandDocument]) -> list[Mark]:
    """The different composite thresholds of a scheme, the lowest first."""
    return _marks(Decimal(band["composite"]["percent"]) for band in bands if band["composite"])


def floors(bands: Sequence[schema.BandDocument]) -> list[Mark]:
    """The different domain floors of a scheme, the lowest first."""
    return _marks(Decimal(band["domain_floor"]["percent"]) for band in bands if band["domain_floor"])


def _marks(percents: Iterable[Decimal]) -> list[Mark]:
    return [Mark(plain(percent), f"{format_number(percent)}%") for percent in sorted(set(percents))]
