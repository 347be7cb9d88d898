"""What is left to do, by role, stage and day."""

import datetime

import pytest

from scoring.rules.duties import Desk, Duty, Task, appraisal_duties, leader_duties, office_duties, unit_duties
from scoring.rules.progress import Counts
from scoring.rules.reminders import reminder_due
from scoring.rules.stages import Extension, Stage, Timetable, Window

PLACE, OTHER = 7, 8


def day(text):
    return datetime.date.fromisoformat(f"2026-{text}")


def window(stage, opens, closes):
    return Window(stage, day(opens), day(closes))


YEAR = Timetable(
    (
        window(Stage.SELF_SCORING, "06-01", "06-30"),
        window(Stage.SURVEY, "06-15", "07-15"),
        window(Stage.FIRST_APPRAISAL, "07-01", "07-20"),
        window(Stage.EXPLANATION, "07-21", "07-31"),
        window(Stage.FINAL_APPRAISAL, "08-01", "08-20"),
        window(Stage.APPROVAL, "08-21", "08-31"),
    )
)
SHEET = Counts(appraisal=10, survey=2)
DONE = Counts(appraisal=10, survey=2, self_marks=10, first_marks=10, final_marks=10, survey_marks=2)


def of_unit(today, handed_in=False, timetable=YEAR, **counts):
    counts = Counts(appraisal=10, survey=2, **counts)
    return [
        (duty.task, duty.count) for duty in unit_duties(counts, timetable, day(today), place=PLACE, handed_in=handed_in)
    ]


@pytest.mark.parametrize(
    ("today", "given", "expected"),
    [
        ("05-31", {}, []),
        ("06-01", {}, [(Task.SCORE, 10)]),
        ("06-30", {"self_marks": 8, "lacking_evidence": 1}, [(Task.SCORE, 2), (Task.DOCUMENT, 1)]),
        ("06-30", {"self_marks": 10, "lacking_evidence": 1}, [(Task.DOCUMENT, 1)]),
        ("06-30", {"self_marks": 10}, [(Task.HAND_IN, 1)]),
        ("06-30", {"self_marks": 10, "handed_in": True}, []),
        ("07-01", {"self_marks": 8}, []),
        ("07-21", {"self_marks": 10, "handed_in": True, "waiting": 2}, [(Task.EXPLAIN, 2)]),
        ("07-20", {"self_marks": 10, "handed_in": True, "waiting": 2}, []),
        ("06-10", {"final_marks": 10}, []),  # already decided without the unit
    ],
)
def test_a_unit(today, given, expected):
    assert of_unit(today, **given) == expected


def test_more_time_moves_the_last_day():
    longer = Timetable(YEAR.windows, (Extension(Stage.SELF_SCORING, day("07-02"), day("07-09"), PLACE),))
    duty = Duty(Task.SCORE, 10, Stage.SELF_SCORING, day("07-09"), PLACE)
    assert unit_duties(SHEET, longer, day("07-05"), place=PLACE, handed_in=False) == [duty]
    assert unit_duties(SHEET, longer, day("07-05"), place=OTHER, handed_in=False) == []


def test_without_a_timetable_there_is_no_last_day():
    (duty,) = unit_duties(SHEET, Timetable(), day("07-05"), place=PLACE, handed_in=False)
    assert duty.due_on is None


def test_an_appraiser_has_one_duty_for_each_last_day():
    longer = Timetable(YEAR.windows, (Extension(Stage.FIRST_APPRAISAL, day("07-10"), day("07-25"), OTHER),))
    parts = [
        (PLACE, Counts(appraisal=4, first_marks=1)),
        (PLACE, Counts(appraisal=6)),
        (OTHER, Counts(appraisal=5, first_marks=5, answered=2)),
        (OTHER, Counts(appraisal=3)),
    ]
    assert appraisal_duties(parts, longer, day("07-15")) == [
        Duty(Task.APPRAISE_FIRST, 9, Stage.FIRST_APPRAISAL, day("07-20")),
        Duty(Task.DECIDE, 2, Stage.FINAL_APPRAISAL, day("08-20")),
        Duty(Task.APPRAISE_FIRST, 3, Stage.FIRST_APPRAISAL, day("07-25")),
    ]


def test_final_points_need_no_first_ones():
    both = Timetable((window(Stage.FIRST_APPRAISAL, "07-01", "07-20"), window(Stage.FINAL_APPRAISAL, "07-01", "07-31")))
    found = appraisal_duties([(PLACE, Counts(appraisal=5, final_marks=4))], both, day("07-10"))
    assert [(duty.task, duty.count) for duty in found] == [(Task.APPRAISE_FIRST, 1), (Task.APPRAISE_FINAL, 1)]


def test_without_a_timetable_only_final_points_are_asked_for():
    found = appraisal_duties([(PLACE, Counts(appraisal=5))], Timetable(), day("07-10"))
    assert found == [Duty(Task.APPRAISE_FINAL, 5, Stage.FINAL_APPRAISAL)]


def desk(total=SHEET, unchecked=0, unassigned=Counts(), is_shared_out=False, is_proposed=False):  # noqa: B008  # frozen
    return Desk(total, unchecked, unassigned, is_shared_out, is_proposed)


@pytest.mark.parametrize(
    ("today", "given", "timetable", "expected"),
    [
        ("05-01", {}, Timetable(), [(Task.SET_TIMETABLE, 1)]),
        ("05-01", {}, YEAR, []),
        ("06-20", {}, YEAR, [(Task.SURVEY, 2)]),
        ("06-20", {"unchecked": 3}, YEAR, [(Task.CHECK, 3), (Task.SURVEY, 2)]),
        ("05-01", {"is_shared_out": True, "unassigned": Counts(appraisal=6)}, YEAR, [(Task.ASSIGN, 6)]),
        ("05-01", {"unassigned": Counts(appraisal=6)}, YEAR, []),  # nothing shared out: the office appraises itself
        ("07-20", {}, YEAR, []),
        ("08-01", {}, YEAR, [(Task.SURVEY, 2)]),  # survey results are taken until the final appraisal closes
        ("08-20", {"total": DONE}, YEAR, []),  # the approval has not begun
        ("08-21", {"total": DONE}, YEAR, [(Task.PROPOSE, 1)]),
        ("09-30", {"total": DONE}, YEAR, [(Task.PROPOSE, 1)]),
        ("08-21", {"total": DONE, "is_proposed": True}, YEAR, []),
        ("08-21", {"total": DONE}, Timetable(), [(Task.PROPOSE, 1)]),
        ("08-21", {"total": Counts()}, YEAR, []),  # a round without units
    ],
)
def test_the_office(today, given, timetable, expected):
    found = office_duties(desk(**given), timetable, day(today))
    assert [(duty.task, duty.count) for duty in found] == expected


def test_who_approves():
    assert leader_duties(YEAR, is_proposed=False) == []
    assert leader_duties(YEAR, is_proposed=True) == [Duty(Task.APPROVE, 1, Stage.APPROVAL, day("08-31"))]


@pytest.mark.parametrize(
    ("today", "days"),
    [
        ("06-22", None),  # 8 days left
        ("06-23", 7),
        ("06-24", 7),  # the run of the day before was missed
        ("06-26", 7),
        ("06-27", 3),
        ("06-28", 3),
        ("06-29", 1),
        ("06-30", 1),
        ("07-01", None),
    ],
)
def test_reminders_7_3_and_1_days_before(today, days):
    assert reminder_due(day("06-30"), day(today)) == days


def test_no_last_day_no_reminder():
    assert reminder_due(None, day("06-30")) is None
