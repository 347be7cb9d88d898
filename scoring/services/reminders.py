"""Reminders before deadlines: written once for each person, deadline and day, then sent where there is an address."""

import datetime
import logging
from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass

from django.conf import settings
from django.core.mail import EmailMessage, get_connection
from django.core.mail.backends.base import BaseEmailBackend
from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override

from cchc.numbers import format_date
from scoring.duty_words import duty_path, duty_text
from scoring.models import Publication, Reminder, Round, StageChoices, StageWindow
from scoring.rules.duties import Duty
from scoring.rules.reminders import reminder_due
from scoring.rules.stages import Stage
from scoring.selectors.duties import Board, Hats, board_of, everybody
from scoring.services.locks import held
from units.models import User

logger = logging.getLogger(__name__)

Deadline = tuple[Stage, datetime.date]


@dataclass(frozen=True)
class Delivery:
    """How many messages went out, and how many could not be sent and will be tried again."""

    sent: int
    failed: int


def remind(*, today: datetime.date | None = None) -> int:
    """Write the reminders that are due today in every open round, and say how many there are.

    Run as often as one likes, by two commands at once as well: each reminder is written once.
    """
    today = today or timezone.localdate()
    return sum(remind_of_round(round_=round_, today=today) for round_ in _rounds_with_deadlines())


@transaction.atomic
def remind_of_round(*, round_: Round, today: datetime.date) -> int:
    """The same for one round, which is held: a second command waits and finds them written."""
    round_ = held(round_)
    board = board_of(round_, today)
    written = {
        (person, stage, due_on, days)
        for person, stage, due_on, days in Reminder.objects.filter(round=round_, due_on__gte=today).values_list(
            "person_id", "stage", "due_on", "days_before"
        )
    }
    wanted = [
        reminder
        for person, hats in everybody(round_).items()
        for reminder in _of_person(board, person, hats)
        if (person.pk, reminder.stage, reminder.due_on, reminder.days_before) not in written
    ]
    Reminder.objects.bulk_create(wanted, ignore_conflicts=True, batch_size=500)
    return len(wanted)


def deliver(*, today: datetime.date | None = None) -> Delivery:
    """Send the reminders that were not sent yet and whose deadline is not past.

    One that cannot be sent stays in the portal and is tried at the next run. Two commands at once send each once: who
    marks a reminder as sent first sends it.
    """
    waiting = list(_unsent(today or timezone.localdate()))
    if not waiting:
        return Delivery(0, 0)
    connection = get_connection()
    try:
        connection.open()
    except OSError:
        logger.exception("No mail server")
        return Delivery(0, len(waiting))
    outcomes = [_sent(reminder, connection) for reminder in waiting]
    connection.close()
    return Delivery(outcomes.count(True), outcomes.count(False))


@transaction.atomic
def mark_read(*, actor: User, reminders: Collection[int] | None = None) -> int:
    """Mark the actor's own unread reminders (those named by pk, or all) as read, and say how many."""
    unread = Reminder.objects.filter(person=actor, read_at=None)
    if reminders is not None:
        unread = unread.filter(pk__in=reminders)
    return unread.update(read_at=timezone.now())


def _rounds_with_deadlines() -> QuerySet[Round]:
    """Rounds with a timetable that are not published; a correction has no deadlines."""
    dated = StageWindow.objects.values("round")
    return Round.objects.filter(pk__in=dated).exclude(pk__in=Publication.objects.values("round")).order_by("pk")


def _of_person(board: Board, person: User, hats: Hats) -> list[Reminder]:
    """One reminder for each deadline near enough, with everything left to do for it."""
    by_deadline: defaultdict[Deadline, list[Duty]] = defaultdict(list)
    for duty in board.duties(person.pk, hats):
        if duty.due_on is not None:
            by_deadline[duty.stage, duty.due_on].append(duty)
    return [
        _reminder(board, person, deadline, duties, days)
        for deadline, duties in by_deadline.items()
        if (days := reminder_due(deadline[1], board.today)) is not None
    ]


def _reminder(board: Board, person: User, deadline: Deadline, duties: list[Duty], days: int) -> Reminder:
    stage, due_on = deadline
    units = {each.place.pk: each.place.unit for each in board.progress.places}
    with override("vi"):
        text = _text(board, deadline, duties, {pk: unit.full_name for pk, unit in units.items()})
    first = duties[0]
    unit = units[first.place].code if first.place in units else ""
    return Reminder(
        round=board.round,
        person=person,
        stage=stage.value,
        due_on=due_on,
        days_before=days,
        text=text,
        link=duty_path(first, board.round.slug, unit, shared_out=bool(board.shares)),
    )


def _text(board: Board, deadline: Deadline, duties: list[Duty], names: Mapping[int, str]) -> str:
    """What is left, and until when: the days are those that are left today, should a run have been missed."""
    stage, due_on = deadline
    left = (due_on - board.today).days
    when = _("còn %(days)d ngày") % {"days": left} if left else _("hôm nay là ngày cuối")
    head = _("%(round)s – giai đoạn %(stage)s: hạn %(due)s (%(when)s).") % {
        "round": board.round,
        "stage": StageChoices(stage.value).label,
        "due": format_date(due_on),
        "when": when,
    }
    lines = [_named(duty_text(duty), names.get(duty.place) if duty.place else None) for duty in duties]
    return "\n".join([head, *lines])


def _named(text: str, unit: str | None) -> str:
    return f"{unit}: {text}." if unit else f"{text}."


def _unsent(today: datetime.date) -> QuerySet[Reminder]:
    reminders = Reminder.objects.filter(emailed_at=None, due_on__gte=today, person__is_active=True)
    return reminders.exclude(person__email="").select_related("person", "round").order_by("pk")


def _sent(reminder: Reminder, connection: BaseEmailBackend) -> bool | None:
    """True when sent, False when it could not be, None when another command has it."""
    mine = Reminder.objects.filter(pk=reminder.pk)
    if not mine.filter(emailed_at=None).update(emailed_at=timezone.now()):
        return None
    try:
        _message(reminder, connection).send()
    except OSError:  # every fault of SMTP is one
        logger.exception("Reminder %d could not be sent", reminder.pk)
        mine.update(emailed_at=None)
        return False
    return True


def _message(reminder: Reminder, connection: BaseEmailBackend) -> EmailMessage:
    with override("vi"):
        subject = _("Nhắc việc: %(stage)s, hạn %(due)s – %(round)s") % {
            "stage": reminder.get_stage_display(),
            "due": format_date(reminder.due_on),
            "round": reminder.round,
        }
        body = _("%(text)s\n\nMở việc này trên cổng: %(link)s\n\nThư gửi tự động, không cần trả lời.") % {
            "text": reminder.text,
            "link": f"{settings.PORTAL_URL}{reminder.link}",
        }
    return EmailMessage(subject, body, to=[reminder.person.email], connection=connection)
