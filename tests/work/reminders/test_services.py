"""Who is reminded of what, once, and what becomes of the messages."""

import smtplib
from unittest import mock

import pytest
from django.core import mail
from django.core.mail import EmailMessage
from django.utils import timezone

from cchc.numbers import format_date
from scoring.models import Assignment, Criterion, Explanation, Proposal, Reminder, RoundUnit, Submission
from scoring.rules.stages import Stage
from scoring.services.publishing import publish
from scoring.services.reminders import Delivery, deliver, mark_read, remind
from scoring.services.timetable import MoreTime, extend_stage
from tests.factories import make_round, make_set, record, record_all
from tests.people import make_person
from tests.work.timetable.days import day, give_timetable
from units.models import Membership, Role, User

pytestmark = pytest.mark.django_db


@pytest.fixture
def round_(people):
    return make_round([people.commune, people.other_commune], authority=people.authority)


def reminded():
    return sorted(Reminder.objects.values_list("person__username", "stage", "days_before"))


def place(round_, unit):
    return RoundUnit.objects.select_related("unit").get(round=round_, unit=unit)


@pytest.mark.parametrize(("left", "days"), [(8, None), (7, 7), (4, 7), (3, 3), (2, 3), (1, 1), (0, 1), (-1, None)])
def test_officials_who_have_not_handed_in(people, round_, left, days):
    give_timetable(round_, self_scoring=(-20, left))
    Submission.objects.create(round_unit=place(round_, people.other_commune))
    assert remind() == (0 if days is None else 1)
    assert reminded() == ([] if days is None else [("can-bo", "self_scoring", days)])


def test_each_reminder_is_written_once(people, round_):
    give_timetable(round_, self_scoring=(-20, 7))
    assert (remind(), remind()) == (2, 0)
    assert remind(today=day(4)) == 2  # 3 days left
    assert remind(today=day(5)) == 0  # 2 days left, reminded the day before
    assert remind(today=day(6)) == 2
    assert remind(today=day(7)) == 0
    assert Reminder.objects.filter(person=people.official).count() == 3


def test_what_is_left_stands_in_the_text(people, round_):
    give_timetable(round_, self_scoring=(-20, 3))
    remind()
    reminder = Reminder.objects.get(person=people.official)
    assert reminder.text == (
        f"{round_} – giai đoạn Tự chấm điểm: hạn {format_date(day(3))} (còn 3 ngày).\n"
        "Xã Hà Kỳ: Tự chấm 3 tiêu chí còn lại."
    )
    assert reminder.link == "/2021/nhap-diem/xa-1/"
    assert reminder.due_on == day(3)


def test_the_last_day_says_so(round_):
    give_timetable(round_, self_scoring=(-20, 0))
    remind()
    assert "(hôm nay là ngày cuối)" in Reminder.objects.first().text


def test_an_official_of_two_units_gets_one_reminder_of_both(people, round_):
    Membership.objects.create(user=people.official, unit=people.other_commune, role=Role.OFFICIAL)
    give_timetable(round_, self_scoring=(-20, 3))
    remind()
    text = Reminder.objects.get(person=people.official).text
    assert "Xã Hà Kỳ: Tự chấm" in text
    assert "Xã Minh Đức: Tự chấm" in text


def test_more_time_counts(people, round_):
    give_timetable(round_, self_scoring=(-20, 1))
    more = MoreTime(Stage.SELF_SCORING, day(0), day(7), "Ngập", [place(round_, people.commune)])
    extend_stage(actor=None, round_=round_, more=more)
    remind()
    assert reminded() == [("can-bo", "self_scoring", 7), ("can-bo-2", "self_scoring", 1)]


def test_a_stage_that_has_not_begun_reminds_nobody(round_):
    give_timetable(round_, self_scoring=(1, 3))
    assert remind() == 0


def test_units_that_have_to_explain(people, round_):
    give_timetable(round_, self_scoring=(-20, -10), explanation=(-2, 3))
    criterion = Criterion.objects.get(criteria_set=round_.criteria_set, code="1.1")
    asked = Explanation.objects.create(
        round_unit=place(round_, people.commune), criterion=criterion, question="Vì sao?"
    )
    remind()
    assert reminded() == [("can-bo", "explanation", 3)]
    assert "Giải trình 1 tiêu chí" in Reminder.objects.get().text
    Reminder.objects.all().delete()
    asked.answered_at = timezone.now()
    asked.save()
    assert remind() == 0


