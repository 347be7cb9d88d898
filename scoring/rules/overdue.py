"""Work of a round that is not done although its last day is over, counted over all units."""

import datetime
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from scoring.rules.duties import Task
from scoring.rules.progress import Counts
from scoring.rules.stages import Stage, Timetable


@dataclass(frozen=True, slots=True)
class Unfinished:
    """One unit (place) with its counts, and whether its sheet lies with the office."""

    place: int
    counts: Counts
    handed_in: bool


@dataclass(frozen=True, slots=True)
class Late:
    """Work of one kind that is late: `count` sheets, explanations or criteria, in so many `units`.

    `since` is the earliest last day that has passed.
    """

    task: Task
    count: int
    units: int
    since: datetime.date


def overdue(places: Iterable[Unfinished], timetable: Timetable, today: datetime.date) -> list[Late]:
    """Return what is late, in the order of the year. A stage that is open again for a unit is not late there."""
    found: dict[Task, Late] = {}
    for each in places:
        for task, stage, count in _left(each):
            last = timetable.last_day(stage, each.place)
            if count and last and last < today and not timetable.is_open(stage, today, each.place):
                found[task] = _with(found.get(task), task, count, last)
    return [found[task] for task in Task if task in found]


def _left(each: Unfinished) -> Iterator[tuple[Task, Stage, int]]:
    counts = each.counts
    yield Task.HAND_IN, Stage.SELF_SCORING, int(bool(counts.final_left) and not each.handed_in)
    yield Task.EXPLAIN, Stage.EXPLANATION, counts.waiting
    # Who has final points needs no first ones any more.
    yield Task.APPRAISE_FIRST, Stage.FIRST_APPRAISAL, min(counts.first_left, counts.final_left)
    yield Task.DECIDE, Stage.FINAL_APPRAISAL, counts.answered
    yield Task.APPRAISE_FINAL, Stage.FINAL_APPRAISAL, counts.final_left
    yield Task.SURVEY, Stage.SURVEY, counts.survey_left


def _with(known: Late | None, task: Task, count: int, last: datetime.date) -> Late:
    if known is None:
        return Late(task, count, 1, last)
    return Late(task, known.count + count, known.units + 1, min(known.since, last))
