"""The methodology page speaks of the round it belongs to."""

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from scoring.models import ClassBand, ClassificationScheme, Criterion, Round
from scoring.results.explained.firmness import NOISE, RUNS
from scoring.services.publishing import open_correction, publish
from tests.factories import make_round, make_scheme, make_set, record
from tests.pages.conftest import plain
from tests.pages.rounds import big_round, open_round_of, published_round, round_in_blocks
from tests.pages.test_access import EVERYBODY, OWN, SIGNED_IN, readers

pytestmark = pytest.mark.django_db

PAGE = "/2021/phuong-phap/"


def section(client, anchor: str, address: str = PAGE) -> str:
    page = client.get(address).content.decode()
    found = re.search(rf'<section[^>]*aria-labelledby="{anchor}">.*?</section>', page, re.DOTALL)
    assert found
    return plain(found[0])


def test_domains_with_maxima_and_survey(client, people):
    criteria_set = make_set({1: [30, 20], 2: [50]})
    Criterion.objects.filter(code="1.2").update(method="survey")
    round_ = make_round([people.commune], authority=people.authority, criteria_set=criteria_set)
    record(round_, {"xa-1": {"1.1": "26", "1.2": "16", "2.1": "41"}})
    publish(actor=None, round_=round_)
    said = section(client, "linh-vuc")
    assert "1. Lĩnh vực 1 2 50 50,00% 20" in said
    assert "2. Lĩnh vực 2 1 50 50,00% –" in said
    assert "Cộng 3 100 100,00% 20" in said


def test_without_a_survey_its_criteria_are_not_among_them(client, people):
    criteria_set = make_set({1: [30, 20], 2: [50]})
    Criterion.objects.filter(domain__number=2).update(method="survey")
    round_ = make_round([people.commune], authority=people.authority, criteria_set=criteria_set, survey_held=False)
    record(round_, {"xa-1": {"1.1": "26", "1.2": "16"}})
    publish(actor=None, round_=round_)
    said = section(client, "linh-vuc")
    assert "2. Lĩnh vực 2 không có tiêu chí nào được tính" in said
    assert "Kỳ này không tổ chức điều tra xã hội học" in said
    assert "Cộng 2 50 100,00%" in said


def test_thresholds_say_whether_they_are_met_by_themselves(client, people):
    make_scheme()
    ClassBand.objects.filter(code="good").update(composite_inclusive=False)
    published_round(people)
    said = section(client, "phan-loai")
    assert "chỉ số tổng hợp trên 80% và mọi lĩnh vực được đánh giá từ 70% trở lên" in said
    assert "chỉ số đúng bằng ngưỡng là đạt" in said
    assert "chỉ số đúng bằng ngưỡng là chưa đạt" in said


def test_caps_are_told_where_they_count(client, people):
    make_scheme()
    assert published_round(people)
    assert "Không tính điểm thưởng, điểm trừ" in section(client, "chi-so")
    ClassificationScheme.objects.update(bonus_cap=2)
    make_round(1, year=2022, authority=people.authority, criteria_set=make_set(code="b2"))
    client.force_login(people.office)
    assert "cộng điểm thưởng (tối đa 2)" in section(client, "chi-so", "/2022/phuong-phap/")


def test_criteria_with_their_rule_and_policy(client, people):
    criteria_set = make_set({1: [2], 2: [50]}, na_policy="exclude")
    Criterion.objects.filter(code="1.1").update(rule_type="binary", rule={"yes": "2", "no": "0"}, na_policy="refused")
    make_round([people.commune], authority=people.authority, criteria_set=criteria_set)
    client.force_login(people.office)
    said = section(client, "tieu-chi")
    assert "Tiêu chí 1.1 2 có: 2; không: 0 Khi không áp dụng: luôn áp dụng" in said
    assert "Tiêu chí 2.1 50 chấm trực tiếp Khi không áp dụng: loại khỏi điểm tối đa" in said
    assert "1 tiêu chí luôn áp dụng; 1 tiêu chí loại khỏi điểm tối đa." in section(client, "diem")


def test_blocks(client, people):
    round_in_blocks(people, [people.commune])
    client.force_login(people.office)
    assert "riêng trong từng khối: Khối xã , Khối phường ." in section(client, "xep-hang")


def test_firmness_states_what_is_simulated(client, people):
    published_round(people)
    said = section(client, "do-vung")
    assert f"tính lại {RUNS} lần" in said
    assert f"±{NOISE.weight_percent}%" in said
    assert "tăng hoặc giảm 0,01 điểm" in said
    assert "OECD và JRC" in said


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", "Đơn vị đứng giữa bảng kết quả: Xã Minh Đức"),
        ("tu-ky-tt", "30 : 50 × 100 = 60%"),
        ("thi tran", "30 : 50 × 100 = 60%"),
        ("xa", "Nhiều đơn vị khớp với “xa”, hãy chọn một: Xã Hà Kỳ Xã Minh Đức"),
        ("zzz", "Không có đơn vị nào mang tên hoặc mã “zzz”"),
    ],
)
def test_the_reader_chooses_the_unit(client, people, text, expected):
    published_round(people)
    assert expected in section(client, "vi-du", f"{PAGE}?ma={text}")


def test_an_open_round_and_one_without_units(client, people):
    open_round_of(people)
    Round.objects.update(year=2020, slug="2020")
    make_round([], year=2021, authority=people.authority, criteria_set=make_set(code="b2"))
    client.force_login(people.office)
    assert "83,00%" in section(client, "vi-du", "/2020/phuong-phap/?ma=ha-ky")
    assert "chưa có đơn vị nào" in section(client, "vi-du")


def test_who_may_read_it(client, people):
    open_round_of(people)
    assert readers(client, people, PAGE) == OWN
    publish(actor=None, round_=Round.objects.get())
    assert readers(client, people, PAGE) == EVERYBODY
    Round.objects.update(visibility="officials")
    assert readers(client, people, PAGE) == SIGNED_IN
    assert client.post(PAGE).status_code in {404, 405}


@pytest.mark.parametrize("published", [True, False], ids=["published", "open"])
def test_queries_do_not_grow(client, people, published):
    counts = []
    for units, year in ((5, 2020), (25, 2030)):
        big_round(units, year, published=published)
        client.force_login(people.office)
        with CaptureQueriesContext(connection) as queries:
            assert client.get(f"/{year}/phuong-phap/").status_code == 200
        counts.append(len(queries))
    assert counts[1] <= counts[0] + (2 if not published else 0)
    assert counts[1] < 30


def test_a_kept_page_is_good_until_a_correction(client, people):
    round_ = published_round(people)
    etag = client.get(PAGE)["ETag"]
    assert client.get(PAGE, headers={"If-None-Match": etag}).status_code == 304
    assert client.get(f"{PAGE}?ma=ha-ky")["ETag"] != etag
    open_correction(actor=None, round_=round_, reason="Nhập sai")
    record(round_, {"tu-ky-tt": {"1.1": "21"}})
    publish(actor=None, round_=Round.objects.get())
    assert client.get(PAGE, headers={"If-None-Match": etag}).status_code == 200


def test_what_is_typed_is_text(client, people):
    published_round(people)
    said = client.get(PAGE, {"ma": '"><script>x</script>' + "a" * 500})
    assert "<script>x" not in said.content.decode()
    assert len(said.context["choice"].text) == 100
