"""The page of one criterion, and what leads to it."""

import re

import pytest

from scoring.models import Round, Visibility
from scoring.services.publishing import open_correction, publish
from tests.factories import make_round, make_set, make_unit, record
from tests.pages.rounds import GOOD, published_round, round_in_blocks
from units.models import Kind

pytestmark = pytest.mark.django_db


@pytest.fixture
def round_(people):
    """1.1 carries 10 points: two units have all, one 5, one none, one is excused, one has nothing yet."""
    criteria_set = make_set({1: [10, 20]}, na_policy="exclude", rule_text="Có kế hoạch: 10 điểm")
    units = [make_unit(f"x{n}", f"Đơn vị {n}", parent=people.authority) for n in range(6)]
    round_ = make_round(units, authority=people.authority, criteria_set=criteria_set)
    marks = {"x0": "10", "x1": "5", "x2": "10", "x3": "0", "x4": "na"}
    record(round_, {code: {"1.1": mark} for code, mark in marks.items()})
    return round_


def places(page):
    rows = re.findall(r"<tr>\s*<th scope=\"row\">(.*?)</tr>", page[page.index('id="xep-hang"') :], re.DOTALL)
    return [re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", row)).strip() for row in rows]


def test_figures(client, people, round_, read):
    client.force_login(people.office)
    text = read("/2021/tieu-chi/1.1/")
    assert "Điểm bình quân 6,25 / 10 62,50%" in text  # 25 points over 4 units
    assert "Điểm trung vị 7,5" in text
    assert "Đạt tối đa 2 trên 4 đơn vị có điểm" in text
    assert "Không có điểm (0) 1" in text
    assert "Không áp dụng 1" in text
    assert "Chưa nhập 1" in text
    assert "Không áp dụng (loại khỏi điểm tối đa)" in text


def test_ties_stand_together_and_those_without_points_last(client, people, round_):
    client.force_login(people.office)
    page = client.get("/2021/tieu-chi/1.1/").content.decode()
    assert places(page) == [
        "Hạng 1 (đồng hạng) 10 100,00% 2 Xã Đơn vị 0 Xã Đơn vị 2",
        "Hạng 3 5 50,00% 1 Xã Đơn vị 1",
        "Hạng 4 0 0,00% 1 Xã Đơn vị 3",
        "– Không áp dụng 1 Xã Đơn vị 4",
        "– Chưa nhập 1 Xã Đơn vị 5",
    ]


def test_spread_counts_every_unit_once(client, people, round_):
    client.force_login(people.office)
    page = client.get("/2021/tieu-chi/1.1/").content.decode()
    rows = re.findall(r'<th scope="row">([^<]+)</th><td class="num"><strong>(\d+)</strong>', page)
    assert rows == [
        ("tối đa (10 điểm)", "2"),
        ("từ 7,5 đến dưới 10 điểm", "0"),
        ("từ 5 đến dưới 7,5 điểm", "1"),
        ("từ 2,5 đến dưới 5 điểm", "0"),
        ("trên 0 đến dưới 2,5 điểm", "0"),
        ("0 điểm", "1"),
        ("không áp dụng", "1"),
        ("chưa nhập", "1"),
    ]


def test_blocks_are_ranked_apart(client, people):
    ward = make_unit("p1", "Cẩm Thượng", Kind.WARD, parent=people.authority)
    round_ = round_in_blocks(people, [people.commune, ward])
    record(round_, {"xa-1": GOOD, "p1": {**GOOD, "1.1": "20"}})
    publish(actor=None, round_=round_)
    page = client.get("/2021/tieu-chi/1.1/").content.decode()
    assert re.findall(r"<h3>([^<]+)</h3>", page) == ["Khối xã", "Khối phường"]
    assert [row[:7] for row in places(page)] == ["Hạng 1 ", "Hạng 1 "]


def test_unknown_criteria_are_not_there(client, people):
    published_round(people)
    assert client.get("/2021/tieu-chi/9.9/").status_code == 404


def two_years(people, maximum=50):
    first = make_round([people.commune], year=2020, authority=people.authority, criteria_set=make_set(code="b0"))
    record(first, {"xa-1": {"1.1": "24", "1.2": "10", "2.1": "40"}})
    publish(actor=None, round_=first)
    maxima = {1: [30, 20], 2: [maximum]}
    second = make_round(
        [people.commune], year=2021, authority=people.authority, criteria_set=make_set(maxima, code="b1")
    )
    record(second, {"xa-1": {"1.1": "27", "1.2": "10", "2.1": "30"}})
    publish(actor=None, round_=second)
    return first


def test_last_year_under_the_same_code(client, people, read):
    two_years(people)
    assert "Năm 2020 80,00% bình quân 24,00 điểm; tăng 10,00 điểm phần trăm" in read("/2021/tieu-chi/1.1/")
    assert "Năm 2019" not in read("/2020/tieu-chi/1.1/")


def test_another_maximum_is_said_and_compared_as_a_share(client, people, read):
    two_years(people, maximum=40)
    # 40 of 50 is 80 %, 30 of 40 is 75 %
    assert "80,00% bình quân 40,00 điểm trên 50; giảm 5,00 điểm phần trăm" in read("/2021/tieu-chi/2.1/")


def test_a_year_one_may_not_read_is_not_told(client, people, read):
    first = two_years(people)
    Round.objects.filter(pk=first.pk).update(visibility=Visibility.OFFICE)
    assert "Năm 2020" not in read("/2021/tieu-chi/1.1/")
    client.force_login(people.office)
    assert "Năm 2020" in read("/2021/tieu-chi/1.1/")


def test_a_correction_of_last_year_makes_kept_pages_stale(client, people):
    first = two_years(people)
    etag = client.get("/2021/tieu-chi/1.1/")["ETag"]
    assert client.get("/2021/tieu-chi/1.1/", headers={"If-None-Match": etag}).status_code == 304
    open_correction(actor=None, round_=first, reason="Nhập sai")
    record(first, {"xa-1": {"1.1": "20"}})
    publish(actor=None, round_=Round.objects.get(pk=first.pk))
    assert client.get("/2021/tieu-chi/1.1/", headers={"If-None-Match": etag}).status_code == 200


def test_unit_and_domain_pages_lead_to_it(client, people):
    published_round(people)
    for address in ("/2021/don-vi/ha-ky/", "/2021/linh-vuc/1/"):
        assert 'href="/2021/tieu-chi/1.1/"' in client.get(address).content.decode()
