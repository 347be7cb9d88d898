"""One proposes, another approves; nothing else is published, and nothing moves meanwhile."""

import datetime
from decimal import Decimal

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from scoring.models import Action, AuthorityResult, Event, Explanation, Proposal, Publication
from scoring.report.context import report_context
from scoring.results.source import live_results, results_of
from scoring.rules.stages import Stage
from scoring.selectors.versions import changes_of
from scoring.services.council import decide_head, record_authority_result
from scoring.services.errors import NotAllowedError, RefusedError
from scoring.services.log import is_intact
from scoring.services.proposals import Minutes, approve, propose, return_proposal, withdraw
from scoring.services.publishing import drop_correction, open_correction, publish
from tests.factories import make_round, record, record_all
from tests.people import make_person
from tests.work.acts import MINUTES, approved, place_of, proposed, window
from units.models import Membership, Role

pytestmark = pytest.mark.django_db

NOBODIES = ["official", "other_official", "appraiser", "stranger", "disabled"]


@pytest.fixture
def round_(people):
    """Two communes, every final score there."""
    round_ = make_round([people.commune, people.other_commune], authority=people.authority)
    record_all(round_)
    return round_


def test_the_way_to_publication(round_, people):
    proposal = proposed(round_, people)
    publication = approve(actor=people.leader, proposal=proposal)
    assert (publication.published_by, publication.proposed_by) == (people.leader, people.office)
    assert (publication.minutes_number, publication.minutes_date) == ("12/BB-HĐTĐ", datetime.date(2022, 1, 14))
    assert publication.overview["minutes"] == {"number": "12/BB-HĐTĐ", "date": "2022-01-14"}
    proposal.refresh_from_db()
    assert (proposal.publication, proposal.closed_by) == (publication, people.leader)
    actions = list(Event.objects.order_by("pk").values_list("action", flat=True))[-2:]
    assert actions == [Action.PUBLICATION_PROPOSED, Action.PUBLISHED]
    assert all(is_intact(event) for event in Event.objects.all())


@pytest.mark.parametrize("who", [*NOBODIES, "leader"])
def test_only_the_office_proposes(round_, people, who):
    with pytest.raises(NotAllowedError):
        propose(actor=getattr(people, who), round_=round_, minutes=MINUTES)
    assert not Proposal.objects.exists()


@pytest.mark.parametrize("who", [*NOBODIES, "office", "administrator"])
def test_only_a_leader_approves_returns_and_corrects(round_, people, who):
    person, proposal = getattr(people, who), proposed(round_, people)
    for act in (
        lambda: approve(actor=person, proposal=proposal),
        lambda: publish(actor=person, round_=round_),
        lambda: return_proposal(actor=person, proposal=proposal, reason="Xem lại"),
        lambda: open_correction(actor=person, round_=round_, reason="Xem lại"),
    ):
        with pytest.raises(NotAllowedError):
            act()
    assert not Publication.objects.exists()


def test_nobody_approves_their_own_proposal(round_, people):
    Membership.objects.create(user=people.office, unit=people.authority, role=Role.LEADER)
    proposal = proposed(round_, people)
    with pytest.raises(RefusedError, match="không tự phê duyệt"):
        approve(actor=people.office, proposal=proposal)
    assert approve(actor=people.leader, proposal=proposal).version == 1


def test_a_leader_publishes_nothing_that_was_not_proposed(round_, people):
    with pytest.raises(RefusedError, match="Chưa có tờ trình"):
        publish(actor=people.leader, round_=round_)
    proposed(round_, people)
    with pytest.raises(RefusedError, match="chờ lãnh đạo"):
        publish(actor=None, round_=round_)


def test_a_proposal_locks_scores_and_the_councils_word(round_, people):
    proposal = proposed(round_, people)
    with pytest.raises(RefusedError, match="trình phê duyệt"):
        record(round_, {"xa-1": {"1.1": "1"}})
    result = AuthorityResult(round=round_, index=Decimal(80))
    with pytest.raises(RefusedError, match="trình phê duyệt"):
        record_authority_result(actor=people.office, result=result)
    band = round_.scheme.bands.get(code="good")
    with pytest.raises(RefusedError, match="trình phê duyệt"):
        decide_head(actor=people.office, place=place_of(round_), band=band, reason="Nỗ lực")
    withdraw(actor=people.office, proposal=proposal)
    assert record(round_, {"xa-1": {"1.1": "1"}}) == 1


def test_what_is_missing_is_named(people):
    round_ = make_round([people.commune], authority=people.authority)
    record(round_, {"xa-1": {"1.1": "3"}})
    with pytest.raises(RefusedError, match="Xã Hà Kỳ thiếu 2 tiêu chí"):
        proposed(round_, people)


def test_an_undecided_explanation_stands_in_the_way(round_, people):
    place, criterion = place_of(round_), round_.criteria_set.criteria.get(code="1.1")
    asked = Explanation.objects.create(round_unit=place, criterion=criterion, question="Vì sao?")
    with pytest.raises(RefusedError, match=r"1 giải trình chưa kết luận \(Xã Hà Kỳ, tiêu chí 1\.1\)"):
        proposed(round_, people)
    with pytest.raises(RefusedError, match="chưa kết luận"):
        publish(actor=None, round_=round_)
    asked.decided_at = timezone.now()
    asked.save()
    assert approved(round_, people).version == 1


