"""Heat of a domain percentage: how many of the scheme's domain floors it misses."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from django.utils.translation import gettext as _

from cchc.numbers import format_number
from scoring.results import schema
from scoring.rules.scheme import Threshold

HOTTEST = 3  # as many tints as the style sheet has, less one
MARK = "▾"


@dataclass(frozen=True, slots=True)
class Level:
    """A shade of the heat table: `tint` 0 is the best, `mark` says the same without colour, `words` the range."""

    tint: int
    mark: str
    words: str


@dataclass(frozen=True, slots=True)
class Heat:
    """The levels of a scheme, the best first; `floors` part them, the highest first."""

    floors: Sequence[Threshold]
    levels: Sequence[Level]

    def of(self, percent: str | None) -> Level | None:
        """The level of a percentage (exact); None where the domain is not assessed, or the scheme has no floors."""
        if percent is None or not self.floors:
            return None
        missed = sum(not floor.met_by(Decimal(percent)) for floor in self.floors)
        return self.levels[missed]


def heat(bands: Sequence[schema.BandDocument]) -> Heat:
    """The levels between the different domain floors of a scheme."""
    asked = dict.fromkeys(
        Threshold(Decimal(band["domain_floor"]["percent"]), band["domain_floor"]["inclusive"])
        for band in bands
        if band["domain_floor"]
    )
    floors = sorted(asked, key=lambda floor: (floor.percent, not floor.inclusive), reverse=True)
    return Heat(floors, [_level(missed, floors) for missed in range(len(floors) + 1)] if floors else [])


def _level(missed: int, floors: Sequence[Threshold]) -> Level:
    is_last = missed == len(floors)
    tint = HOTTEST if is_last else min(missed, HOTTEST - 1)
    return Level(tint, MARK * missed, below(floors[-1]) if is_last else above(floors[missed]))


def above(floor: Threshold) -> str:
    """ "từ 80%" or "trên 80%"."""
    words = _("từ %(percent)s%%") if floor.inclusive else _("trên %(percent)s%%")
    return words % {"percent": format_number(floor.percent)}


def below(floor: Threshold) -> str:
    """ "dưới 50%", or "từ 50% trở xuống" where the floor must be exceeded."""
    words = _("dưới %(percent)s%%") if floor.inclusive else _("từ %(percent)s%% trở xuống")
    return words % {"percent": format_number(floor.percent)}
