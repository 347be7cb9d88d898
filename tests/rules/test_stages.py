"""Stages are open or closed because of the day they are asked on."""

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scoring.rules.marks import Method
from scoring.rules.stages import Extension, Stage, StageState, Timetable, Window, stages_for

DAY = datetime.date(2026, 3, 1)


def day(offset: int) -> datetime.date:
    return DAY + datetime.timedelta(days=offset)


ONE = Timetable((Window(Stage.SELF_SCORING, day(0), day(10)),))
MORE = Timetable(ONE.windows, (Extension(Stage.SELF_SCORING, day(15), day(20), place=7),))
ALL = Timetable(ONE.windows, (Extension(Stage.SELF_SCORING, day(15), day(20)),))


@pytest.mark.parametrize(
    ("timetable", "offset", "place", "state"),
    [
        (ONE, -1, None, StageState.UPCOMING),
        (ONE, 0, None, StageState.OPEN),
        (ONE, 10, None, StageState.OPEN),
        (ONE, 11, None, StageState.CLOSED),
        (MORE, 15, 7, StageState.OPEN),
        (MORE, 20, 7, StageState.OPEN),
        (MORE, 21, 7, StageState.CLOSED),
        (MORE, 14, 7, StageState.CLOSED),
        (MORE, 15, 8, StageState.CLOSED),
        (MORE, 15, None, StageState.CLOSED),
        (ALL, 15, 8, StageState.OPEN),
        (Timetable((Window(Stage.SELF_SCORING),)), 999, None, StageState.OPEN),
        (Timetable((Window(Stage.SURVEY, day(0), day(1)),)), 0, None, StageState.UNSET),
        (Timetable(), 0, None, StageState.OPEN),
    ],
)
def test_state(timetable, offset, place, state):
    assert timetable.state(Stage.SELF_SCORING, day(offset), place) is state


def test_the_last_day_counts_extensions_of_the_place():
    assert MORE.last_day(Stage.SELF_SCORING, 7) == day(20)
    assert MORE.last_day(Stage.SELF_SCORING, 8) == day(10)
    assert MORE.last_day(Stage.SURVEY) is None


@pytest.mark.parametrize(
    ("layer", "method", "stages"),
    [
        ("self", Method.APPRAISAL, [Stage.SELF_SCORING]),
        ("first", Method.APPRAISAL, [Stage.FIRST_APPRAISAL]),
        ("final", Method.APPRAISAL, [Stage.FINAL_APPRAISAL]),
        ("final", Method.SURVEY, [Stage.SURVEY, Stage.FINAL_APPRAISAL]),
        ("self", Method.SURVEY, []),
        ("first", Method.SURVEY, []),
    ],
)
def test_where_a_score_is_written(layer, method, stages):
    assert list(stages_for(layer, method)) == stages


@given(st.integers(-40, 40), st.integers(0, 20), st.integers(1, 20), st.integers(0, 3))
def test_more_time_never_closes_a_stage(offset, since, length, place):
    extension = Extension(Stage.SELF_SCORING, day(since), day(since + length), place)
    longer = Timetable(ONE.windows, (extension,))
    if ONE.is_open(Stage.SELF_SCORING, day(offset), place):
        assert longer.is_open(Stage.SELF_SCORING, day(offset), place)
