"""Documents added, replaced, withdrawn: by whom, when, and what stays."""

import datetime
import hashlib
from pathlib import Path

import pytest
from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils import timezone

from scoring.models import Action, Event, Evidence, StoredFile, Submission
from scoring.models.evidence import evidence_storage
from scoring.rules.stages import Stage
from scoring.services.errors import NotAllowedError, RefusedError
from scoring.services.evidence import MOST_AT_ONCE, Reference, add_evidence, replace_evidence, withdraw_evidence
from scoring.services.explanations import ask
from scoring.services.log import is_intact
from tests.work.acts import place_of, window
from tests.work.evidence.kit import PDF, image, upload

pytestmark = pytest.mark.django_db

CITED = Reference("Kế hoạch năm", "15/KH-UBND", datetime.date(2021, 1, 5), "UBND xã Hà Kỳ", "https://example.vn/15")
NOTHING = Reference()
DAY = datetime.timedelta(days=1)


def add(people, place, criterion, *files, actor=None, reference=NOTHING):
    return add_evidence(
        actor=actor or people.official, place=place, criterion=criterion, reference=reference, uploads=files
    )


def content(row):
    return Path(evidence_storage().path(row.file.file.name)).read_bytes()


def test_a_file_is_kept_with_its_hash(people, place, criterion):
    [row] = add(people, place, criterion, upload(PDF, "../Kế hoạch.html"), reference=CITED)
    file = row.file
    assert (file.name, file.content_type, file.size) == ("Kế hoạch.html.pdf", "application/pdf", len(PDF))
    assert file.sha256 == hashlib.sha256(PDF).hexdigest()
    kept = Path(evidence_storage().path(file.file.name))
    assert content(row) == PDF
    assert kept.is_relative_to(Path(settings.VAR_DIR) / "evidence")
    assert kept.stat().st_mode & 0o777 == 0o600
    assert (row.added_by, file.uploaded_by) == (people.official, people.official)


def test_the_event_tells_of_document_and_hash(people, place, criterion):
    [row] = add(people, place, criterion, upload(), reference=CITED)
    event = Event.objects.get(action=Action.EVIDENCE_ADDED)
    assert (event.place, event.criterion, event.actor) == (place, criterion, people.official)
    assert event.payload == {
        "evidence": row.pk,
        "title": "Kế hoạch năm",
        "number": "15/KH-UBND",
        "issued_on": "2021-01-05",
        "issuer": "UBND xã Hà Kỳ",
        "link": "https://example.vn/15",
        "file": "ke-hoach.pdf",
        "size": len(PDF),
        "sha256": hashlib.sha256(PDF).hexdigest(),
    }
    assert is_intact(event)


def test_several_files_are_several_documents(people, place, criterion):
    rows = add(people, place, criterion, upload(), upload(image(), "anh.png"), reference=CITED)
    assert [row.file.name for row in rows] == ["ke-hoach.pdf", "anh.png"]
    assert {row.number for row in rows} == {"15/KH-UBND"}
    assert Event.objects.filter(action=Action.EVIDENCE_ADDED).count() == 2


def test_one_bad_file_keeps_all_out(people, place, criterion):
    with pytest.raises(RefusedError, match=r"xau\.pdf"):
        add(people, place, criterion, upload(), upload(b"<html>", "xau.pdf"))
    assert not Evidence.objects.exists()
    assert not StoredFile.objects.exists()
    assert not Event.objects.filter(action=Action.EVIDENCE_ADDED).exists()


def test_too_many_files_at_once(people, place, criterion):
    files = [upload(PDF + b"%d %%%%EOF" % n) for n in range(MOST_AT_ONCE + 1)]
    with pytest.raises(RefusedError, match="tối đa 10 tệp"):
        add(people, place, criterion, *files)


def test_the_same_file_twice_in_a_cell(people, place, criterion):
    add(people, place, criterion, upload())
    with pytest.raises(RefusedError, match=r"“khac\.pdf” đã có trong tiêu chí này với tên “ke-hoach\.pdf”"):
        add(people, place, criterion, upload(PDF, "khac.pdf"))
    with pytest.raises(RefusedError, match="đã có"):
        add(people, place, criterion, upload(image(), "a.png"), upload(image(), "b.png"))
    assert Evidence.objects.count() == 1


def test_the_same_file_in_two_cells_is_kept_once(people, place, criterion):
    other = place.round.criteria_set.criteria.get(code="1.2")
    [one], [two] = add(people, place, criterion, upload()), add(people, place, other, upload())
    assert one.file_id != two.file_id
    assert one.file.file.name == two.file.file.name


def test_a_file_left_incomplete_by_a_crash_is_not_taken_for_the_whole(people, place, criterion):
    digest = hashlib.sha256(PDF).hexdigest()
    broken = Path(evidence_storage().path(f"{digest[:2]}/{digest}"))
    broken.parent.mkdir(parents=True)
    broken.write_bytes(PDF[:5])
    [row] = add(people, place, criterion, upload())
    assert content(row) == PDF


def test_a_citation_alone(people, place, criterion):
    [row] = add(people, place, criterion, reference=Reference(number="15/KH-UBND"))
    assert row.file is None
    with pytest.raises(ValidationError, match="Hãy chọn tệp"):
        add(people, place, criterion)


