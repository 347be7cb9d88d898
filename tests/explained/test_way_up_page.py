"""The way up of a unit, and marks to try."""

import re
from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from scoring.models import ClassBand, ClassificationScheme, Round
from scoring.services.effort import set_efforts
from scoring.services.publishing import publish
from tests.factories import make_round, make_set, record
from tests.pages.rounds import MARKS, big_round, communes, open_round_of, published_round
from tests.work.adjustments.giving import give

pytestmark = pytest.mark.django_db

UNIT = "/2021/don-vi/minh-duc/"
ADDRESS = "/2021/don-vi/minh-duc/duong-len-hang/"


def way_sections(client, address=ADDRESS):
    page = client.get(address).content.decode()
    return re.findall(r'<section class="way".*?</section>', page, re.DOTALL)


def test_the_unit_page_leads_there(client, people):
    published_round(people)
    assert f'href="{ADDRESS}"' in client.get(UNIT).content.decode()


def test_each_better_class_with_conditions_and_criteria(client, people, read):
    published_round(people)
    page = read(ADDRESS)
    # Domain 2 has 34/50: 70 % is 35 and 80 % is 40 points; 90 % of all is 90, seven more than 83.
    assert "Lên “Hoàn thành tốt nhiệm vụ” Cần ít nhất 1 điểm." in page
    assert "2. Lĩnh vực 2 68,00% từ 70% 1 1 Tăng điểm ở tiêu chí" in page
    assert "2. Lĩnh vực 2: tăng 1 điểm 2.1 Tiêu chí 2.1 34 / 50 +1 35 ngưỡng lĩnh vực 2" in page
    assert "Lên “Hoàn thành xuất sắc nhiệm vụ” Cần ít nhất 7 điểm." in page
    assert "34 / 50 +7 41 6 điểm cho ngưỡng lĩnh vực 2, 1 điểm cho chỉ số tổng hợp" in page
    assert len(way_sections(client)) == 2


def test_a_strict_threshold_asks_for_more_than_its_points(client, people, read):
    round_ = open_round_of(people)
    ClassBand.objects.filter(code="good").update(domain_inclusive=False)
    ClassBand.objects.filter(code="excellent").update(domain_inclusive=False)
    publish(actor=None, round_=round_)
    page = read(ADDRESS)
    assert "Cần nhiều hơn 1 điểm." in page
    assert "68,00% trên 70% 1 1,01" in page
    assert "Hoàn thành tốt nhiệm vụ" in read(ADDRESS, **{"2.1": "35,01"}).partition("Thử: nếu")[2]
    assert "Không đổi mức" in read(ADDRESS, **{"2.1": "35"}).partition("Thử: nếu")[2]


def test_a_class_out_of_reach_says_what_stands_in_the_way(client, people, read):
    criteria_set = make_set({1: [50], 2: [30, 20]}, na_policy="zero")
    round_ = make_round(communes(people), authority=people.authority, criteria_set=criteria_set)
    record(round_, {code: {"1.1": "50", "2.1": "na", "2.2": "20"} for code in MARKS})
    publish(actor=None, round_=round_)
    page = read(ADDRESS)
    assert "Không thể đạt mức này, kể cả khi mọi tiêu chí đạt điểm tối đa:" in page
    assert "2. Lĩnh vực 2 cần 5 điểm, chỉ còn có thể tăng 0 điểm." in page


def test_a_unit_in_the_best_class_is_told_so(people, read):
    round_ = open_round_of(people)
    record(round_, {"ha-ky": {"1.1": "30", "1.2": "20", "2.1": "48"}})
    publish(actor=None, round_=round_)
    assert "Đơn vị đã ở mức cao nhất." in read("/2021/don-vi/ha-ky/duong-len-hang/")


def test_bonus_points_count_on_the_way(people, read):
    round_ = open_round_of(people)
    ClassificationScheme.objects.update(bonus_cap=5)
    give(people, Round.objects.get(pk=round_.pk), "4", unit="minh-duc")
    publish(actor=None, round_=round_)
    # 83 and 4 are 87: three points to 90, but six to the floor of 80 % in domain 2.
    assert "Lên “Hoàn thành xuất sắc nhiệm vụ” Cần ít nhất 6 điểm." in read(ADDRESS)


