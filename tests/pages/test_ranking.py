"""The ranking of a round."""

import json
import re

import pytest

from scoring.models import AuthorityResult, CriteriaSet, Round
from scoring.services.publishing import open_correction, publish
from tests.factories import make_round, make_set, make_unit, record, record_all
from tests.pages.rounds import GOOD, HELD_BACK, MARKS, open_round_of, published_round, round_in_blocks
from units.models import Kind

pytestmark = pytest.mark.django_db


def names(client, address="/2021/", **params):
    page = client.get(address, params).content.decode()
    return re.findall(r'class="ranking__name"><a [^>]*>([^<]+)<', page)


def body_of(client, name, address="/2021/"):
    """The part of the ranking that is about one unit."""
    page = client.get(address).content.decode()
    return next(part for part in page.split("<tbody>") if f">{name}</a>" in part)


def test_units_stand_in_the_order_of_their_rank(client, people):
    published_round(people)
    assert names(client) == ["Xã Hà Kỳ", "Xã Minh Đức", "Thị trấn Tứ Kỳ"]


def test_a_tie_is_shown_as_a_tie(client, people):
    published_round(people)
    for name in ("Xã Hà Kỳ", "Xã Minh Đức"):
        assert re.search(r"ranking__rank\">1 <small>đồng hạng</small>", body_of(client, name))
    assert 'ranking__rank">3</td>' in body_of(client, "Thị trấn Tứ Kỳ")


def test_a_row_shows_domains_composite_class_and_reason(client, people):
    published_round(people)
    row = body_of(client, "Xã Minh Đức")
    assert ">98,00%</td>" in row
    assert ">83,00%</td>" in row
    assert "badge--completed" in row
    assert ">Hoàn thành nhiệm vụ</span>" in row
    assert "lĩnh vực 2 (Lĩnh vực 2) đạt 68,00%, dưới mức 70% (thiếu 2,00 điểm phần trăm" in row


def test_only_a_domain_that_alone_holds_a_unit_back_is_marked(client, people):
    published_round(people)
    held = body_of(client, "Xã Minh Đức")
    assert re.findall(r'ranking__cell low" data-number="(\d)"', held) == ["2"]
    assert "(giữ đơn vị lại)" in held
    for other in ("Xã Hà Kỳ", "Thị trấn Tứ Kỳ"):
        assert " low" not in body_of(client, other)


def test_class_counts_with_last_year(client, people, read):
    round_ = published_round(people)
    page = client.get("/2021/").content.decode()
    counts = re.findall(r'tile__count">(\d+)</span>\s*<span class="tile__label">([^<]+)', page)
    assert counts == [
        ("0", "Hoàn thành xuất sắc nhiệm vụ"),
        ("1", "Hoàn thành tốt nhiệm vụ"),
        ("2", "Hoàn thành nhiệm vụ"),
        ("0", "Không hoàn thành nhiệm vụ"),
    ]
    assert "tile__before" not in page
    units = [place.unit for place in round_.members.all()]
    record_all(make_round(units, year=2022, criteria_set=make_set(code="bo-2"), authority=people.authority), "0.95")
    publish(actor=None, round_=Round.objects.get(year=2022))
    assert "năm 2021: 2" in read("/2022/")


def test_weakest_domains_are_named(client, people):
    published_round(people)
    page = client.get("/2021/").content.decode()
    # (84 + 98 + 60) / 3 and (82 + 68 + 72) / 3
    assert re.findall(r'bars__value">([^<]+)', page) == ["80,67%", "74,00%"]


def test_the_authority_s_own_result(client, people, read):
    round_ = open_round_of(people)
    AuthorityResult.objects.create(
        round=round_, index="83.30", previous_index="63.19", rank=6, ranked=12, peers="huyện, thành phố"
    )
    publish(actor=None, round_=round_)
    assert "Huyện Tứ Kỳ đạt 83,30%, tăng 20,11 điểm phần trăm so với năm trước, xếp thứ 6/12 huyện, thành phố." in read(
        "/2021/"
    )


@pytest.mark.parametrize("text", ["ha ky", "Hà Kỳ", "  HÀ   KỲ ", "xa ha"])
def test_search_needs_no_marks(client, people, text):
    published_round(people)
    assert names(client, tim=text) == ["Xã Hà Kỳ"]


def test_what_was_searched_stays_in_the_form_and_is_escaped(client, people):
    published_round(people)
    page = client.get("/2021/", {"tim": '"><script>'}).content.decode()
    assert 'value="&quot;&gt;&lt;script&gt;"' in page
    assert "Không có đơn vị nào phù hợp" in page


@pytest.mark.parametrize(
    ("order", "expected"),
    [
        ("hang", ["Xã Hà Kỳ", "Xã Minh Đức", "Thị trấn Tứ Kỳ"]),
        ("-hang", ["Thị trấn Tứ Kỳ", "Xã Hà Kỳ", "Xã Minh Đức"]),
        ("ten", ["Xã Hà Kỳ", "Xã Minh Đức", "Thị trấn Tứ Kỳ"]),
        ("-ten", ["Thị trấn Tứ Kỳ", "Xã Minh Đức", "Xã Hà Kỳ"]),
        ("linh-vuc-1", ["Xã Minh Đức", "Xã Hà Kỳ", "Thị trấn Tứ Kỳ"]),
        ("-linh-vuc-2", ["Xã Minh Đức", "Thị trấn Tứ Kỳ", "Xã Hà Kỳ"]),
        ("linh-vuc-9", ["Xã Hà Kỳ", "Xã Minh Đức", "Thị trấn Tứ Kỳ"]),
        ("'; DROP", ["Xã Hà Kỳ", "Xã Minh Đức", "Thị trấn Tứ Kỳ"]),
    ],
)
def test_order(client, people, order, expected):
    published_round(people)
    assert names(client, **{"sap-xep": order}) == expected


