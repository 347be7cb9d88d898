"""Work that is late, counted over all units."""

import datetime

import pytest

from scoring.rules.duties import Task
from scoring.rules.overdue import Late, Unfinished, overdue
from scoring.rules.progress import Counts
from scoring.rules.stages import Extension, Stage, Timetable, Window

TODAY = datetime.date(2022, 3, 5)
PAST = datetime.date(2022, 3, 4)
LONG_PAST = datetime.date(2022, 2, 20)


def closed(*stages: Stage, extensions: tuple[Extension, ...] = ()) -> Timetable:
    return Timetable(tuple(Window(stage, None, PAST) for stage in stages), extensions)


def unit(place: int = 1, *, handed_in: bool = False, **counts: int) -> Unfinished:
    return Unfinished(place, Counts(appraisal=10, **counts), handed_in)


@pytest.mark.parametrize(
    ("each", "stage", "task", "count"),
    [
        (unit(), Stage.SELF_SCORING, Task.HAND_IN, 1),
        (unit(waiting=3), Stage.EXPLANATION, Task.EXPLAIN, 3),
        (unit(first_marks=4), Stage.FIRST_APPRAISAL, Task.APPRAISE_FIRST, 6),
        (unit(first_marks=4, final_marks=8), Stage.FIRST_APPRAISAL, Task.APPRAISE_FIRST, 2),
        (unit(answered=2, final_marks=10), Stage.FINAL_APPRAISAL, Task.DECIDE, 2),
        (unit(final_marks=7), Stage.FINAL_APPRAISAL, Task.APPRAISE_FINAL, 3),
        (unit(survey=5, survey_marks=1), Stage.SURVEY, Task.SURVEY, 4),
    ],
)
def test_what_is_late(each: Unfinished, stage: Stage, task: Task, count: int) -> None:
    assert overdue([each], closed(stage), TODAY) == [Late(task, count, 1, PAST)]


@pytest.mark.parametrize(
    "each", [unit(handed_in=True), unit(final_marks=10)], ids=["handed in", "appraised although never handed in"]
)
def test_a_sheet_that_is_not_late(each: Unfinished) -> None:
    assert overdue([each], closed(Stage.SELF_SCORING), TODAY) == []


def test_the_last_day_itself_is_not_late() -> None:
    assert overdue([unit()], closed(Stage.SELF_SCORING), PAST) == []


def test_nothing_is_late_without_a_timetable_or_an_end() -> None:
    assert overdue([unit(waiting=1)], Timetable(), TODAY) == []
    assert overdue([unit(waiting=1)], Timetable((Window(Stage.EXPLANATION, LONG_PAST, None),)), TODAY) == []


def test_units_add_up_and_the_earliest_day_counts() -> None:
    later = Extension(Stage.EXPLANATION, LONG_PAST, PAST, place=2)
    timetable = Timetable((Window(Stage.EXPLANATION, None, LONG_PAST),), (later,))
    found = overdue([unit(2, waiting=2), unit(1, waiting=1), unit(3)], timetable, TODAY)
    assert found == [Late(Task.EXPLAIN, 3, 2, LONG_PAST)]


def test_a_unit_with_more_time_is_not_late() -> None:
    more = Extension(Stage.SELF_SCORING, PAST, TODAY, place=1)
    found = overdue([unit(1), unit(2)], closed(Stage.SELF_SCORING, extensions=(more,)), TODAY)
    assert found == [Late(Task.HAND_IN, 1, 1, PAST)]


def test_late_work_is_told_in_the_order_of_the_year() -> None:
    found = overdue([unit(waiting=1)], closed(*Stage), TODAY)
    assert [late.task for late in found] == [Task.HAND_IN, Task.EXPLAIN, Task.APPRAISE_FIRST, Task.APPRAISE_FINAL]
