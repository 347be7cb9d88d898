"""What each unit gained or lost against the year before, in percentage points, to both sides of a line."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import NamedTuple

from cchc.numbers import format_number, format_percent
from scoring.report.charts.scale import by_block, length
from scoring.results import schema
from scoring.results.source import Results
from scoring.rules.rounding import shown_change

PLACES = 2


@dataclass(frozen=True, slots=True)
class Change:
    """A unit: its bar starts at `x` of a line of 100."""

    position: int
    name: str
    before: str
    now: str
    text: str
    x: str
    width: str
    is_gain: bool


@dataclass(frozen=True, slots=True)
class Changes:
    """All units that can be compared, and how many of each sort; `left_out` have no result of the year before.

    `zero` is where no change stands on the line of 100: there is as much room on each side as the changes need.
    """

    year: int
    zero: str
    blocks: tuple[tuple[str, tuple[Change, ...]], ...]
    up: int
    down: int
    left_out: int


class Scale(NamedTuple):
    """The largest fall, and that and the largest gain together, in percentage points."""

    down: Decimal
    whole: Decimal


def changes(results: Results) -> Changes | None:
    """Units with a result in the year before; None where there is none."""
    compared = [unit for unit in results.units if unit["change"] and unit["percent"] is not None]
    if not compared:
        return None
    scale = _scale([_points(unit) for unit in compared])
    return Changes(
        year=compared[0]["change"]["year"] if compared[0]["change"] else 0,
        zero=length(scale.down, scale.whole),
        blocks=tuple((block, tuple(_change(unit, scale) for unit in members)) for block, members in by_block(compared)),
        up=sum(_points(unit) > 0 for unit in compared),
        down=sum(_points(unit) < 0 for unit in compared),
        left_out=len(results.units) - len(compared),
    )


def _scale(points: Sequence[Decimal]) -> Scale:
    up, down = max(Decimal(0), *points), max(Decimal(0), *(-one for one in points))
    return Scale(down, up + down or Decimal(1))


def signed(points: Decimal) -> str:
    """A change with its sign: "+20,11", "−3,05", "0,00"."""
    text = format_number(abs(points), PLACES)
    return f"+{text}" if points > 0 else f"−{text}" if points < 0 else text


def _points(unit: schema.UnitDocument) -> Decimal:
    return Decimal(unit["change"]["percentage_points"]) if unit["change"] else Decimal(0)


def _change(unit: schema.UnitDocument, scale: Scale) -> Change:
    points = _points(unit)
    before = unit["change"]["previous_percent"] if unit["change"] else "0"
    return Change(
        position=unit["position"],
        name=unit["full_name"],
        before=format_percent(Decimal(before)),
        now=format_percent(Decimal(unit["percent"] or 0)),
        text=signed(shown_change(Decimal(before), Decimal(unit["percent"] or 0), PLACES)),
        x=length(scale.down + min(points, Decimal(0)), scale.whole),
        width=length(abs(points), scale.whole),
        is_gain=points >= 0,
    )
