"""Planning a timetable: dates taken over from another year, stages in the wrong order, days that are left."""

import datetime
from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import NamedTuple

from scoring.rules.stages import Stage, StageState, Timetable, Window

FEBRUARY = 2


class OutOfOrder(NamedTuple):
    """Two stages of which the later one in the order of the year starts first."""

    earlier: Stage
    later: Stage


def in_order(windows: Iterable[Window]) -> list[Window]:
    """The windows in the order of the year."""
    order = list(Stage)
    return sorted(windows, key=lambda window: order.index(window.stage))


def out_of_order(windows: Iterable[Window]) -> list[OutOfOrder]:
    """Neighbours (of those that have a first day) whose later stage starts before the earlier one.

    Stages may overlap: a survey runs beside the self-scoring, so only the starts are compared.
    """
    dated = [window for window in in_order(windows) if window.opens is not None]
    return [
        OutOfOrder(before.stage, after.stage)
        for before, after in pairwise(dated)
        if before.opens and after.opens and after.opens < before.opens
    ]


def shifted(windows: Sequence[Window], years: int) -> list[Window]:
    """The windows `years` later (or earlier, if negative); 29 February becomes 28 in a year without it."""
    return [Window(window.stage, _moved(window.opens, years), _moved(window.closes, years)) for window in windows]


def days_left(timetable: Timetable, stage: Stage, today: datetime.date, place: int | None = None) -> int | None:
    """Days from today to the last day of an open stage, 0 on the last day itself.

    None when the stage is not open, or open without an end. Between a window and a later reopening it is not open.
    """
    last = timetable.last_day(stage, place)
    if last is None or timetable.state(stage, today, place) is not StageState.OPEN:
        return None
    return (last - today).days


def _moved(day: datetime.date | None, years: int) -> datetime.date | None:
    if day is None:
        return None
    year = day.year + years
    leap = year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
    if day.month == FEBRUARY and day.day > 28 and not leap:
        return datetime.date(year, FEBRUARY, 28)
    return day.replace(year=year)
