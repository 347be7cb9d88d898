"""The seven states of the work on a unit."""

import pytest

from scoring.rules.progress import Counts, Progress, progress_of

# Ten criteria scored by the unit and appraised, two of the survey.
ALL = {"appraisal": 10, "survey": 2}
FINISHED = {**ALL, "self_marks": 10, "first_marks": 10, "final_marks": 10, "survey_marks": 2}


def state(handed_in=False, returned=False, **counts):
    return progress_of(Counts(**{**ALL, **counts}), handed_in=handed_in, returned=returned)


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ({}, Progress.NOT_STARTED),
        ({"survey_marks": 2}, Progress.NOT_STARTED),  # the survey is not the unit's work
        ({"self_marks": 1}, Progress.ENTERING),
        ({"self_marks": 9, "lacking_evidence": 3}, Progress.ENTERING),
        ({"self_marks": 10}, Progress.ENTERING),  # complete, and still with the unit
        ({"self_marks": 10, "lacking_evidence": 1}, Progress.LACKING_EVIDENCE),
        ({"self_marks": 10, "handed_in": True}, Progress.HANDED_IN),
        ({"self_marks": 10, "lacking_evidence": 1, "handed_in": True}, Progress.HANDED_IN),
        ({"self_marks": 10, "handed_in": True, "first_marks": 1}, Progress.APPRAISING),
        ({"first_marks": 1}, Progress.APPRAISING),  # a unit that hands nothing in is appraised all the same
        ({"final_marks": 1}, Progress.APPRAISING),
        ({"self_marks": 10, "handed_in": True, "first_marks": 10, "waiting": 1}, Progress.EXPLAINING),
        ({"self_marks": 10, "handed_in": True, "waiting": 1}, Progress.EXPLAINING),
        ({"self_marks": 10, "handed_in": True, "first_marks": 10, "answered": 1}, Progress.APPRAISING),
        ({**FINISHED, "handed_in": True}, Progress.DONE),
        (FINISHED, Progress.DONE),
        ({**FINISHED, "survey_marks": 1}, Progress.APPRAISING),
        ({**FINISHED, "answered": 1}, Progress.APPRAISING),
        ({**FINISHED, "waiting": 1}, Progress.EXPLAINING),
        ({"self_marks": 10, "first_marks": 3, "returned": True}, Progress.ENTERING),
        ({"self_marks": 10, "first_marks": 3, "lacking_evidence": 1, "returned": True}, Progress.LACKING_EVIDENCE),
    ],
)
def test_states(given, expected):
    assert state(**given) is expected


def test_without_criteria_nothing_is_done():
    assert progress_of(Counts(), handed_in=False) is Progress.NOT_STARTED


def test_counts_add_up():
    one, other = Counts(appraisal=3, self_marks=2, waiting=1), Counts(appraisal=4, self_marks=4, survey=1)
    assert one + other == Counts(appraisal=7, self_marks=6, survey=1, waiting=1)
    assert (one + other).self_left == 1
    assert sum([one, other], Counts()) == one + other


def test_what_is_left():
    counts = Counts(appraisal=10, survey=2, self_marks=4, first_marks=3, final_marks=1, survey_marks=2)
    assert (counts.self_left, counts.first_left, counts.final_left, counts.survey_left) == (6, 7, 9, 0)