def test_the_sorted_column_says_so_and_turns_round(client, people):
    published_round(people)
    page = client.get("/2021/", {"sap-xep": "linh-vuc-1", "loai": "completed"}).content.decode()
    assert 'aria-sort="descending"><a class="sort" href="?loai=completed&amp;sap-xep=-linh-vuc-1#xep-hang"' in page
    assert '<option value="linh-vuc-1" selected>' in page


def test_filter_by_class(client, people, read):
    published_round(people)
    assert names(client, loai="completed") == ["Xã Minh Đức", "Thị trấn Tứ Kỳ"]
    assert names(client, loai="khong-co") == ["Xã Hà Kỳ", "Xã Minh Đức", "Thị trấn Tứ Kỳ"]
    assert "2 đơn vị phù hợp" in read("/2021/", loai="completed")


def test_names_sort_the_vietnamese_way(client, people):
    units = [make_unit(f"x{n}", name, parent=people.authority) for n, name in enumerate(("Ứng", "Đại", "Ân", "An"))]
    round_ = make_round(units, authority=people.authority)
    record_all(round_)
    publish(actor=None, round_=round_)
    assert names(client, **{"sap-xep": "ten"}) == ["Xã An", "Xã Ân", "Xã Đại", "Xã Ứng"]


def test_blocks_are_ranked_apart(client, people):
    ward, zone = (
        make_unit("p1", "Cẩm Thượng", Kind.WARD, parent=people.authority),
        make_unit("d1", "Vân Đồn", Kind.SPECIAL_ZONE, parent=people.authority),
    )
    round_ = round_in_blocks(people, [people.commune, ward, zone])
    record(round_, {"xa-1": GOOD, "p1": HELD_BACK, "d1": GOOD})
    publish(actor=None, round_=round_)
    page = client.get("/2021/").content.decode()
    assert re.findall(r"<h3>([^<]+)</h3>", page) == ["Chưa xếp khối", "Khối xã", "Khối phường"]
    assert page.count('ranking__rank">1</td>') == 3


def test_a_round_without_units_says_so(client, people, read):
    make_round([], authority=people.authority)
    client.force_login(people.office)
    assert "Kỳ đánh giá chưa có đơn vị nào" in read("/2021/")


def test_an_open_round_is_marked_provisional(client, people, read):
    round_ = open_round_of(people)
    record(round_, {"ha-ky": {"2.1": ""}, "minh-duc": dict.fromkeys(MARKS["minh-duc"], "")})
    client.force_login(people.office)
    page = read("/2021/")
    assert "Kết quả tạm tính" in page
    assert "tạm tính, thiếu 1 tiêu chí" in page
    assert "Chưa có điểm để phân loại" in page
    assert "SHA-256" not in page
    assert names(client)[-1] == "Xã Minh Đức"
    assert names(client, **{"sap-xep": "-hang"})[-1] == "Xã Minh Đức"


def test_a_correction_says_why_and_an_open_one_only_to_those_who_follow(client, people, read):
    round_ = published_round(people)
    open_correction(actor=None, round_=round_, reason="Nhập sai 1.1")
    assert "Nhập sai" not in read("/2021/")
    client.force_login(people.leader)
    assert "Đang đính chính. Lý do: Nhập sai 1.1" in read("/2021/")
    record(round_, {"tu-ky-tt": {"1.1": "21"}})
    publish(actor=None, round_=Round.objects.get())
    client.logout()
    page = read("/2021/")
    assert "Bản đính chính, phiên bản 2. Lý do: Nhập sai 1.1" in page
    assert "Đang đính chính" not in page
    assert "Số liệu phiên bản 1 (JSON)" in page
    assert json.loads(client.get("/2021/phien-ban/1/ket-qua.json").content)["version"] == 1
    assert client.get("/2021/phien-ban/3/ket-qua.json").status_code == 404


@pytest.mark.parametrize("address", ["/2021/", "/2021/don-vi/ha-ky/", "/2021/linh-vuc/1/"])
def test_sample_data_is_named_on_every_page(client, people, read, address):
    round_ = open_round_of(people, is_sample=True)
    CriteriaSet.objects.update(is_sample=True, name="Bộ tiêu chí thử")
    publish(actor=None, round_=round_)
    page = read(address)
    assert "Số liệu minh họa." in page
    assert "Bộ tiêu chí mẫu: Bộ tiêu chí thử." in page


def test_real_scores_on_a_sample_set_are_not_called_illustrative(client, people, read):
    round_ = open_round_of(people)
    CriteriaSet.objects.update(is_sample=True, name="Bộ tiêu chí thử")
    publish(actor=None, round_=round_)
    page = read("/2021/")
    assert "Số liệu minh họa." not in page
    assert "Bộ tiêu chí mẫu: Bộ tiêu chí thử." in page


def test_real_data_carries_no_sample_note(client, people, read):
    published_round(people)
    assert "minh họa" not in read("/2021/")
