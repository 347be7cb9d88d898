"""How firm rank and class of a unit are, in words."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from cchc.numbers import format_number
from scoring.presenters.badges import Badge
from scoring.rules.firmness import Firmness


@dataclass(frozen=True, slots=True)
class FirmnessView:
    """Ranks that 90 % of the runs lie in, and the share of runs (percent, as text) that keep the class."""

    rank: int
    low: int
    high: int
    interval: str
    kept: str
    runs: str
    bands: str


def firmness_view(found: Firmness, shown: dict[str, Badge]) -> FirmnessView:
    """Firmness of one unit; `bands` names the classes that came up with their shares, when more than its own did."""
    return FirmnessView(
        rank=found.rank,
        low=found.low,
        high=found.high,
        interval=_interval(found),
        kept=f"{format_number(found.kept_percent)}%",
        runs=format_number(found.runs),
        bands=_bands(found, shown) if len(found.bands) > 1 else "",
    )


def _interval(found: Firmness) -> str:
    """ "12–17", or "16" where nearly all runs agree."""
    return str(found.low) if found.low == found.high else f"{found.low}–{found.high}"


def _bands(found: Firmness, shown: dict[str, Badge]) -> str:
    words = _("%(label)s: %(count)s lần")
    return "; ".join(words % {"label": shown[code].label, "count": count} for code, count in found.bands.items())
