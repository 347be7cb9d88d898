"""The printed document, read back."""

import re
from typing import Any

import pytest
from django.db import transaction

from scoring.models import Publication, Round, Variant
from scoring.report.content.build import content_of
from scoring.report.html import STATIC_FOLDER, report_html
from scoring.report.pdf import draw_pdf
from scoring.report.printing import RESULTS, draft_file
from scoring.results.source import results_of
from tests.report.reading import flat, fonts, pages, reader
from tests.report.sample import make_open_round, make_published_round

pytestmark = pytest.mark.django_db


def results_page(publication: Publication) -> str:
    return report_html(content_of(None, publication.round, results_of(publication)), Variant.RESULTS)


def draft_report(round_: Round) -> bytes:
    return draft_file(round_, RESULTS)


@pytest.fixture(scope="module")
def printed(django_db_setup: None, django_db_blocker: Any) -> bytes:
    """Drawn once for all tests that only read it."""
    with django_db_blocker.unblock(), transaction.atomic():
        html = results_page(make_published_round())
        transaction.set_rollback(True)
    return draw_pdf(html, STATIC_FOLDER)


def test_the_published_report(printed):
    texts = pages(printed)
    text = flat(" ".join(texts))
    for phrase in (
        "ỦY BAN NHÂN DÂN HUYỆN TỨ KỲ",
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM Độc lập - Tự do - Hạnh phúc",
        "Số: /BC-UBND",
        "là 83,30%, năm 2020 là 63,19%; so với năm 2020 tăng 20,11 điểm phần trăm",
        "04 xã, thị trấn, gồm Quang Khải, thị trấn Tứ Kỳ, Tái Sơn, Văn Tố",
        "xếp thứ 6/12 huyện, thị xã, thành phố trên địa bàn tỉnh",
        "Xếp thứ nhất là xã Quang Khải, với Chỉ số tổng hợp 87,00%",
        "02 xã, gồm Quang Khải, Tái Sơn",
        "vì có lĩnh vực dưới 70%, cụ thể",
        "đạt 62,50%, dưới mức 70% (",
        "Chủ tịch UBND huyện Tứ Kỳ được đánh giá: Hoàn thành tốt nhiệm vụ",
        "số liệu minh họa",
        "bộ tiêu chí mẫu",
        "huyện Tứ Kỳ./.",
        "Nơi nhận:",
        "TM. ỦY BAN NHÂN DÂN CHỦ TỊCH",
    ):
        assert phrase in text, phrase
    assert "DỰ THẢO" not in text
    assert "Không có" in text
    # Room for a number or a day is left by several spaces; a lone one before a mark would be a slip.
    assert not re.search(r"\w [,.;:](?!/)", text)


def test_pages_are_numbered_from_the_second_on(printed):
    texts = pages(printed)
    foot = "Số liệu minh họa – bộ tiêu chí mẫu"
    code = re.search(r"Mã xác minh: ([0-9A-Z-]{14})", texts[0])[0]
    assert texts[0].endswith(f"{code} {foot}")
    assert not texts[0].endswith(f" 1 {code} {foot}")
    tails = [text.endswith(f" {number} {code} {foot}") for number, text in enumerate(texts[1:], start=2)]
    assert tails == [True] * (len(texts) - 1)


def test_the_annex_lies_across_and_lists_every_unit(printed):
    texts = pages(printed)
    (place,) = [place for place, text in enumerate(texts) if text.startswith("Phụ lục I CHỈ SỐ")]
    wide = [page.mediabox.width > page.mediabox.height for page in reader(printed).pages]
    assert [at for at, is_wide in enumerate(wide) if is_wide] == [place]
    text = texts[place]
    assert "2 Thị trấn Tứ Kỳ 100,00% 100,00% 68,75%* 100,00% 100,00% 100,00% 62,50%* 86,25% 2 Hoàn thành" in text
    assert "6 Xã Chí Minh" in text


def test_fonts_language_title_and_bookmarks(printed):
    document: Any = reader(printed)
    assert all(fonts(printed).values())
    assert all(re.search(r"Liberation-?Serif|Times|Tinos|Termes", name) for name in fonts(printed))
    assert document.trailer["/Root"]["/Lang"] == "vi"
    assert document.metadata.title == "Báo cáo kết quả Chỉ số cải cách hành chính năm 2021 – huyện Tứ Kỳ"
    assert document.outline[0].title == "BÁO CÁO"


def test_a_draft_says_so_on_every_page():
    texts = pages(draft_report(make_open_round()))
    assert all("DỰ THẢO" in text for text in texts)
    assert "Các đơn vị đều đã đủ điểm" in " ".join(texts)


def test_real_data_carry_no_sample_mark():
    round_ = make_open_round(is_sample=False)
    round_.criteria_set.is_sample = False
    round_.criteria_set.save()
    assert "minh họa" not in " ".join(pages(draft_report(round_)))


def test_real_points_by_a_sample_set_are_not_called_illustrative():
    text = " ".join(pages(draft_report(make_open_round(is_sample=False))))
    assert "minh họa" not in text
    assert "bộ tiêu chí mẫu" in text


def test_names_are_text_not_markup():
    publication = make_published_round()
    results = results_of(publication)
    results.overview["authority"]["full_name"] = "Huyện <b>Tứ Kỳ</b>"
    html = report_html(content_of(None, publication.round, results))
    assert "huyện &lt;b&gt;Tứ Kỳ&lt;/b&gt;" in html
    assert "<b>Tứ Kỳ" not in html