def test_points_to_try_bring_class_reason_and_rank(people, read):
    published_round(people)
    tried = read(ADDRESS, **{"2.1": "41"}).partition("Thử: nếu")[2]
    assert "Hoàn thành xuất sắc nhiệm vụ Hiện nay: Hoàn thành nhiệm vụ. Đạt mức cao nhất" in tried
    assert "Hạng 1 (hiện nay 1)." in tried
    assert "Chỉ số tổng hợp 83,00% 90,00% +7,00 2. Lĩnh vực 2 68,00% 82,00% +14,00" in tried
    fewer = read(ADDRESS, **{"2.1": "10"}).partition("Thử: nếu")[2]
    assert "Hạng 3 (hiện nay 1)." in fewer


def test_the_address_keeps_what_is_tried(client, people):
    published_round(people)
    page = client.get(ADDRESS, {"2.1": "41,5"}).content.decode()
    assert re.search(r'name="2\.1" value="41,5"', page)
    assert re.search(r'name="1\.2" value="19"', page), "what is not in the address stays as it is"


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("51", "Điểm của tiêu chí 2.1 phải từ 0 đến 50."),
        ("-1", "Điểm của tiêu chí 2.1 phải từ 0 đến 50."),
        ("nhiều", "Điểm của tiêu chí 2.1: Không phải số."),
        ("1,0000001", "Điểm của tiêu chí 2.1 chỉ được có tối đa 6 chữ số sau dấu phẩy."),
        ("1e3", "Điểm của tiêu chí 2.1: Không phải số."),
    ],
)
def test_wrong_points_are_refused_by_name(people, read, typed, told):
    published_round(people)
    page = read(ADDRESS, **{"2.1": typed})
    assert "Chưa tính được." in page
    assert told in page
    assert "Hiện nay:" not in page


def test_a_criterion_without_room_or_unknown_is_no_field(client, people):
    published_round(people)
    page = client.get(ADDRESS, {"1.1": "5", "9.9": "5"}).content.decode()
    assert 'name="1.1"' not in page
    assert 'name="9.9"' not in page
    assert "Chưa tính được" not in page


def test_efforts_place_the_points_where_they_cost_least(client, people, read):
    round_ = published_round(people)
    assert "với ít công sức nhất" not in read(ADDRESS)
    low = "/2021/don-vi/tu-ky-tt/duong-len-hang/"
    # Domain 1 needs 5 points for its floor and the composite 14: by room most of them on 2.1.
    etag = client.get(low)["ETag"]
    set_efforts(actor=people.office, round_=round_, weights={"2.1": Decimal(3), "1.2": Decimal("0.5")})
    assert client.get(low, headers={"If-None-Match": etag}).status_code == 200
    page = read(low).partition("với ít công sức nhất")[2]
    assert "tổng công sức 9 (" in page  # ten points at 0,5 and four at 1
    assert "1.2 Tiêu chí 1.2 10 / 20 +10 20 0,5" in page
    assert "1.1 Tiêu chí 1.1 20 / 30 +4 24 1 " in page


def test_who_may_read_it(client, people):
    round_ = open_round_of(people)
    assert client.get(ADDRESS).status_code == 404
    client.force_login(people.office)
    assert client.get(ADDRESS).status_code == 200
    assert client.post(ADDRESS).status_code == 405
    assert client.get("/2021/don-vi/khong-co/duong-len-hang/").status_code == 404
    client.force_login(people.other_official)
    assert client.get(ADDRESS).status_code == 404
    round_.visibility = "office"
    round_.save()
    publish(actor=None, round_=round_)
    assert client.get(ADDRESS).status_code == 404


def test_a_provisional_class_is_marked(client, people, read):
    round_ = make_round([people.commune], authority=people.authority)
    client.force_login(people.office)
    assert "Chưa có điểm để phân loại." in read("/2021/don-vi/xa-1/duong-len-hang/")
    record(round_, {"xa-1": {"1.1": "20"}})
    page = read("/2021/don-vi/xa-1/duong-len-hang/")
    assert "Tạm tính: còn thiếu điểm của 2 tiêu chí" in page


@pytest.mark.parametrize("published", [True, False], ids=["published", "open"])
def test_queries_do_not_grow(client, people, published):
    big_round(5, 2020, published=published)
    big_round(25, 2030, published=published)
    client.force_login(people.office)
    counts = [queries(client, f"/{year}/don-vi/u{year}-0001/duong-len-hang/?2.1=45") for year in (2020, 2030)]
    # The later round compares itself with the earlier one, if that is published.
    assert counts[1] <= counts[0] + 2
    assert counts[1] < 30


def queries(client, address):
    with CaptureQueriesContext(connection) as seen:
        assert client.get(address).status_code == 200
    return len(seen)
