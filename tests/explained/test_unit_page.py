"""What a unit's page explains: losses, standing, firmness, change, years."""

import re

import pytest

from scoring.models import Layer, Score
from scoring.services.publishing import publish
from tests.factories import make_round, make_set, make_unit, record
from tests.pages.rounds import GOOD, MARKS, communes, open_round_of, published_round
from units.models import Membership, Role

pytestmark = pytest.mark.django_db

ADDRESS = "/2021/don-vi/minh-duc/"


def noted(round_, code="2.1", note="Chưa có quyết định kèm theo", layer=Layer.FINAL):
    cell = Score.objects.filter(round_unit__round=round_, round_unit__unit__code="minh-duc", criterion__code=code)
    cell.filter(layer=layer).update(note=note)


def test_losses_come_largest_first_and_add_up(people, read):
    published_round(people)
    page = read(ADDRESS)
    assert "Mất 17 điểm ở 2 tiêu chí" in page
    assert "2.1 Tiêu chí 2.1 34 / 50 −16 1.2 Tiêu chí 1.2 19 / 20 −1" in page


def test_notes_of_the_appraiser_are_for_who_may_see_the_sheet(client, people, read):
    round_ = open_round_of(people)
    noted(round_)
    client.force_login(people.office)
    assert "Ghi chú thẩm định: Chưa có quyết định kèm theo" in read(ADDRESS)
    publish(actor=None, round_=round_)
    unit = round_.members.get(unit__code="minh-duc").unit
    Membership.objects.create(user=people.official, unit=unit, role=Role.OFFICIAL)
    for person, sees in ((people.office, True), (people.official, True), (people.other_official, False)):
        client.force_login(person)
        assert ("Ghi chú thẩm định" in read(ADDRESS)) is sees
    client.logout()
    assert "Ghi chú thẩm định" not in read(ADDRESS)


def test_a_note_of_the_final_layer_comes_before_one_of_the_first(client, people, read):
    round_ = open_round_of(people)
    record(round_, {"minh-duc": {"2.1": "30", "1.2": "18"}}, layer=Layer.FIRST)
    noted(round_, "2.1", "Ghi chú lần 1", Layer.FIRST)
    noted(round_, "1.2", "Chỉ có ở lần 1", Layer.FIRST)
    noted(round_, "2.1", "Ghi chú lần 2")
    client.force_login(people.office)
    page = read(ADDRESS)
    assert "Ghi chú lần 2" in page
    assert "Ghi chú lần 1" not in page
    assert "Chỉ có ở lần 1" in page


def test_beside_mean_median_and_best(people, read):
    published_round(people)
    page = read(ADDRESS)
    # 83, 83 and 66: mean 77,33 and median 83.
    assert "Trong 3 đơn vị cùng xếp hạng; cao nhất: Xã Hà Kỳ, Xã Minh Đức." in page
    assert "Chỉ số tổng hợp 83,00% 77,33% 83,00% 83,00% +5,67" in page
    assert "2. Lĩnh vực 2 68,00% 74,00% 72,00% 82,00% −6,00" in page


def test_neighbours_are_of_the_same_kind_then_of_the_nearest_population(people, read):
    round_ = open_round_of(people)
    for place, population in zip(round_.members.select_related("unit"), (9_000, 4_000, 9_100), strict=True):
        place.unit.population = population
        place.unit.save()
    publish(actor=None, round_=round_)
    page = read("/2021/don-vi/ha-ky/")
    assert "Cùng loại đơn vị, dân số gần nhất." in page
    assert re.search(r"Xã Minh Đức [\d.]+ 83,00% 0,00 .* Thị trấn Tứ Kỳ [\d.]+ 66,00% −17,00", page)


def test_firmness_of_a_published_rank_and_none_of_an_open_one(client, people, read):
    round_ = open_round_of(people)
    client.force_login(people.office)
    assert "khi số liệu dao động" not in read(ADDRESS)
    publish(actor=None, round_=round_)
    assert re.search(r"khi số liệu dao động: hạng [1-3–]+; giữ nguyên mức trong [\d,]+% của 500 lần thử", read(ADDRESS))


