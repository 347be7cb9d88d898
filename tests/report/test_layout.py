"""Pages as drawn: none empty, no heading at the foot of a page, table heads repeated, what is wide lies across."""

from typing import Any

import pytest
from django.db import transaction

from scoring.models import Publication, Report, Section, Variant
from scoring.report.content.build import content_of
from scoring.report.html import STATIC_FOLDER, report_html
from scoring.report.pdf import draw_pdf
from scoring.results.source import live_results, results_of
from tests.factories import make_authority, make_round, make_unit, record_all
from tests.report.reading import lines, pages, reader
from tests.report.sample import make_published_round, make_sample_set
from units.models import Kind

pytestmark = pytest.mark.django_db

PARAGRAPH = "Các cơ quan, đơn vị thực hiện nhiệm vụ theo kế hoạch, báo cáo kết quả đúng hạn và khắc phục tồn tại. "
MARGIN = 60  # points: head and foot of a page lie outside


def long_report(publication: Publication) -> Report:
    """A report of many sections whose texts differ in length, so that pages end everywhere."""
    report = Report.objects.create(round=publication.round, signatory_name="Nguyễn Văn Mẫu")
    order = 0
    for chapter in range(1, 7):
        for depth in (1, 2, 3, 4):
            order += 1
            body = f"<p>{PARAGRAPH * (order % 7 + 1)}</p>" if depth > 2 else ""
            block = "classes" if order == 8 else ""
            Section.objects.create(
                report=report, key=f"m-{order}", order=order, depth=depth, block=block, body=body,
                title=f"Tiêu đề thứ {chapter} cấp {depth}",
            )  # fmt: skip
    return report


@pytest.fixture(scope="module")
def printed(django_db_setup: None, django_db_blocker: Any) -> bytes:
    with django_db_blocker.unblock(), transaction.atomic():
        publication = make_published_round()
        report = long_report(publication)
        content = content_of(report, publication.round, results_of(publication))
        html = report_html(content, Variant.FULL)
        transaction.set_rollback(True)
    return draw_pdf(html, STATIC_FOLDER)


def test_no_page_is_empty(printed):
    for number, found in enumerate(lines(printed), start=1):
        within = [line for line in found if MARGIN < line.y < line.height - MARGIN]
        assert within, f"page {number}"


def test_no_heading_ends_a_page(printed):
    for number, found in enumerate(lines(printed), start=1):
        within = [line for line in found if line.y > MARGIN]
        last = min(within, key=lambda line: line.y)
        assert "iêu đề thứ" not in last.text.lower().replace("tiêu", "iêu"), f"page {number}: {last.text}"


def test_every_page_says_it_is_a_draft(printed):
    assert all("DỰ THẢO" in text for text in pages(printed))


def test_headings_are_bookmarks(printed):
    found: list[str] = []

    def walk(items: Any) -> None:
        for item in items:
            if isinstance(item, list):
                walk(item)
            else:
                found.append(item.title)

    walk(reader(printed).outline)
    assert found[:3] == ["BÁO CÁO", "I. Tiêu đề thứ 1 cấp 1", "1. Tiêu đề thứ 1 cấp 2"]
    assert "a) Tiêu đề thứ 6 cấp 4" in found
    assert [title for title in found if title.startswith("Phụ lục")] == ["Phụ lục I", "Phụ lục II", "Phụ lục III"]


def test_text_ends_with_its_sign_and_the_signature_follows(printed):
    text = " ".join(pages(printed))
    assert "(dự thảo)./." in text
    assert "TM. ỦY BAN NHÂN DÂN CHỦ TỊCH Nguyễn Văn Mẫu" in text
    assert text.count("./.") == 1


def test_a_province_of_170_units():
    """Heads of tables on every page they reach, the wide annex across, no page empty."""
    authority = make_authority()
    units = [make_unit(f"u{n}", f"Tên Xã Số {n}", Kind.COMMUNE, authority) for n in range(170)]
    round_ = make_round(units, criteria_set=make_sample_set())
    record_all(round_, "0.85")
    html = report_html(content_of(None, round_, live_results(round_)), Variant.RESULTS)
    drawn = draw_pdf(html, STATIC_FOLDER)
    texts = pages(drawn)
    wide = [place for place, page in enumerate(reader(drawn).pages) if page.mediabox.width > page.mediabox.height]
    assert len(wide) >= 4
    assert all("Chỉ số tổng hợp" in texts[place] for place in wide)
    assert sum("Xã Tên Xã Số 169" in text for text in texts) >= 3
    assert all(any(MARGIN < line.y < line.height - MARGIN for line in found) for found in lines(drawn))
