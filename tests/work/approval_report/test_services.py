"""Submitting, approving, returning and reopening, as services."""

import datetime

import pytest
from django.core.exceptions import PermissionDenied

from scoring.models import Action, Edition, Event, Section
from scoring.report.issuing.reading import AS_PRINTED
from scoring.results.canonical import canonical_json, sha256_of
from scoring.selectors.reports import ReportState, state_of
from scoring.services.errors import RefusedError
from scoring.services.publishing import open_correction
from scoring.services.report.approval import Numbering, approve, reopen, return_report, submit
from tests.factories import make_round, record
from tests.work.acts import approved
from tests.work.approval_report.kit import GIVEN, issued, ready_report
from units.models import Membership, Role, User

pytestmark = pytest.mark.django_db


def hand_in(report, actor):
    return submit(actor=actor, report=report, reading=AS_PRINTED)


def issue(report, actor, given=GIVEN):
    return approve(actor=actor, report=report, reading=AS_PRINTED, given=given)


def messages(refused):
    return " ".join(refused.value.messages)


def test_from_writing_to_the_first_edition(report, people, round_):
    hand_in(report, people.office)
    report.refresh_from_db()
    assert state_of(report) is ReportState.SUBMITTED
    assert report.submitted_by == people.office
    edition = issue(report, people.leader)
    report.refresh_from_db()
    assert state_of(report) is ReportState.ISSUED
    assert (edition.number, edition.approved_by, edition.submitted_by) == (1, people.leader, people.office)
    assert edition.publication == round_.publications.get()
    assert edition.content_sha256 == sha256_of(canonical_json(edition.content))
    assert edition.content["form"]["symbol"] == "67/BC-UBND"
    assert edition.content["results_sha256"] == edition.publication.sha256
    assert "02 xã" in str(edition.content["sections"])
    assert (report.number, report.signed_on) == ("67", GIVEN.signed_on)


def test_each_act_is_in_the_log(report, people):
    issue(hand_in(report, people.office), people.leader)
    reopen(actor=people.leader, report=report, reason="Sửa số liệu mục I")
    acts = Event.objects.filter(action__startswith="report.").order_by("pk").values_list("action", "payload")
    assert [action for action, _payload in acts] == [
        Action.REPORT_SUBMITTED,
        Action.REPORT_APPROVED,
        Action.REPORT_REOPENED,
    ]
    assert acts[1][1]["sha256"] == Edition.objects.get().content_sha256
    assert acts[2][1] == {"reason": "Sửa số liệu mục I"}


@pytest.mark.parametrize("who", ["leader", "appraiser", "official", "stranger"])
def test_only_the_office_submits(report, people, who):
    with pytest.raises(PermissionDenied):
        hand_in(report, getattr(people, who))


@pytest.mark.parametrize("who", ["office", "administrator", "appraiser", "official", "stranger"])
def test_only_leaders_decide(waiting, people, who):
    actor = getattr(people, who)
    with pytest.raises(PermissionDenied):
        issue(waiting, actor)
    with pytest.raises(PermissionDenied):
        return_report(actor=actor, report=waiting, reason="Sửa")
    with pytest.raises(PermissionDenied):
        reopen(actor=actor, report=waiting, reason="Sửa")
    assert not Edition.objects.exists()


def test_nobody_approves_what_they_submitted(report, people):
    Membership.objects.create(user=people.leader, unit=people.authority, role=Role.OFFICE)
    both = User.objects.get(pk=people.leader.pk)
    hand_in(report, both)
    with pytest.raises(RefusedError) as refused:
        issue(report, both)
    assert "không tự duyệt" in messages(refused)


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"is_stale": True}, "chưa rà soát: 1. Ban hành kế hoạch"),
        ({"body": "<p> </p>"}, "Mục chưa có nội dung: 1. Ban hành kế hoạch"),
        ({"body": '<p><span data-cite="figure/so-van-ban/value">?</span></p>'}, "chưa có giá trị: so-van-ban"),
    ],
)
def test_what_is_still_to_be_done_is_named(report, people, change, said):
    Section.objects.filter(report=report, key="ke-hoach").update(**change)
    with pytest.raises(RefusedError) as refused:
        hand_in(report, people.office)
    assert said in messages(refused)
    Section.objects.filter(report=report, key="ket-qua").update(is_printed=False)  # takes what is beneath along
    hand_in(report, people.office)


