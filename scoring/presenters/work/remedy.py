"""A unit's remedy plan as it is read and printed."""

import datetime
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from cchc.numbers import format_date, format_number
from scoring.models import RemedyState, RemedyTask
from scoring.results.explained.case import Case
from scoring.selectors.remedy import is_overdue

SUGGESTED = 5
TONES = {RemedyState.PLANNED: "", RemedyState.DOING: "busy", RemedyState.DONE: "good"}


@dataclass(frozen=True, slots=True)
class TaskRow:
    """A task; `late` says that it is overdue, `tone` colours the words of its state."""

    key: int
    version: int
    task: str
    criterion: str
    criterion_title: str
    person: str
    due: str
    state: str
    tone: str
    done: str
    late: bool


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A criterion that lost points and that no task is about yet; `lost` in points."""

    code: str
    title: str
    lost: str


@dataclass(frozen=True, slots=True)
class PlanSummary:
    """How many tasks there are, are done, and are overdue."""

    tasks: int
    done: int
    late: int


def task_rows(tasks: Sequence[RemedyTask], today: datetime.date) -> list[TaskRow]:
    """The tasks as rows, in the order given."""
    return [_row(task, today) for task in tasks]


def plan_summary(rows: Sequence[TaskRow]) -> PlanSummary:
    """Counts over the rows."""
    return PlanSummary(len(rows), sum(bool(row.done) for row in rows), sum(row.late for row in rows))


def suggestions(case: Case, titles: Mapping[str, str], tasks: Sequence[RemedyTask]) -> list[Suggestion]:
    """The largest losses that no task is about, a few of them."""
    taken = {task.criterion.code for task in tasks if task.criterion}
    open_ones = [loss for loss in case.losses if loss.code not in taken]
    return [Suggestion(loss.code, titles[loss.code], format_number(loss.points)) for loss in open_ones[:SUGGESTED]]


def loss_choices(case: Case, titles: Mapping[str, str]) -> list[tuple[str, str]]:
    """Every criterion that lost points as a choice, the largest loss first."""
    return [(loss.code, _choice(loss.code, titles[loss.code], format_number(loss.points))) for loss in case.losses]


def _choice(code: str, title: str, lost: str) -> str:
    return _("%(code)s %(title)s (mất %(lost)s điểm)") % {"code": code, "title": title, "lost": lost}


def _row(task: RemedyTask, today: datetime.date) -> TaskRow:
    state = RemedyState(task.state)
    return TaskRow(
        key=task.pk,
        version=task.version,
        task=task.task,
        criterion=task.criterion.code if task.criterion else "",
        criterion_title=task.criterion.title if task.criterion else "",
        person=task.person,
        due=format_date(task.due_on),
        state=str(state.label),
        tone=TONES[state],
        done=format_date(task.done_on) if task.done_on else "",
        late=is_overdue(task, today),
    )
