"""What changed in a round: since last year, over all units, and since the version before."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from django.utils.translation import gettext as _

from cchc.numbers import format_percent
from scoring.presenters.figures import climbed, risen
from scoring.results import schema
from scoring.rules.rounding import shown_change
from scoring.rules.summary import mean

NAMED = 3  # units named for the longest way up and down; those that tie with the last of them too
MOST_TIED = 6


@dataclass(frozen=True, slots=True)
class Mover:
    """A unit that changed its rank or was corrected, in words."""

    code: str
    name: str
    words: str


@dataclass(frozen=True, slots=True)
class Movement:
    """Against last year: the mean of the units of both years, and how many moved to a better or a lower class.

    `added` counts units with a result this year and none last year; `up` and `down` name the longest ways in rank.
    """

    year: int
    count: int
    before: str
    now: str
    change: str
    better: int
    same: int
    lower: int
    added: int
    up: Sequence[Mover]
    down: Sequence[Mover]


def movement(units: Sequence[schema.UnitDocument], year: int | None) -> Movement | None:
    """The movement since `year`; None where no unit has a result to compare with."""
    pairs = [(unit, unit["change"]) for unit in units if unit["change"] is not None and unit["percent"] is not None]
    if year is None or not pairs:
        return None
    before = mean(Decimal(change["previous_percent"]) for _unit, change in pairs) or Decimal(0)
    now = mean(Decimal(unit["percent"] or 0) for unit, _change in pairs) or Decimal(0)
    classes = [change["band_steps"] for _unit, change in pairs if change["band_steps"] is not None]
    return Movement(
        year=year,
        count=len(pairs),
        before=format_percent(before),
        now=format_percent(now),
        change=risen(str(shown_change(before, now))),
        better=sum(steps > 0 for steps in classes),
        same=classes.count(0),
        lower=sum(steps < 0 for steps in classes),
        added=sum(unit["change"] is None and unit["percent"] is not None for unit in units),
        up=_longest(units, 1),
        down=_longest(units, -1),
    )


def corrected(units: Iterable[schema.UnitDocument], corrections: Mapping[str, str]) -> list[Mover]:
    """The units that the version in force changed, in printed order."""
    return [
        Mover(unit["code"], unit["full_name"], corrections[unit["code"]])
        for unit in units
        if unit["code"] in corrections
    ]


def dropped(units: Iterable[schema.UnitDocument], corrections: Mapping[str, str]) -> int:
    """How many units the version in force no longer has."""
    return len(set(corrections) - {unit["code"] for unit in units})


def _longest(units: Sequence[schema.UnitDocument], sign: int) -> list[Mover]:
    """Units that climbed (`sign` 1) or fell (-1) the most; a tie too long to be named is left out."""
    steps = {unit["code"]: sign * _steps(unit) for unit in units}
    ordered = sorted((unit for unit in units if steps[unit["code"]] > 0), key=lambda unit: -steps[unit["code"]])
    least = steps[ordered[NAMED - 1]["code"]] if len(ordered) >= NAMED else 1
    longest = [unit for unit in ordered if steps[unit["code"]] >= least]
    while len(longest) > MOST_TIED:
        longest = [unit for unit in longest if steps[unit["code"]] > steps[longest[-1]["code"]]]
    return [Mover(unit["code"], unit["full_name"], _words(unit)) for unit in longest]


def _steps(unit: schema.UnitDocument) -> int:
    change = unit["change"]
    return 0 if change is None else change["rank_steps"] or 0


def _words(unit: schema.UnitDocument) -> str:
    """ "tăng 3 bậc: hạng 9 → 6"."""
    change = unit["change"]
    before = change["previous_rank"] if change else ""
    return _("%(steps)s: hạng %(before)s → %(now)s") % {
        "steps": climbed(_steps(unit)),
        "before": before,
        "now": unit["rank"],
    }