def test_a_signatory_is_needed(report, people):
    report.signatory_name = " "
    report.save()
    with pytest.raises(RefusedError) as refused:
        hand_in(report, people.office)
    assert "họ và tên người ký" in messages(refused)


def test_results_come_first(people):
    open_round = make_round([people.commune], authority=people.authority, year=2023)
    with pytest.raises(RefusedError) as refused:
        hand_in(ready_report(open_round), people.office)
    assert "chưa công bố" in messages(refused)


def test_what_changed_since_is_not_approved(waiting, people):
    Section.objects.filter(report=waiting, key="ke-hoach").update(body="<p>Lời khác.</p>")
    with pytest.raises(RefusedError) as refused:
        issue(waiting, people.leader)
    assert "khác với lúc trình" in messages(refused)


def test_results_that_were_corrected_since_are_not_approved(waiting, people, round_):
    open_correction(actor=people.leader, round_=round_, reason="Sai điểm")
    with pytest.raises(RefusedError) as refused:
        issue(waiting, people.leader)
    assert "đang được đính chính" in messages(refused)
    record(round_, {"xa-1": {"1.1": "10"}})
    round_.refresh_from_db()
    approved(round_, people)
    with pytest.raises(RefusedError) as refused:
        issue(waiting, people.leader)
    assert "khác với lúc trình" in messages(refused)


def test_number_and_day_are_needed_and_may_be_set_by_the_leader(waiting, people):
    for given, said in [
        (None, "số và ngày ký"),
        (Numbering(" ", GIVEN.signed_on), "số và ngày ký"),
        (Numbering("67", datetime.date(2999, 1, 1)), "sau ngày hôm nay"),
    ]:
        with pytest.raises(RefusedError) as refused:
            issue(waiting, people.leader, given)
        assert said in messages(refused)
    assert issue(waiting, people.leader).content["form"]["place_and_date"] == "Tứ Kỳ, ngày 05 tháng 3 năm 2022"


def test_returning_needs_a_reason_and_opens_the_report(waiting, people):
    with pytest.raises(RefusedError):
        return_report(actor=people.leader, report=waiting, reason=" ")
    returned = return_report(actor=people.leader, report=waiting, reason="Sửa mục II")
    assert state_of(returned) is ReportState.WRITING
    assert returned.return_reason == "Sửa mục II"
    with pytest.raises(RefusedError) as refused:
        issue(waiting, people.leader)
    assert "không còn chờ duyệt" in messages(refused)


def test_a_second_edition(round_, people):
    first = issued(round_, people)
    report = round_.report
    with pytest.raises(RefusedError):
        hand_in(report, people.office)
    reopen(actor=people.leader, report=report, reason="Sửa lời")
    with pytest.raises(RefusedError):
        reopen(actor=people.leader, report=report, reason="Lần nữa")
    hand_in(report, people.office)
    with pytest.raises(RefusedError) as refused:
        issue(report, people.leader)
    assert "không có gì khác" in messages(refused)
    return_report(actor=people.leader, report=report, reason="Chưa sửa gì")
    Section.objects.filter(report=report, key="ke-hoach").update(body="<p>Lời khác.</p>")
    hand_in(report, people.office)
    second = issue(report, people.leader)
    assert (second.number, second.reason) == (2, "Sửa lời")
    assert second.content_sha256 != first.content_sha256
    report.refresh_from_db()
    assert report.reopened_reason == ""


def test_the_command_line_needs_no_second_person(report):
    hand_in(report, None)
    assert issue(report, None).approved_by is None
