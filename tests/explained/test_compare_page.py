"""A few units side by side."""

import re

import pytest

from scoring.services.publishing import publish
from tests.factories import record
from tests.pages.rounds import GOOD, LOW, big_round, open_round_of, published_round

pytestmark = pytest.mark.django_db

BOTH = "/2021/so-sanh/?ma=ha-ky&ma=minh-duc"


def page_of(client, address):
    response = client.get(address)
    assert response.status_code == 200
    return response.content.decode()


def line_of(page, code):
    """The row of a criterion, as text."""
    row = re.search(rf"<tr[^>]*>(?:(?!</tr>).)*tieu-chi/{re.escape(code)}/.*?</tr>", page, re.DOTALL)
    assert row
    return row.group(0)


def values(row):
    return [
        re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", cell)).strip()
        for cell in re.findall(r"<td.*?</td>", row, re.DOTALL)
    ]


def test_without_units_it_offers_them(client, people, read):
    published_round(people)
    assert "Chọn từ hai đến 5 đơn vị" in read("/2021/so-sanh/")
    assert page_of(client, "/2021/so-sanh/").count('name="ma"') == 3


def test_class_index_rank_and_why(client, people, read):
    published_round(people)
    text = read("/2021/so-sanh/", ma=["ha-ky", "tu-ky-tt"])
    assert "Xã Hà Kỳ" in text
    assert "Thị trấn Tứ Kỳ" in text
    assert "83,00% cao nhất" in text
    assert "66,00%" in text
    assert "1 (đồng hạng)" in text
    assert "Chưa đạt “Hoàn thành xuất sắc nhiệm vụ”" in text


def test_domains_with_who_is_held_back(client, people):
    published_round(people)
    page = page_of(client, BOTH)
    assert page.count("bar--low") == 1
    assert page.count("giữ đơn vị lại</small>") == 1


def test_differences_and_the_highest_are_marked(client, people):
    published_round(people)
    page = page_of(client, BOTH)
    assert page.count('class="compare__differs"') == 3
    assert "Các đơn vị khác nhau ở 3/3 tiêu chí" in page
    assert values(line_of(page, "1.1")) == ["30", "26", "30 cao nhất"]


def test_the_same_everywhere_is_marked_nowhere_and_can_be_left_out(client, people):
    round_ = open_round_of(people)
    record(round_, {"ha-ky": {**GOOD, "1.1": "30"}})
    publish(actor=None, round_=round_)
    page = page_of(client, BOTH)
    assert values(line_of(page, "1.1")) == ["30", "30", "30"]
    short = page_of(client, f"{BOTH}&khac=1")
    assert "tieu-chi/1.1/" not in short
    assert "1 tiêu chí như nhau" in short
    assert "tieu-chi/1.2/" in short


def test_search_sets_marks_aside(client, people):
    published_round(people)
    assert page_of(client, "/2021/so-sanh/?tim=HA%20ky").count('name="ma"') == 1
    assert "Không có đơn vị nào tên “xyz”" in page_of(client, "/2021/so-sanh/?tim=xyz")


def test_chosen_units_stay_when_another_is_searched_for(client, people):
    published_round(people)
    page = page_of(client, "/2021/so-sanh/?ma=minh-duc&tim=ha+ky")
    assert re.findall(r'name="ma" value="([^"]+)"( checked)?', page) == [("minh-duc", " checked"), ("ha-ky", "")]


def test_unknown_codes_and_too_many_are_told(client, people):
    published_round(people)
    assert "không có đơn vị mang mã khong-co" in page_of(client, "/2021/so-sanh/?ma=khong-co&ma=ha-ky")
    big_round(7, 2030, published=True)
    asked = "&".join(f"ma=u2030-{n:04}" for n in range(1, 8))
    page = page_of(client, f"/2030/so-sanh/?{asked}")
    assert "Chỉ so sánh được 5 đơn vị một lần; chưa đưa vào: Xã Xã 0006, Xã Xã 0007." in page
    assert "Đã đủ 5 đơn vị" in page
    assert page.count("Bỏ khỏi so sánh") == 5


def test_an_open_round_for_its_own_people(client, people):
    round_ = open_round_of(people)
    record(round_, {"tu-ky-tt": {**LOW, "1.2": ""}})
    assert client.get("/2021/so-sanh/").status_code == 404
    client.force_login(people.office)
    page = page_of(client, "/2021/so-sanh/?ma=ha-ky&ma=tu-ky-tt")
    assert values(line_of(page, "1.2")) == ["20", "16", "– Chưa nhập"]
    assert "thiếu 1 tiêu chí" in page


def test_each_link_takes_one_unit_out(client, people):
    published_round(people)
    assert 'href="?ma=minh-duc"' in page_of(client, BOTH)