@pytest.mark.parametrize("link", ["javascript:alert(1)", "ftp://example.vn/a", "example", "data:text/html,x"])
def test_links_are_web_addresses(people, place, criterion, link):
    with pytest.raises(RefusedError, match="địa chỉ web"):
        add(people, place, criterion, reference=Reference(link=link))


def test_documents_of_tomorrow(people, place, criterion):
    today = timezone.localdate()
    add(people, place, criterion, reference=Reference(number="1", issued_on=today))
    with pytest.raises(RefusedError, match="Ngày văn bản"):
        add(people, place, criterion, reference=Reference(number="1", issued_on=today + DAY))


@pytest.mark.parametrize("who", ["office", "appraiser", "leader", "administrator", "other_official", "stranger"])
def test_only_the_unit_s_officials(people, place, criterion, who, tmp_path):
    [row] = add(people, place, criterion, upload())
    person = getattr(people, who)
    with pytest.raises(NotAllowedError):
        add(people, place, criterion, upload(image(), "a.png"), actor=person)
    with pytest.raises(NotAllowedError):
        replace_evidence(actor=person, evidence=row, upload=upload(image(), "a.png"))
    with pytest.raises(NotAllowedError):
        withdraw_evidence(actor=person, evidence=row)
    assert len([path for path in tmp_path.rglob("*") if path.is_file()]) == 1  # nothing stored for them


def test_a_replacement_keeps_the_old_one(people, place, criterion):
    [old] = add(people, place, criterion, upload(), reference=CITED)
    new = replace_evidence(actor=people.official, evidence=old, reference=CITED, upload=upload(image(), "ban-moi.png"))
    old.refresh_from_db()
    assert (old.is_live, old.withdrawn_by, new.replaces) == (False, people.official, old)
    assert content(old) == PDF
    event = Event.objects.get(action=Action.EVIDENCE_REPLACED)
    assert (event.payload["replaces"], event.payload["file"]) == (old.pk, "ban-moi.png")


def test_words_are_mended_without_sending_the_file_again(people, place, criterion):
    [old] = add(people, place, criterion, upload())
    new = replace_evidence(actor=people.official, evidence=old, reference=CITED)
    assert (new.file_id, new.number) == (old.file_id, "15/KH-UBND")


def test_withdrawn_once(people, place, criterion):
    [row] = add(people, place, criterion, upload())
    withdraw_evidence(actor=people.official, evidence=row, reason="Nhầm tệp")
    assert Event.objects.get(action=Action.EVIDENCE_WITHDRAWN).payload["reason"] == "Nhầm tệp"
    for act in (withdraw_evidence, replace_evidence):
        with pytest.raises(RefusedError, match="đã được thay hoặc rút"):
            act(actor=people.official, evidence=row)
    assert Path(evidence_storage().path(row.file.file.name)).exists()
    add(people, place, criterion, upload())  # the same again is fine once the first is gone


def test_a_handed_in_sheet_takes_no_more(people, place, criterion):
    [row] = add(people, place, criterion, upload())
    Submission.objects.create(round_unit=place)
    with pytest.raises(RefusedError, match="Phiếu đã gửi"):
        add(people, place, criterion, upload(image(), "a.png"))
    with pytest.raises(RefusedError, match="Phiếu đã gửi"):
        withdraw_evidence(actor=people.official, evidence=row)


def test_a_closed_stage_takes_no_more(people, place, criterion):
    today = timezone.localdate()
    window(place.round, Stage.SELF_SCORING, today - 9 * DAY, today - DAY)
    with pytest.raises(RefusedError, match="đã hết hạn"):
        add(people, place, criterion, upload())


def test_an_explanation_that_waits_takes_documents_and_keeps_the_old_ones(people, place, criterion):
    [given] = add(people, place, criterion, upload())
    Submission.objects.create(round_unit=place)
    ask(actor=people.office, place=place, criterion=criterion, question="Thiếu bản ký?")
    [added] = add(people, place, criterion, upload(image(), "ban-ky.png"))
    with pytest.raises(RefusedError, match="đã gửi cùng phiếu"):
        withdraw_evidence(actor=people.official, evidence=given)
    withdraw_evidence(actor=people.official, evidence=added)
    other = place.round.criteria_set.criteria.get(code="1.2")
    with pytest.raises(RefusedError, match="Phiếu đã gửi"):
        add(people, place, other, upload())


def test_an_explanation_whose_time_is_over_takes_nothing(people, place, criterion):
    today = timezone.localdate()
    ask(actor=people.office, place=place, criterion=criterion, question="Thiếu bản ký?")
    window(place.round, Stage.SELF_SCORING, today - 9 * DAY, today - 5 * DAY)
    window(place.round, Stage.EXPLANATION, today - 4 * DAY, today - DAY)
    with pytest.raises(RefusedError, match="Giải trình đã hết hạn"):
        add(people, place, criterion, upload())


def test_survey_criteria_take_none(people, place, criterion):
    criterion.method = "survey"
    criterion.save()
    with pytest.raises(NotAllowedError):
        add(people, place, criterion, upload())


def test_the_other_commune_has_its_own(people, round_, place, criterion):
    other = place_of(round_, "xa-2")
    add(people, other, criterion, upload(), actor=people.other_official)
    with pytest.raises(NotAllowedError):
        add(people, other, criterion, upload(), actor=people.official)
