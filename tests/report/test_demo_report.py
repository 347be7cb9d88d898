"""The printed report of the demo's 2021 holds what was published."""

import pytest
from pytest_django import DjangoDbBlocker

from scoring.models import Round, Variant
from scoring.report.content.build import content_of
from scoring.report.html import STATIC_FOLDER, report_html
from scoring.report.pdf import draw_pdf
from scoring.results.source import current_results
from tests.kept_demo import with_demo
from tests.report.reading import flat, pages

pytestmark = pytest.mark.django_db  # a test database is made only where a test asks for it

GOOD = "Quang Khải, Hà Kỳ, Minh Đức, Quảng Nghiệp, Nguyên Giáp, Hà Thanh, Đại Hợp"
HELD_BACK = "Tứ Kỳ, Bình Lãng, Quang Trung, Tân Kỳ, An Thanh, Ngọc Kỳ, Quang Phục, Phượng Kỳ"
BELOW_EIGHTY = "Hưng Đạo, Tiên Động, Đại Sơn, Dân Chủ, Cộng Lạc, Chí Minh"


@pytest.fixture(scope="module")
def text(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> str:
    with django_db_blocker.unblock(), with_demo():
        round_ = Round.objects.get(slug="2021")
        html = report_html(content_of(None, round_, current_results(round_)), Variant.RESULTS)
    return flat(" ".join(pages(draw_pdf(html, STATIC_FOLDER))))


@pytest.mark.parametrize(
    "published",
    [
        "83,30%, năm 2020 là 63,19%; so với năm 2020 tăng 20,11 điểm phần trăm",
        "xếp thứ 6/12 huyện, thị xã, thành phố trên địa bàn tỉnh",
        f"từ 80% đến dưới 90% số điểm tối đa: 17 xã, thị trấn, gồm {GOOD}, thị trấn {HELD_BACK}, Tái Sơn, Văn Tố.",
        f"từ 65% đến dưới 80% số điểm tối đa: 06 xã, gồm {BELOW_EIGHTY}.",
        f"08 xã, gồm {GOOD}, Tái Sơn.",
        f"15 xã, thị trấn, gồm thị trấn {HELD_BACK}, Văn Tố, {BELOW_EIGHTY}.",
        "Trong đó, 09 xã, thị trấn có Chỉ số tổng hợp đủ điều kiện của mức “Hoàn thành tốt nhiệm vụ”",
        f"Chủ tịch UBND của 08 xã, gồm {GOOD}, Tái Sơn.",
        "Hoàn thành tốt nhiệm vụ 0 08 Tăng 08",
        "Không hoàn thành nhiệm vụ 15 0 Giảm 15",
        "Chủ tịch UBND huyện Tứ Kỳ được đánh giá: Hoàn thành tốt nhiệm vụ",
    ],
)
def test_published_facts_stand_in_print(text, published):
    assert published in text


def test_each_of_the_nine_is_explained(text):
    table = text.partition("Trong đó, 09 xã, thị trấn")[2].partition("2.2.")[0]
    names = [f"{number} Xã {name}" for number, name in enumerate(HELD_BACK.split(", "), start=1)] + ["9 Xã Văn Tố"]
    names[0] = "1 Thị trấn Tứ Kỳ"
    assert [name for name in names if name not in table] == []
    assert table.count("dưới mức 70% (thiếu") >= 9


def test_the_two_weakest_domains(text):
    weakest = text.partition("Lĩnh vực đạt kết quả thấp")[2].partition("./.")[0]
    assert weakest.count("- Lĩnh vực") == 2
    assert "Lĩnh vực 3 (" in weakest
    assert "Lĩnh vực 7 (" in weakest
