"""`manage.py send_reminders`."""

import io
from unittest import mock

import pytest
from django.core.management import CommandError, call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext

from scoring.services.reminders import Delivery, remind
from tests.factories import make_round, make_set
from tests.people import make_person
from tests.work.timetable.days import give_timetable
from units.models import Role

pytestmark = pytest.mark.django_db


def run():
    out = io.StringIO()
    call_command("send_reminders", stdout=out)
    return out.getvalue()


def test_it_says_what_it_did_and_does_nothing_twice(people):
    round_ = make_round([people.commune], authority=people.authority)
    give_timetable(round_, self_scoring=(-20, 3))
    people.official.email = "can-bo@example.vn"
    people.official.save()
    assert run() == "Đã lập 1 nhắc việc, gửi 1 thư.\n"
    assert run() == "Đã lập 0 nhắc việc, gửi 0 thư.\n"


def test_messages_that_could_not_be_sent_make_it_fail(db):
    with (
        mock.patch("scoring.management.commands.send_reminders.deliver", return_value=Delivery(0, 2)),
        pytest.raises(CommandError, match="2 thư chưa gửi được"),
    ):
        run()


def test_queries_do_not_grow_with_units_and_people(people):
    counts = []
    for year, units in ((2018, 3), (2019, 30)):
        round_ = make_round(units, year=year, criteria_set=make_set(code=f"bo-{year}"), authority=people.authority)
        for member in round_.members.select_related("unit"):
            make_person(f"can-bo-{member.unit.code}", member.unit, Role.OFFICIAL)
        give_timetable(round_, self_scoring=(-20, 3))
        with CaptureQueriesContext(connection) as queries:
            assert remind() == units
        counts.append(len(queries))
        round_.stage_windows.all().delete()
    assert counts[0] == counts[1] < 30