def test_minutes_have_a_number_and_a_day_that_has_come(round_, people):
    tomorrow = timezone.localdate() + datetime.timedelta(days=1)
    with pytest.raises(RefusedError, match="số biên bản"):
        proposed(round_, people, Minutes(" ", MINUTES.date))
    with pytest.raises(RefusedError, match="không được sau ngày hôm nay"):
        proposed(round_, people, Minutes("1", tomorrow))


def test_one_proposal_at_a_time(round_, people):
    first = proposed(round_, people)
    with pytest.raises(RefusedError, match="đang có một tờ trình"):
        proposed(round_, people)
    with pytest.raises(IntegrityError), transaction.atomic():
        Proposal.objects.create(round=round_, minutes_number="2", minutes_date=MINUTES.date, content_sha256="")
    return_proposal(actor=people.leader, proposal=first, reason="Rà lại xã Hà Kỳ")
    first.refresh_from_db()
    assert (first.return_reason, first.publication) == ("Rà lại xã Hà Kỳ", None)
    assert approved(round_, people).version == 1


def test_a_closed_proposal_is_not_acted_upon(round_, people):
    proposal = proposed(round_, people)
    with pytest.raises(RefusedError, match="lý do trả lại"):
        return_proposal(actor=people.leader, proposal=proposal, reason=" ")
    withdraw(actor=people.office, proposal=proposal)
    for act in (
        lambda: withdraw(actor=people.office, proposal=proposal),
        lambda: approve(actor=people.leader, proposal=proposal),
        lambda: return_proposal(actor=people.leader, proposal=proposal, reason="Muộn"),
    ):
        with pytest.raises(RefusedError, match="đã được xử lý"):
            act()


def test_an_older_proposal_does_not_approve_a_newer_one(round_, people):
    old = proposed(round_, people)
    withdraw(actor=people.office, proposal=old)
    record(round_, {"xa-1": {"1.1": "1"}})
    proposed(round_, people)
    with pytest.raises(RefusedError, match="đã được xử lý"):
        approve(actor=people.leader, proposal=old)


def test_what_is_approved_is_what_was_proposed(round_, people):
    proposal = proposed(round_, people)
    people.commune.name = "Hà Kỳ Mới"  # not a score: nothing locks it
    people.commune.save()
    with pytest.raises(RefusedError, match="Nội dung đã khác"):
        approve(actor=people.leader, proposal=proposal)
    assert not Publication.objects.exists()
    return_proposal(actor=people.leader, proposal=proposal, reason="Đơn vị đổi tên")
    assert approved(round_, people).overview["version"] == 1


def test_a_published_round_is_not_proposed_again(round_, people):
    approved(round_, people)
    with pytest.raises(RefusedError, match="đã công bố"):
        proposed(round_, people)


def test_a_correction_goes_the_same_way(round_, people):
    first = approved(round_, people)
    open_correction(actor=people.leader, round_=round_, reason="Cộng sai 1.1")
    with pytest.raises(RefusedError, match="Chưa có gì thay đổi"):
        proposed(round_, people)
    record(round_, {"xa-1": {"1.1": "30"}})
    proposal = proposed(round_, people, Minutes("20/BB-HĐTĐ", MINUTES.date))
    with pytest.raises(RefusedError, match="đang chờ phê duyệt"):
        drop_correction(actor=people.leader, round_=round_)
    second = approve(actor=people.leader, proposal=proposal)
    assert (second.version, second.reason, second.minutes_number) == (2, "Cộng sai 1.1", "20/BB-HĐTĐ")
    change = changes_of(second)["xa-1"]
    assert (change.old.percent, change.new.percent) == (80, 86)
    assert first.overview["minutes"]["number"] == "12/BB-HĐTĐ"


def test_new_minutes_alone_are_no_correction(round_, people):
    approved(round_, people)
    open_correction(actor=people.leader, round_=round_, reason="Xem lại")
    with pytest.raises(RefusedError, match="Chưa có gì thay đổi"):
        proposed(round_, people, Minutes("99/BB-HĐTĐ", MINUTES.date))


def test_the_stage_of_approval_must_have_begun(round_, people):
    today = timezone.localdate()
    day = datetime.timedelta(days=1)
    stage = window(round_, Stage.APPROVAL, today + day, None)
    with pytest.raises(RefusedError, match="Chưa đến giai đoạn phê duyệt"):
        proposed(round_, people)
    stage.opens_on, stage.closes_on = today - 9 * day, today - 2 * day  # it ends, but approval may come late
    stage.save()
    assert approved(round_, people).version == 1


def test_a_leader_of_another_authority_is_nobody(round_, people):
    other = make_person("lanh-dao-khac", people.commune, Role.LEADER)
    with pytest.raises(NotAllowedError):
        approve(actor=other, proposal=proposed(round_, people))


def test_the_report_cites_the_minutes(round_, people):
    report = report_context(results_of(approved(round_, people)))
    assert report.basis.minutes == "Biên bản số 12/BB-HĐTĐ ngày 14/01/2022"
    assert report_context(live_results(round_)).basis.minutes == ""
