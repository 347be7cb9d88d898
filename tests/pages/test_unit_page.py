"""The page of one unit."""

import re

import pytest

from scoring.models import ClassBand, HeadRating
from scoring.services.publishing import publish
from tests.factories import make_round, make_set, record, record_all
from tests.pages.rounds import MARKS, open_round_of, published_round
from units.models import Head

pytestmark = pytest.mark.django_db

ADDRESS = "/2021/don-vi/minh-duc/"


def test_class_reason_rank_and_composite(client, people, read):
    published_round(people)
    page = read(ADDRESS)
    assert "Hoàn thành nhiệm vụ Chưa đạt “Hoàn thành tốt nhiệm vụ” vì lĩnh vực 2" in page
    assert "Xếp hạng 1 (đồng hạng) trên 3 đơn vị" in page
    assert "Chỉ số tổng hợp 83,00% 83/100 điểm" in page


def test_bars_stand_at_the_percentages_and_floors_at_theirs(client, people):
    published_round(people)
    page = client.get(ADDRESS).content.decode()
    assert re.findall(r'bar__value" width="([^"]+)"', page) == ["98", "68"]
    assert re.findall(r'bar__floor" d="M(\d+) 0V10"', page) == ["50", "70", "80"] * 2
    assert page.count("bar--low") == 1
    assert "để lên “Hoàn thành tốt nhiệm vụ”: thiếu 2,00 điểm phần trăm" in page


def test_every_criterion_with_its_state(client, people):
    criteria_set = make_set({1: [10] * 5}, na_policy="exclude")
    round_ = make_round([people.commune], authority=people.authority, criteria_set=criteria_set)
    record(round_, {"xa-1": {"1.1": "10", "1.2": "2.5", "1.3": "0", "1.4": "na"}})
    client.force_login(people.office)
    page = client.get("/2021/don-vi/xa-1/").content.decode()
    cells = r'criteria__points">([^<]+)</td>\s*<td[^>]*>10</td>\s*<td class="criteria__state">([^<]+)<'
    assert re.findall(cells, page) == [
        ("10", "Đạt tối đa"),
        ("2,5", "Đạt một phần"),
        ("0", "Không có điểm"),
        ("–", "Không áp dụng (loại khỏi điểm tối đa)"),
        ("–", "Chưa nhập"),
    ]
    assert "còn thiếu điểm của 1 tiêu chí" in page


def test_a_domain_nothing_applies_to_and_one_nothing_is_entered_for(client, people, read):
    criteria_set = make_set({1: [50], 2: [30], 3: [20]}, na_policy="exclude")
    round_ = make_round([people.commune], authority=people.authority, criteria_set=criteria_set)
    record(round_, {"xa-1": {"1.1": "40", "2.1": "na"}})
    client.force_login(people.office)
    page = read("/2021/don-vi/xa-1/")
    assert "2. Lĩnh vực 2 không đánh giá –" in page
    assert "3. Lĩnh vực 3 chưa nhập –" in page


def test_a_value_on_a_threshold_is_warned_of(client, people, read):
    round_ = make_round(1)
    record_all(round_)
    publish(actor=None, round_=round_)
    assert "đúng bằng ngưỡng" in read("/2021/don-vi/u2021-0001/")


def test_head_and_rating(client, people, read):
    round_ = open_round_of(people)
    place = round_.members.get(unit__code="minh-duc")
    Head.objects.create(unit=place.unit, name="Nguyễn Văn An", post="Chủ tịch UBND")
    HeadRating.objects.create(round_unit=place, band=ClassBand.objects.get(code="good"), reason="Có sáng kiến")
    publish(actor=None, round_=round_)
    page = read(ADDRESS)
    assert "Người đứng đầu Hoàn thành tốt nhiệm vụ Nguyễn Văn An, Chủ tịch UBND" in page
    assert "mức đề xuất: Hoàn thành nhiệm vụ; lý do đánh giá khác: Có sáng kiến" in page


def test_change_against_last_year(client, people, read):
    round_ = published_round(people)
    units = [place.unit for place in round_.members.all()]
    later = make_round(units, year=2022, authority=people.authority, criteria_set=make_set(code="bo-2"))
    record(later, MARKS | {"minh-duc": {"1.1": "30", "1.2": "20", "2.1": "45"}})
    publish(actor=None, round_=later)
    page = read("/2022/don-vi/minh-duc/")
    assert "So với năm 2021 tăng 12,00 điểm phần trăm năm trước 83,00%, hạng 1; giữ nguyên thứ hạng" in page
    assert "phân loại năm trước: Hoàn thành nhiệm vụ" in page
    assert "giảm 1 bậc" in read("/2022/don-vi/ha-ky/")
    assert "không đổi" in read("/2022/don-vi/ha-ky/")


def test_a_unit_of_another_round_is_not_here(client, people):
    published_round(people)
    assert client.get(f"/2021/don-vi/{people.other_commune.code}/").status_code == 404


def test_nothing_entered_yet(client, people, read):
    make_round([people.commune], authority=people.authority)
    client.force_login(people.office)
    page = read("/2021/don-vi/xa-1/")
    assert "Chưa phân loại" in page
    assert "Chưa có điểm để phân loại." in page
