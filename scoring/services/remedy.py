"""Remedy plan of a unit after its result is published: tasks added, changed and taken out by its officials."""

import datetime
from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from cchc.numbers import format_date
from scoring.models import Action, Criterion, RemedyState, RemedyTask, Round, RoundUnit
from scoring.permissions import may_record_self
from scoring.services.errors import ConflictError, NotAllowedError, RefusedError
from scoring.services.locks import held, is_published
from scoring.services.log import write_event
from units.models import User

MOST_TASKS = 200
YEARS_AHEAD = 5


@dataclass(frozen=True)
class TaskWords:
    """What a task says. `done_on` counts for a task that is done, and is today where it is not given."""

    task: str
    person: str
    due_on: datetime.date
    state: str = RemedyState.PLANNED
    done_on: datetime.date | None = None
    criterion: Criterion | None = None


@transaction.atomic
def add_task(*, actor: User | None, place: RoundUnit, words: TaskWords) -> RemedyTask:
    """Add a task to the plan of a unit whose result is published.

    Raises NotAllowedError for who is no official of the unit, RefusedError: nothing is published, the plan is full, the
    very same task stands in it, or the words make no sense.
    """
    place = _opened(actor, place)
    tasks = RemedyTask.objects.filter(round_unit=place)
    if tasks.count() >= MOST_TASKS:
        raise RefusedError(_("Kế hoạch đã có %(count)d nhiệm vụ, không thêm được nữa.") % {"count": MOST_TASKS})
    row = RemedyTask(round_unit=place)
    _fill(row, words, actor)
    if tasks.filter(task=row.task, person=row.person, due_on=row.due_on, criterion=row.criterion).exists():
        raise RefusedError(_("Kế hoạch đã có nhiệm vụ này với cùng người phụ trách và thời hạn; chưa ghi thêm."))
    _save(row)
    _log(actor, row, act="added")
    return row


@transaction.atomic
def change_task(*, actor: User | None, task: RemedyTask, words: TaskWords, version: int) -> RemedyTask:
    """Change a task as it was at `version`; the same words change nothing.

    Raises as `add_task`, RefusedError when the task is gone, and ConflictError when somebody else changed it.
    """
    row = _current(actor, task, version)
    before = _payload(row)
    _fill(row, words, actor)
    if _payload(row) == before:
        return row
    row.version += 1
    _save(row)
    _log(actor, row, act="changed", old=before)
    return row


@transaction.atomic
def drop_task(*, actor: User | None, task: RemedyTask, why: str, version: int) -> None:
    """Take a task out of the plan, with the reason. Raises as `change_task`."""
    row = _current(actor, task, version)
    reason = why.strip()
    if not reason:
        raise RefusedError(_("Hãy ghi lý do bỏ nhiệm vụ."))
    _log(actor, row, act="removed", reason=reason)
    row.delete()


def _opened(actor: User | None, place: RoundUnit) -> RoundUnit:
    round_ = held(place.round)
    if actor is not None and not may_record_self(actor, place):
        raise NotAllowedError
    if not is_published(round_):
        raise RefusedError(_("Kết quả chưa công bố nên chưa lập kế hoạch khắc phục được."))
    return place


def _current(actor: User | None, task: RemedyTask, version: int) -> RemedyTask:
    """The task as it is now, unless somebody changed it since `version`."""
    _opened(actor, task.round_unit)
    rows = RemedyTask.objects.select_related("round_unit__round", "criterion", "updated_by")
    row = rows.filter(pk=task.pk).first()
    if row is None:
        raise RefusedError(_("Nhiệm vụ này đã được bỏ khỏi kế hoạch. Hãy tải lại trang."))
    if row.version != version:
        raise ConflictError(_stale(row), [])
    return row


def _stale(row: RemedyTask) -> str:
    by = row.updated_by
    words = {
        "who": (by.full_name or by.username) if by else _("Người khác"),
        "day": format_date(timezone.localtime(row.updated_at).date()),
        "time": f"{timezone.localtime(row.updated_at):%H:%M}",
    }
    return _("%(who)s đã sửa nhiệm vụ này lúc %(time)s ngày %(day)s. Chưa ghi gì; hãy tải lại trang rồi sửa.") % words


def _fill(row: RemedyTask, words: TaskWords, actor: User | None) -> None:
    today = timezone.localdate()
    row.task, row.person, row.criterion = words.task.strip(), words.person.strip(), words.criterion
    row.due_on, row.state = words.due_on, words.state
    row.done_on = (words.done_on or row.done_on or today) if words.state == RemedyState.DONE else None
    row.updated_by, row.updated_at = actor, timezone.now()
    _refuse_nonsense(row, today)


def _refuse_nonsense(row: RemedyTask, today: datetime.date) -> None:
    if not row.task:
        raise RefusedError(_("Hãy ghi nhiệm vụ."))
    if not row.person:
        raise RefusedError(_("Hãy ghi người phụ trách."))
    _refuse_days(row, row.round_unit.round, today)
    if row.criterion and (row.criterion.criteria_set_id != row.round_unit.round.criteria_set_id):
        raise RefusedError(_("Tiêu chí đã chọn không thuộc bộ tiêu chí của kỳ đánh giá."))


def _refuse_days(row: RemedyTask, round_: Round, today: datetime.date) -> None:
    """A day out of sight is a slip of the hand; nothing is done before its day has come."""
    first, last = datetime.date(round_.year, 1, 1), datetime.date(round_.year + YEARS_AHEAD, 12, 31)
    if not first <= row.due_on <= last:
        words = {"first": format_date(first), "last": format_date(last)}
        raise RefusedError(_("Thời hạn phải từ %(first)s đến %(last)s.") % words)
    if row.done_on and not first <= row.done_on <= today:
        words = {"first": format_date(first), "today": format_date(today)}
        raise RefusedError(_("Ngày hoàn thành phải từ %(first)s đến hôm nay, %(today)s.") % words)


def _save(row: RemedyTask) -> None:
    row.full_clean(exclude=["round_unit", "updated_by", "criterion"])
    row.save()


def _payload(row: RemedyTask) -> dict[str, Any]:
    return {
        "task": row.task,
        "person": row.person,
        "due_on": row.due_on.isoformat(),
        "state": str(row.state),
        "done_on": row.done_on.isoformat() if row.done_on else None,
        "criterion": row.criterion.code if row.criterion else None,
    }


def _log(actor: User | None, row: RemedyTask, **more: Any) -> None:
    payload = {"number": row.pk, **_payload(row), **more}
    place = row.round_unit
    write_event(
        actor=actor,
        action=Action.REMEDY_CHANGED,
        round_=place.round,
        place=place,
        criterion=row.criterion,
        payload=payload,
    )
