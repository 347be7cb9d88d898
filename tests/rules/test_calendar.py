"""Planning of a timetable."""

import datetime

import pytest

from scoring.rules.calendar import OutOfOrder, days_left, in_order, out_of_order, shifted
from scoring.rules.stages import Extension, Stage, Timetable, Window


def day(text):
    return datetime.date.fromisoformat(f"2026-{text}")


SELF = Window(Stage.SELF_SCORING, day("06-01"), day("06-30"))
SURVEY = Window(Stage.SURVEY, day("05-15"), day("07-15"))
FIRST = Window(Stage.FIRST_APPRAISAL, day("07-01"), day("07-31"))


def test_windows_stand_in_the_order_of_the_year():
    assert in_order([FIRST, SELF, SURVEY]) == [SELF, SURVEY, FIRST]


@pytest.mark.parametrize(
    ("windows", "found"),
    [
        ([SELF, FIRST], []),
        ([SELF, SURVEY, FIRST], [OutOfOrder(Stage.SELF_SCORING, Stage.SURVEY)]),
        ([FIRST, Window(Stage.EXPLANATION, day("07-01"), None)], []),  # the same day, and overlapping
        ([SELF, Window(Stage.FIRST_APPRAISAL, None, day("05-01"))], []),  # no first day, nothing to compare
        (
            [SELF, Window(Stage.SURVEY, None, None), Window(Stage.APPROVAL, day("05-31"), None)],
            [OutOfOrder(Stage.SELF_SCORING, Stage.APPROVAL)],
        ),
    ],
)
def test_a_later_stage_that_starts_earlier_is_noticed(windows, found):
    assert out_of_order(windows) == found


@pytest.mark.parametrize(
    ("before", "years", "after"),
    [
        ("2025-06-01", 1, "2026-06-01"),
        ("2024-02-29", 1, "2025-02-28"),
        ("2024-02-29", 4, "2028-02-29"),
        ("2026-03-31", -1, "2025-03-31"),
        ("2096-02-29", 4, "2100-02-28"),
    ],
)
def test_days_move_by_years(before, years, after):
    window = Window(Stage.SURVEY, datetime.date.fromisoformat(before), None)
    assert shifted([window], years) == [Window(Stage.SURVEY, datetime.date.fromisoformat(after), None)]


@pytest.mark.parametrize(
    ("today", "left"),
    [("05-31", None), ("06-01", 29), ("06-29", 1), ("06-30", 0), ("07-01", None)],
)
def test_days_left_of_a_stage(today, left):
    assert days_left(Timetable((SELF,)), Stage.SELF_SCORING, day(today)) == left


def test_days_left_count_more_time_for_the_unit_that_has_it():
    timetable = Timetable((SELF,), (Extension(Stage.SELF_SCORING, day("07-03"), day("07-10"), place=7),))
    assert days_left(timetable, Stage.SELF_SCORING, day("07-05"), 7) == 5
    assert days_left(timetable, Stage.SELF_SCORING, day("07-05"), 8) is None
    assert days_left(timetable, Stage.SELF_SCORING, day("07-02"), 7) is None  # between window and reopening


def test_a_stage_without_an_end_has_no_days_left():
    timetable = Timetable((Window(Stage.SURVEY, day("06-01"), None),))
    assert days_left(timetable, Stage.SURVEY, day("06-05")) is None
    assert days_left(Timetable(), Stage.SURVEY, day("06-05")) is None
