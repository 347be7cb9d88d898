"""Handing in a sheet, checking it, giving it back."""

import datetime

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from scoring.models import Action, Criterion, Event, Evidence, Layer, Score, StageExtension, StoredFile, Submission
from scoring.rules.stages import Stage
from scoring.selectors.submissions import live_submission, readiness, signed_copies
from scoring.services.errors import CellsRefusedError, NotAllowedError, RefusedError
from scoring.services.log import is_intact
from scoring.services.publishing import open_correction, publish
from scoring.services.submissions import attach_signed_copy, check, return_sheet, submit
from tests.factories import make_round, record_all
from tests.work.acts import place_of, proposed, self_score, submitted, window

pytestmark = pytest.mark.django_db

DAY = datetime.timedelta(days=1)
PDF = b"%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n"


@pytest.fixture
def round_(people):
    return make_round([people.commune, people.other_commune], authority=people.authority)


def pdf(more=b""):
    return SimpleUploadedFile("ban ky.pdf", PDF + more + b"%%EOF\n", content_type="text/html")


def test_a_complete_sheet_is_handed_in_and_stands_still(round_, people):
    submission = submitted(round_, people)
    event = Event.objects.get(action=Action.SHEET_SUBMITTED)
    assert (event.place, event.actor, event.payload["submission"]) == (place_of(round_), people.official, submission.pk)
    assert len(event.payload["scores_sha256"]) == 64
    assert is_intact(event)
    with pytest.raises(CellsRefusedError, match="Phiếu đã gửi"):
        self_score(round_, _1_1="1")
    with pytest.raises(RefusedError, match="đã gửi rồi"):
        submit(actor=people.official, place=place_of(round_))


@pytest.mark.parametrize(
    "who", ["other_official", "office", "appraiser", "leader", "administrator", "stranger", "disabled"]
)
def test_a_unit_hands_in_its_own_sheet(round_, people, who):
    self_score(round_)
    with pytest.raises(NotAllowedError):
        submit(actor=getattr(people, who), place=place_of(round_))
    assert not Submission.objects.exists()


def test_what_is_missing_is_named(round_, people):
    Criterion.objects.filter(code="1.1").update(requires_evidence=True)
    self_score(round_, _1_1="5", _2_1="3")
    found = readiness(place_of(round_))
    assert (found.wanted, found.entered, found.is_complete) == (3, 2, False)
    with pytest.raises(RefusedError) as caught:
        submit(actor=people.official, place=place_of(round_))
    assert caught.value.messages == [
        "Còn 1 tiêu chí chưa tự chấm: 1.2.",
        "Còn 1 tiêu chí thiếu tài liệu kiểm chứng hoặc ghi chú giải thích: 1.1.",
    ]


@pytest.mark.parametrize("kind", ["note", "evidence", "zero", "na"])
def test_required_evidence_or_an_explanation(round_, people, kind):
    Criterion.objects.filter(code="1.1").update(requires_evidence=True, na_policy="exclude")
    self_score(round_, _1_1="5", _1_2="2", _2_1="3")
    place, criterion = place_of(round_), Criterion.objects.get(code="1.1")
    if kind == "note":
        Score.objects.filter(round_unit=place, criterion=criterion).update(note="Không phát sinh văn bản")
    elif kind == "evidence":
        Evidence.objects.create(round_unit=place, criterion=criterion, number="15/KH-UBND")
    else:
        self_score(round_, _1_1="0" if kind == "zero" else "na")
    assert submit(actor=people.official, place=place)


def test_survey_criteria_are_not_asked_of_a_unit(round_, people):
    Criterion.objects.filter(code="2.1").update(method="survey")
    self_score(round_, _1_1="5", _1_2="2")
    assert readiness(place_of(round_)).is_complete


def test_self_scoring_must_be_open(round_, people):
    today = timezone.localdate()
    self_score(round_)
    stage = window(round_, Stage.SELF_SCORING, today - 9 * DAY, today - DAY)
    with pytest.raises(RefusedError, match="đã hết hạn"):
        submit(actor=people.official, place=place_of(round_))
    StageExtension.objects.create(
        round=round_, stage=stage.stage, place=place_of(round_), since=today, until=today, reason="Mưa bão"
    )
    assert submit(actor=people.official, place=place_of(round_))


def test_nothing_is_handed_in_while_locked(round_, people):
    self_score(round_)
    record_all(round_)
    proposed(round_, people)
    with pytest.raises(RefusedError, match="trình phê duyệt"):
        submit(actor=people.official, place=place_of(round_))


def test_a_correction_is_not_the_units(round_, people):
    self_score(round_)
    record_all(round_)
    publish(actor=None, round_=round_)
    with pytest.raises(RefusedError, match="công bố"):
        submit(actor=people.official, place=place_of(round_))
    open_correction(actor=None, round_=round_, reason="Cộng sai")
    with pytest.raises(RefusedError, match="đính chính"):
        submit(actor=people.official, place=place_of(round_))


