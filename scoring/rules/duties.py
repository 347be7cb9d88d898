"""What is left to do in a round, by role: told from counts, the timetable and the day (domain: "the year's work")."""

import datetime
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from scoring.rules.progress import Counts
from scoring.rules.stages import Stage, StageState, Timetable


class Task(StrEnum):
    """A kind of work that waits for somebody."""

    SCORE = "score"  # a unit's criteria not scored by itself
    DOCUMENT = "document"  # required documents missing
    HAND_IN = "hand_in"  # a complete sheet not handed in
    EXPLAIN = "explain"  # explanations the unit was asked for
    APPRAISE_FIRST = "appraise_first"  # scores not appraised
    DECIDE = "decide"  # explanations to decide upon
    APPRAISE_FINAL = "appraise_final"  # scores without final points
    SURVEY = "survey"  # survey results to enter
    CHECK = "check"  # sheets handed in and not checked
    ASSIGN = "assign"  # scores nobody was given to appraise
    SET_TIMETABLE = "set_timetable"
    PROPOSE = "propose"  # a complete round to propose for publication
    APPROVE = "approve"  # a proposal to approve


@dataclass(frozen=True, slots=True)
class Duty:
    """One thing to do now: how many, in which stage, until which day (None: no end), and for which unit if any."""

    task: Task
    count: int
    stage: Stage
    due_on: datetime.date | None = None
    place: int | None = None


@dataclass(frozen=True, slots=True)
class Desk:
    """What the office looks at: units, sheets not checked, scores given to nobody, and how publication stands."""

    total: Counts
    unchecked: int
    unassigned: Counts
    is_shared_out: bool  # whether anybody was given anything
    is_proposed: bool


def unit_duties(
    counts: Counts, timetable: Timetable, today: datetime.date, *, place: int, handed_in: bool
) -> list[Duty]:
    """What a unit's officials have to do; nobody is asked to score what already has its final points."""
    found = []
    if counts.waiting and timetable.is_open(Stage.EXPLANATION, today, place):
        found.append(_duty(Task.EXPLAIN, counts.waiting, Stage.EXPLANATION, timetable, place))
    is_entering = not handed_in and counts.final_left
    if is_entering and timetable.is_open(Stage.SELF_SCORING, today, place):
        found += [_duty(task, count, Stage.SELF_SCORING, timetable, place) for task, count in _entry(counts)]
    return found


def appraisal_duties(parts: Iterable[tuple[int, Counts]], timetable: Timetable, today: datetime.date) -> list[Duty]:
    """What an appraiser has to do with parts (place, counts) of the sheets; one duty for each last day.

    Without a timetable nobody is asked for a first appraisal: the final points are what counts.
    """
    left: defaultdict[tuple[Task, Stage, datetime.date | None], int] = defaultdict(int)
    for place, counts in parts:
        for task, stage, count in _appraisal(counts):
            is_asked = timetable.is_set or task is not Task.APPRAISE_FIRST
            if count and is_asked and (task is Task.DECIDE or timetable.is_open(stage, today, place)):
                left[task, stage, timetable.last_day(stage, place)] += count
    return [Duty(task, count, stage, due_on) for (task, stage, due_on), count in left.items()]


def office_duties(desk: Desk, timetable: Timetable, today: datetime.date) -> list[Duty]:
    """What the office has to do, besides what it appraises itself."""
    total = desk.total
    if desk.is_proposed:
        return []
    if not timetable.is_set and not (total.self_marks or total.is_appraised_at_all or total.survey_marks):
        return [Duty(Task.SET_TIMETABLE, 1, Stage.PREPARATION)]
    found = []
    if desk.unchecked:
        found.append(_duty(Task.CHECK, desk.unchecked, Stage.FIRST_APPRAISAL, timetable))
    if timetable.is_set and desk.is_shared_out and desk.unassigned.final_left:
        found.append(_duty(Task.ASSIGN, desk.unassigned.final_left, Stage.FIRST_APPRAISAL, timetable))
    found += _survey(total, timetable, today)
    has_units = bool(total.appraisal or total.survey)
    if has_units and total.is_final and _may_approve(timetable, today):
        found.append(_duty(Task.PROPOSE, 1, Stage.APPROVAL, timetable))
    return found


def leader_duties(timetable: Timetable, *, is_proposed: bool) -> list[Duty]:
    """What who approves has to do."""
    return [_duty(Task.APPROVE, 1, Stage.APPROVAL, timetable)] if is_proposed else []


def _entry(counts: Counts) -> Iterator[tuple[Task, int]]:
    if counts.self_left:
        yield Task.SCORE, counts.self_left
    if counts.lacking_evidence:
        yield Task.DOCUMENT, counts.lacking_evidence
    if not (counts.self_left or counts.lacking_evidence):
        yield Task.HAND_IN, 1


def _appraisal(counts: Counts) -> Iterator[tuple[Task, Stage, int]]:
    # Who has final points needs no first ones any more.
    yield Task.APPRAISE_FIRST, Stage.FIRST_APPRAISAL, min(counts.first_left, counts.final_left)
    yield Task.DECIDE, Stage.FINAL_APPRAISAL, counts.answered
    yield Task.APPRAISE_FINAL, Stage.FINAL_APPRAISAL, counts.final_left


def _survey(total: Counts, timetable: Timetable, today: datetime.date) -> list[Duty]:
    """Survey results are entered in the survey stage, and until the final appraisal closes."""
    for stage in (Stage.SURVEY, Stage.FINAL_APPRAISAL):
        if total.survey_left and timetable.is_open(stage, today):
            return [_duty(Task.SURVEY, total.survey_left, stage, timetable)]
    return []


def _may_approve(timetable: Timetable, today: datetime.date) -> bool:
    return timetable.state(Stage.APPROVAL, today) is not StageState.UPCOMING


def _duty(task: Task, count: int, stage: Stage, timetable: Timetable, place: int | None = None) -> Duty:
    return Duty(task, count, stage, timetable.last_day(stage, place), place)
