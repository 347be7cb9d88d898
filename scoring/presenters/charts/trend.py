"""The line of a percentage through the years."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal

from cchc.numbers import format_number, format_percent
from scoring.rules.rounding import half_up

WIDTH, HEIGHT = 320, 150
LEFT, RIGHT, TOP, BOTTOM = 44, 292, 24, 122  # the field of the line; beside it stand percentages, beneath it years
STEP = 10  # the scale begins and ends at a whole ten percent
LEAST = 2  # points that make a line
LABELLED = 6  # with more of them, only the first and the last bear figures


@dataclass(frozen=True, slots=True)
class Dot:
    """A year: where it stands, its percentage as shown; `is_labelled` where there is room for both."""

    x: int
    y: int
    year: int
    label: str
    label_y: int
    is_labelled: bool


@dataclass(frozen=True, slots=True)
class Rule:
    """A line of the scale."""

    y: int
    label_y: int
    label: str


@dataclass(frozen=True, slots=True)
class TrendLine:
    """The whole drawing, in a box of `width` by `height`; `points` is the line as SVG takes it."""

    width: int
    height: int
    left: int
    right: int
    year_y: int
    points: str
    dots: Sequence[Dot]
    rules: Sequence[Rule]


def trend_line(years: Iterable[tuple[int, Decimal]]) -> TrendLine | None:
    """The line through (year, percent); None for less than two years. Years stand as far apart as they are."""
    known = sorted(years)
    if len(known) < LEAST:
        return None
    low, high = _scale([percent for _year, percent in known])
    first, last = known[0][0], known[-1][0]
    labelled = {year for year, _percent in known} if len(known) <= LABELLED else {first, last}
    dots = [
        _dot(year, percent, _across(year, first, last), _down(percent, low, high), is_labelled=year in labelled)
        for year, percent in known
    ]
    return TrendLine(
        width=WIDTH,
        height=HEIGHT,
        left=LEFT,
        right=RIGHT,
        year_y=HEIGHT - 6,
        points=" ".join(f"{dot.x},{dot.y}" for dot in dots),
        dots=dots,
        rules=[Rule(y := _down(value, low, high), y + 4, f"{format_number(value)}%") for value in (high, low)],
    )


def _scale(percents: Sequence[Decimal]) -> tuple[Decimal, Decimal]:
    """From the ten below the lowest to the ten above the highest, never the same."""
    low = (min(percents) / STEP).to_integral_value(ROUND_FLOOR) * STEP
    high = (max(percents) / STEP).to_integral_value(ROUND_CEILING) * STEP
    return low, high if high > low else low + STEP


def _across(year: int, first: int, last: int) -> int:
    return LEFT + 14 + (RIGHT - LEFT - 28) * (year - first) // max(last - first, 1)


def _down(percent: Decimal, low: Decimal, high: Decimal) -> int:
    return BOTTOM - int(half_up((BOTTOM - TOP) * (percent - low) / (high - low), 0))


def _dot(year: int, percent: Decimal, x: int, y: int, *, is_labelled: bool) -> Dot:
    return Dot(x, y, year, format_percent(percent), y - 9, is_labelled)
