"""Saving texts: version, history, lock, role, old fonts."""

import datetime

import pytest
from django.utils import timezone

from scoring.models import Action, Event, Section, SectionVersion
from scoring.services.errors import NotAllowedError, RefusedError
from scoring.services.report.outline import rename_section
from scoring.services.report.sections import SectionConflictError, mark_reviewed, restore_version, save_section
from scoring.services.report.starting import start_from_earlier
from tests.factories import make_round
from tests.work.report.desk import CITE, make_report, section

pytestmark = pytest.mark.django_db


@pytest.fixture
def report(people):
    return make_report(people)


def save(people, row, body, version=None, actor=None):
    return save_section(actor=actor or people.office, section=row, body=body, version=version or row.version).section


def changes():
    return Event.objects.filter(action=Action.REPORT_CHANGED).count()


def submit(report):
    report.submitted_at = timezone.now()
    report.save()


def test_saved_clean_with_version_and_history(people, report):
    row = save(people, section(report), f"<p onclick=x>Mới {CITE}<script>1</script></p>")
    assert row.body == f"<p>Mới {CITE}</p>"
    assert (row.version, row.updated_by) == (2, people.office)
    assert list(row.versions.order_by("number").values_list("number", "body")) == [
        (1, "<p>Đã ban hành kế hoạch.</p>"),
        (2, f"<p>Mới {CITE}</p>"),
    ]
    event = Event.objects.filter(action=Action.REPORT_CHANGED).get()
    assert event.payload == {"section": "Ban hành kế hoạch", "key": "ban-hanh", "what": "Sửa lời văn"}


def test_saves_of_one_person_within_minutes_are_one_row_and_one_event(people, report):
    row = section(report)
    for text in ("a", "b", "c"):
        row = save(people, row, f"<p>{text}</p>")
    assert (row.versions.count(), changes(), row.version) == (2, 1, 4)
    save(people, row, "<p>d</p>", actor=people.administrator)
    assert (row.versions.count(), changes()) == (3, 2)
    earlier = timezone.now() - datetime.timedelta(minutes=6)
    SectionVersion.objects.filter(number=3).update(saved_at=earlier)
    save(people, section(report), "<p>e</p>", actor=people.administrator)
    assert (row.versions.count(), changes()) == (4, 3)


def test_the_same_text_changes_nothing_whatever_its_version(people, report):
    row = save(people, section(report), "<div>Đã ban hành kế hoạch.</div>", version=99)
    assert (row.version, row.versions.count(), changes()) == (1, 1, 0)


def test_nobody_overwrites_what_they_have_not_seen(people, report):
    mine = section(report)
    save(people, section(report), "<p>Của người khác</p>", actor=people.administrator)
    with pytest.raises(SectionConflictError) as conflict:
        save(people, mine, "<p>Của tôi</p>")
    assert conflict.value.section.body == "<p>Của người khác</p>"
    assert "Quan-Tri" in conflict.value.messages[0]
    assert section(report).body == "<p>Của người khác</p>"


@pytest.mark.parametrize("person", ["appraiser", "leader", "official", "stranger", "disabled"])
def test_only_the_office_writes(people, report, person):
    with pytest.raises(NotAllowedError):
        save(people, section(report), "<p>x</p>", actor=getattr(people, person))
    assert section(report).version == 1


def test_locked_while_submitted(people, report):
    submit(report)
    with pytest.raises(RefusedError, match="đã trình lãnh đạo"):
        save(people, section(report), "<p>x</p>")
    with pytest.raises(RefusedError):
        mark_reviewed(actor=people.office, section=section(report))


def test_old_fonts_are_converted_and_told(people, report):
    text = "<p>HiÖn nay 23 x·, thÞ trÊn trªn ®Þa bµn huyÖn</p><p>Đoạn này đúng.</p>"
    saved = save_section(actor=people.office, section=section(report), body=text, version=1)
    assert saved.section.body == "<p>Hiện nay 23 xã, thị trấn trên địa bàn huyện</p><p>Đoạn này đúng.</p>"
    assert saved.repaired == 1


def test_an_endless_text_is_refused(people, report):
    with pytest.raises(Exception, match="quá dài"):
        save(people, section(report), "a" * 200_001)


def test_restoring_is_a_version_of_its_own(people, report):
    row = save(people, section(report), "<p>Mới</p>")
    restored = restore_version(actor=people.office, section=row, number=1, version=row.version)
    assert restored.body == "<p>Đã ban hành kế hoạch.</p>"
    assert restored.versions.count() == 3
    with pytest.raises(SectionConflictError):
        restore_version(actor=people.office, section=row, number=2, version=row.version)
    with pytest.raises(RefusedError, match="Không có phiên bản"):
        restore_version(actor=people.office, section=row, number=9, version=restored.version)


def test_from_last_year(people, report):
    rename_section(actor=None, section=section(report, "danh-gia"), title="Kế hoạch 2021–2030 và năm 2022")
    report.refresh_from_db()
    report.symbol, report.subject = "BC-UBND", "Kết quả năm 2021, nhiệm vụ năm 2022"
    report.number, report.signed_on = "57", datetime.date(2022, 3, 15)
    report.save()
    next_round = make_round(
        [people.commune], year=2022, authority=people.authority, criteria_set=report.round.criteria_set
    )
    made = start_from_earlier(actor=people.office, round_=next_round, source=report)
    assert (made.subject, made.number, made.signed_on) == ("Kết quả năm 2022, nhiệm vụ năm 2023", "", None)
    rows = {row.key: row for row in Section.objects.filter(report=made)}
    assert rows["danh-gia"].title == "Kế hoạch 2021–2030 và năm 2023"
    assert rows["ket-qua"].title == "Kết quả thực hiện năm 2022"
    assert (rows["ban-hanh"].body, rows["ban-hanh"].is_stale) == ("<p>Đã ban hành kế hoạch.</p>", True)
    assert not rows["ket-qua"].is_stale
    mark_reviewed(actor=people.office, section=rows["ban-hanh"])
    assert not Section.objects.get(pk=rows["ban-hanh"].pk).is_stale
    with pytest.raises(RefusedError, match="đã có báo cáo"):
        start_from_earlier(actor=people.office, round_=next_round, source=report)
    with pytest.raises(RefusedError, match="năm trước"):
        start_from_earlier(actor=people.office, round_=report.round, source=made)