def test_the_office_checks_once(round_, people):
    submission = submitted(round_, people)
    with pytest.raises(NotAllowedError):
        check(actor=people.official, submission=submission)
    done = check(actor=people.office, submission=submission)
    assert (done.checked_by, done.checked_at is not None) == (people.office, True)
    with pytest.raises(RefusedError, match="đã được kiểm tra"):
        check(actor=people.office, submission=submission)
    assert Event.objects.filter(action=Action.SHEET_CHECKED, place=place_of(round_)).count() == 1


def test_a_returned_sheet_is_mended_and_handed_in_again(round_, people):
    first = submitted(round_, people)
    for person in (people.official, people.leader, people.appraiser):
        with pytest.raises(NotAllowedError):
            return_sheet(actor=person, submission=first, reason="Thiếu")
    with pytest.raises(RefusedError, match="lý do trả lại"):
        return_sheet(actor=people.office, submission=first, reason=" ")
    return_sheet(actor=people.office, submission=first, reason="Thiếu biên bản")
    assert live_submission(place_of(round_)) is None
    assert self_score(round_, _1_1="1") == 1
    second = submit(actor=people.official, place=place_of(round_), note="Đã bổ sung")
    assert live_submission(place_of(round_)) == second
    for act in (
        lambda: check(actor=people.office, submission=first),
        lambda: return_sheet(actor=people.office, submission=first, reason="Lần nữa"),
    ):
        with pytest.raises(RefusedError, match="đã được trả lại"):
            act()


def test_a_sheet_returned_after_its_time_comes_with_more_time(round_, people):
    submission, today = submitted(round_, people), timezone.localdate()
    window(round_, Stage.SELF_SCORING, today - 9 * DAY, today - DAY)
    with pytest.raises(RefusedError, match="không còn mở"):
        return_sheet(actor=people.office, submission=submission, reason="Thiếu")
    with pytest.raises(RefusedError, match="đã qua"):
        return_sheet(actor=people.office, submission=submission, reason="Thiếu", until=today - DAY)
    assert live_submission(place_of(round_)) == submission
    return_sheet(actor=people.office, submission=submission, reason="Thiếu", until=today + DAY)
    extension = StageExtension.objects.get()
    assert (extension.place, extension.since, extension.until) == (place_of(round_), today, today + DAY)
    assert self_score(round_, _1_1="1") == 1
    with pytest.raises(CellsRefusedError, match="hết hạn"):
        self_score(round_, "xa-2", _1_1="1")


def test_a_sheet_is_not_returned_once_results_are_proposed_or_published(round_, people):
    submission = submitted(round_, people)
    record_all(round_)
    proposed(round_, people)
    for act in (
        lambda: return_sheet(actor=people.office, submission=submission, reason="Thiếu"),
        lambda: check(actor=people.office, submission=submission),
    ):
        with pytest.raises(RefusedError, match="trình phê duyệt"):
            act()


def test_signed_copies_are_kept_in_versions(round_, people):
    submission = submitted(round_, people)
    for person in (people.office, people.other_official, people.leader):
        with pytest.raises(NotAllowedError):
            attach_signed_copy(actor=person, submission=submission, upload=pdf())
    attach_signed_copy(actor=people.official, submission=submission, upload=pdf())
    second = attach_signed_copy(actor=people.official, submission=submission, upload=pdf(b"lan 2"))
    files = signed_copies(place_of(round_))
    assert [file.pk for file in files] == [second.signed_copy_id, second.signed_copy_id - 1]
    assert files[0].content_type == "application/pdf"
    payload = Event.objects.filter(action=Action.COPY_ATTACHED).first().payload
    assert payload["sha256"] == files[0].sha256


def test_a_signed_copy_is_a_scan(round_, people):
    submission = submitted(round_, people)
    page = SimpleUploadedFile("ban-ky.pdf", b"<html><script>alert(1)</script></html>")
    with pytest.raises(RefusedError, match="ban-ky"):
        attach_signed_copy(actor=people.official, submission=submission, upload=page)
    assert not StoredFile.objects.exists()


def test_a_signed_copy_is_attached_until_publication(round_, people):
    submission = submitted(round_, people)
    record_all(round_)
    proposed(round_, people)
    attach_signed_copy(actor=people.official, submission=submission, upload=pdf())  # a lock of scores, not of paper
    round_.proposals.update(closed_at=timezone.now())
    publish(actor=None, round_=round_)
    with pytest.raises(RefusedError, match="đã công bố"):
        attach_signed_copy(actor=people.official, submission=submission, upload=pdf())
    assert Score.objects.filter(layer=Layer.SELF).exists()
