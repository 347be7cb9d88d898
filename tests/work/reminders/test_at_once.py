"""Two commands at once write and send each reminder once."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.core import mail
from django.db import connection

from scoring.models import Reminder
from scoring.services.reminders import deliver, remind
from tests.factories import make_round
from tests.people import make_person
from tests.work.timetable.days import give_timetable
from units.models import Role

COMMANDS, PEOPLE = 4, 12


def at_once(act):
    """What `act` answers in several threads that start together."""
    start = Barrier(COMMANDS)

    def run(_number):
        start.wait()
        try:
            return act()
        finally:
            connection.close()

    with ThreadPoolExecutor(COMMANDS) as pool:
        return list(pool.map(run, range(COMMANDS)))


@pytest.mark.django_db(transaction=True)
def test_each_reminder_is_written_and_sent_once():
    round_ = make_round(PEOPLE)
    for member in round_.members.select_related("unit"):
        code = member.unit.code
        make_person(f"can-bo-{code}", member.unit, Role.OFFICIAL, email=f"{code}@example.vn")
    give_timetable(round_, self_scoring=(-20, 3))
    assert sum(at_once(remind)) == PEOPLE == Reminder.objects.count()
    assert sum(delivery.sent for delivery in at_once(deliver)) == PEOPLE
    assert len({message.to[0] for message in mail.outbox}) == PEOPLE == len(mail.outbox)