def test_the_change_is_split_and_adds_up(people, read):
    round_ = published_round(people)
    units = [place.unit for place in round_.members.select_related("unit")]
    # The second domain now carries 30 points only: 49/50 and 15/30 are 64/80 = 80 %.
    other = make_set({1: [30, 20], 2: [30]}, code="bo-2")
    later = make_round(units, year=2022, authority=people.authority, criteria_set=other)
    record(later, {code: {"1.1": "30", "1.2": "19", "2.1": "15"} for code in MARKS})
    publish(actor=None, round_=later)
    page = read("/2022/don-vi/minh-duc/")
    # Rates of 2022 at the maxima of 2021: 49 + 25 = 74, after 83; the new maxima make 80 of it.
    assert "Năm 2021 đạt 83,00%, năm nay 80,00%: giảm 3,00 điểm phần trăm." in page
    assert re.search(r"Kết quả thực hiện \D+ −9,00 Thay đổi tiêu chí, điểm tối đa \D+ \+6,00", page)
    # 49 of 80 is 61,25 after 49; 15 of 80 is 18,75 after 34.
    assert "1. Lĩnh vực 1 +12,25 2. Lĩnh vực 2 −15,25" in page


def test_a_merged_unit_is_followed_to_its_predecessors(people, read):
    one, other, third = communes(people)
    before = make_round([one, other, third], authority=people.authority)
    record(before, MARKS)
    publish(actor=None, round_=before)
    merged = make_unit("moi", "Mới", parent=people.authority)
    for unit, population in ((one, 3_000), (third, 1_000)):
        unit.successor, unit.population = merged, population
        unit.save()
    later = make_round([merged, other], year=2022, authority=people.authority, criteria_set=make_set(code="bo-2"))
    record(later, {"moi": GOOD, "minh-duc": GOOD})
    publish(actor=None, round_=later)
    page = read("/2022/don-vi/moi/")
    # The larger predecessor had 83, the average by population (3 * 83 + 66) / 4 = 78,75; this year 83.
    assert "Năm 2021 đạt 83,00%, năm nay 83,00%: không đổi." in page
    assert "So với Xã Hà Kỳ; bình quân 2 đơn vị trước sáp nhập (theo dân số) là 78,75%." in page
    assert re.search(r"Kết quả thực hiện \D+ \+4,25 .* Sáp nhập đơn vị \D+ −4,25", page)
    assert "2021 Xã Hà Kỳ (trước sáp nhập) 83,00%" in page
    assert "2021 Thị trấn Tứ Kỳ (trước sáp nhập) 66,00%" in page


def test_years_that_the_reader_may_not_see_are_not_told(client, people, read):
    round_ = published_round(people)
    round_.visibility = "office"
    round_.save()
    units = [place.unit for place in round_.members.select_related("unit")]
    later = make_round(units, year=2022, authority=people.authority, criteria_set=make_set(code="bo-2"))
    record(later, MARKS)
    publish(actor=None, round_=later)
    assert "/2021/" not in client.get("/2022/don-vi/ha-ky/").content.decode()
    assert "Vì sao thay đổi" not in read("/2022/don-vi/ha-ky/")
    client.force_login(people.office)
    assert "Vì sao thay đổi so với năm 2021" in read("/2022/don-vi/ha-ky/")


def test_a_kept_page_goes_stale_when_another_year_is_published(client, people):
    round_ = published_round(people)
    etag = client.get(ADDRESS)["ETag"]
    assert client.get(ADDRESS, headers={"If-None-Match": etag}).status_code == 304
    units = [place.unit for place in round_.members.select_related("unit")]
    earlier = make_round(units, year=2020, authority=people.authority, criteria_set=make_set(code="bo-0"))
    record(earlier, MARKS)
    publish(actor=None, round_=earlier)
    assert client.get(ADDRESS, headers={"If-None-Match": etag}).status_code == 200
