"""Remedy plans: the tasks of a unit, and how far a round's plans are."""

import datetime
from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Count, Q

from scoring.models import RemedyState, RemedyTask, Round, RoundUnit


@dataclass(frozen=True, slots=True)
class RemedyCounts:
    """Counts of a round's plans: tasks by state, the overdue ones, and units with a plan or with a task overdue."""

    tasks: int
    planned: int
    doing: int
    done: int
    overdue: int
    units: int
    units_overdue: int


def is_overdue(task: RemedyTask, today: datetime.date) -> bool:
    """Whether the task is not done and its day has gone by; on the day itself it is not."""
    return task.state != RemedyState.DONE and task.due_on < today


def overdue(today: datetime.date) -> Q:
    """The same as a condition on tasks."""
    return Q(due_on__lt=today) & ~Q(state=RemedyState.DONE)


def plan_of(place: RoundUnit) -> Sequence[RemedyTask]:
    """The tasks of a unit, the earliest due first. One query."""
    rows = RemedyTask.objects.filter(round_unit=place).select_related("criterion", "updated_by")
    return list(rows.order_by("due_on", "pk"))


def remedy_counts(round_: Round, today: datetime.date) -> RemedyCounts:
    """How far the plans of a round are. One query, whatever the number of units and tasks."""
    late = overdue(today)
    found = RemedyTask.objects.filter(round_unit__round=round_).aggregate(
        tasks=Count("pk"),
        planned=Count("pk", filter=Q(state=RemedyState.PLANNED)),
        doing=Count("pk", filter=Q(state=RemedyState.DOING)),
        done=Count("pk", filter=Q(state=RemedyState.DONE)),
        overdue=Count("pk", filter=late),
        units=Count("round_unit", distinct=True),
        units_overdue=Count("round_unit", filter=late, distinct=True),
    )
    return RemedyCounts(**found)
