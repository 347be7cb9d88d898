"""The page of one domain."""

import re

import pytest

from scoring.services.publishing import publish
from tests.factories import make_round, make_set, make_unit, record
from tests.pages.rounds import GOOD, open_round_of, published_round, round_in_blocks
from units.models import Kind

pytestmark = pytest.mark.django_db


def rows(page):
    found = re.findall(
        r'domain-units__rank">([^<]+)<.*?<a [^>]*>([^<]+)</a>.*?domain-units__percent">([^<]+)<', page, re.DOTALL
    )
    return [tuple(row) for row in found]


def test_units_are_ranked_by_the_domain(client, people):
    published_round(people)
    assert rows(client.get("/2021/linh-vuc/2/").content.decode()) == [
        ("1", "Xã Hà Kỳ", "82,00%"),
        ("2", "Thị trấn Tứ Kỳ", "72,00%"),
        ("3", "Xã Minh Đức", "68,00%"),
    ]


def test_ties_in_a_domain(client, people):
    round_ = open_round_of(people)
    record(round_, {"minh-duc": GOOD})
    publish(actor=None, round_=round_)
    page = client.get("/2021/linh-vuc/1/").content.decode()
    assert [row[0] for row in rows(page)] == ["1 (đồng hạng)", "1 (đồng hạng)", "3"]


def test_mean_and_who_is_held_back(client, people, read):
    published_round(people)
    assert "Bình quân 74,00%; tối đa 50 điểm." in read("/2021/linh-vuc/2/")
    page = client.get("/2021/linh-vuc/2/").content.decode()
    assert page.count("giữ đơn vị lại</td>") == page.count("bar--low") == 1


def test_criteria_with_their_means(client, people):
    criteria_set = make_set({1: [10, 20]}, na_policy="exclude")
    units = [make_unit(f"x{n}", f"Đơn vị {n}", parent=people.authority) for n in range(3)]
    round_ = make_round(units, authority=people.authority, criteria_set=criteria_set)
    record(round_, {"x0": {"1.1": "10", "1.2": "20"}, "x1": {"1.1": "5", "1.2": "na"}, "x2": {"1.1": "5"}})
    client.force_login(people.office)
    page = client.get("/2021/linh-vuc/1/").content.decode()
    assert re.findall(r'domain-criteria__mean">([^<]+)', page) == ["6,67 / 10", "20,00 / 20"]
    assert re.findall(r'domain-criteria__percent">([^<]+)', page) == ["66,67%", "100,00%"]
    assert "1/3 đơn vị" in page
    assert "1 không áp dụng, 1 chưa nhập" in page


def test_blocks_are_ranked_apart(client, people):
    ward = make_unit("p1", "Cẩm Thượng", Kind.WARD, parent=people.authority)
    round_ = round_in_blocks(people, [people.commune, ward])
    record(round_, {"xa-1": GOOD, "p1": GOOD})
    publish(actor=None, round_=round_)
    page = client.get("/2021/linh-vuc/1/").content.decode()
    assert [row[:2] for row in rows(page)] == [("1", "Xã Hà Kỳ"), ("1", "Phường Cẩm Thượng")]
    assert re.findall(r"<h3>([^<]+)</h3>", page) == ["Khối xã", "Khối phường"]


def test_units_without_scores_stand_last(client, people):
    round_ = make_round([people.commune, people.other_commune], authority=people.authority)
    record(round_, {"xa-2": GOOD})
    client.force_login(people.office)
    page = client.get("/2021/linh-vuc/1/").content.decode()
    assert [row[:2] for row in rows(page)] == [("1", "Xã Minh Đức"), ("–", "Xã Hà Kỳ")]
    assert "chưa nhập" in page