def test_appraisers_with_something_to_appraise(people, round_):
    second = make_person("tham-dinh-2", people.authority, Role.APPRAISER)
    domains = round_.criteria_set.domains.order_by("number")
    Assignment.objects.create(round=round_, appraiser=people.appraiser, domain=domains[0])
    Assignment.objects.create(round=round_, appraiser=second, domain=domains[1])
    give_timetable(round_, first_appraisal=(-20, 7), final_appraisal=(-2, 20))
    record(round_, {"xa-1": {"2.1": "50"}, "xa-2": {"2.1": "50"}})
    remind()
    assert reminded() == [("tham-dinh", "first_appraisal", 7)]
    assert "Thẩm định lần 1: 4 điểm còn thiếu" in Reminder.objects.get().text


def test_the_office_about_the_survey(people):
    criteria_set = make_set(method="survey")
    round_ = make_round([people.commune], authority=people.authority, criteria_set=criteria_set)
    give_timetable(round_, survey=(-20, 7))
    remind()
    assert reminded() == [("noi-vu", "survey", 7)]


def test_who_approves_and_not_who_proposed(people, round_):
    make_person("lanh-dao-2", people.authority, Role.LEADER)
    give_timetable(round_, approval=(-1, 3))
    Proposal.objects.create(
        round=round_, proposed_by=people.leader, minutes_number="5/BB", minutes_date=day(0), content_sha256="x"
    )
    remind()
    assert reminded() == [("lanh-dao-2", "approval", 3)]
    assert Reminder.objects.get().link == "/2021/phe-duyet/"


def test_published_rounds_and_rounds_without_a_timetable_remind_nobody(people, round_):
    assert remind() == 0
    record_all(round_)
    give_timetable(round_, survey=(-20, 3))
    publish(actor=None, round_=round_)
    assert remind() == 0


def test_disabled_accounts_are_not_reminded(people, round_):
    User.objects.filter(pk=people.official.pk).update(is_active=False)
    give_timetable(round_, self_scoring=(-20, 3))
    remind()
    assert reminded() == [("can-bo-2", "self_scoring", 3)]


@pytest.fixture
def reminders(people, round_):
    """Two reminders; only the first person has an address."""
    User.objects.filter(pk=people.official.pk).update(email="can-bo@example.vn")
    give_timetable(round_, self_scoring=(-20, 3))
    remind()


def test_a_message_for_who_has_an_address(settings, reminders, people):
    settings.PORTAL_URL = "https://cchc.example.vn"
    assert deliver() == Delivery(sent=1, failed=0)
    (message,) = mail.outbox
    assert message.to == ["can-bo@example.vn"]
    assert message.subject.startswith(f"Nhắc việc: Tự chấm điểm, hạn {format_date(day(3))}")
    assert "Xã Hà Kỳ: Tự chấm 3 tiêu chí còn lại." in message.body
    assert "https://cchc.example.vn/2021/nhap-diem/xa-1/" in message.body
    assert deliver() == Delivery(0, 0)
    assert len(mail.outbox) == 1


def test_a_message_that_cannot_be_sent_is_tried_again(reminders):
    refused = smtplib.SMTPRecipientsRefused({})
    with mock.patch.object(EmailMessage, "send", side_effect=refused):
        assert deliver() == Delivery(sent=0, failed=1)
    assert Reminder.objects.count() == 2
    assert not Reminder.objects.exclude(emailed_at=None).exists()
    assert deliver() == Delivery(sent=1, failed=0)


def test_without_a_mail_server_nothing_is_lost(reminders):
    with mock.patch("scoring.services.reminders.get_connection") as connection:
        connection.return_value.open.side_effect = ConnectionRefusedError
        assert deliver() == Delivery(sent=0, failed=1)
    assert deliver() == Delivery(sent=1, failed=0)


def test_what_another_command_is_sending_is_left_to_it(reminders):
    waiting = list(Reminder.objects.exclude(person__email="").select_related("person", "round"))
    with mock.patch("scoring.services.reminders._unsent", return_value=waiting):
        assert deliver() == Delivery(1, 0)
        assert deliver() == Delivery(0, 0)
    assert len(mail.outbox) == 1


def test_a_message_of_yesterday_s_deadline_is_not_sent(reminders):
    assert deliver(today=day(4)) == Delivery(0, 0)


def test_a_person_reads_their_own_reminders_only(people, reminders):
    other = Reminder.objects.get(person=people.other_official)
    assert mark_read(actor=people.official, reminders=[other.pk]) == 0
    assert mark_read(actor=people.official) == 1
    assert mark_read(actor=people.official) == 0
    other.refresh_from_db()
    assert other.read_at is None
