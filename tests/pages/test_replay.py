"""A past round tried under draft rules."""

import csv
import html
import io

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from openpyxl import load_workbook

from scoring.models import ClassBand, CriteriaSet, Event, Round, Score
from scoring.models.results import UnitResult
from tests.factories import make_scheme, make_set
from tests.pages.rounds import big_round, open_round_of, published_round

pytestmark = pytest.mark.django_db

PAGE, CSV, XLSX = "/2021/chay-thu/", "/2021/chay-thu/bang.csv", "/2021/chay-thu/bang.xlsx"


@pytest.fixture
def office(client, people):
    published_round(people)
    client.force_login(people.office)
    return client


def rows(client, **draft):
    """The file's rows by unit code."""
    response = client.get(CSV, draft)
    assert response.status_code == 200
    head, *lines = csv.reader(io.StringIO(response.content.decode("utf-8-sig")), delimiter=";")
    return {line[0]: dict(zip(head, line, strict=True)) for line in lines}


def test_the_form_alone_tells_what_is_in_force(office, read):
    text = read(PAGE)
    assert "Chạy thử dự thảo" in text
    assert "từ 80%" in text
    assert "đang là 50" in text
    assert "Kết quả chạy thử" not in text


def test_another_threshold_moves_classes_and_says_why(office, read):
    text = read(PAGE, **{"chi-so-good": "83,5"})
    assert "1 đơn vị đổi mức, 0 đơn vị chỉ đổi hạng, 2 đơn vị giữ nguyên cả hai." in text
    assert "Chỉ số tổng hợp 83,00%; ngưỡng của “Hoàn thành tốt nhiệm vụ” đổi từ “từ 80%” thành “từ 83,5%”." in text
    found = rows(office, **{"chi-so-good": "83,5"})
    assert found["ha-ky"]["Phân loại hiện nay"] == "Hoàn thành tốt nhiệm vụ"
    assert found["ha-ky"]["Phân loại theo dự thảo"] == "Hoàn thành nhiệm vụ"
    assert found["tu-ky-tt"]["Vì sao đổi mức"] == ""


def test_a_strict_threshold_moves_who_is_exactly_on_it(office, read):
    assert "0 đơn vị đổi mức" in read(PAGE, **{"chi-so-good": "83"})
    text = read(PAGE, **{"chi-so-good": "83", "dung-nguong": "chua-dat"})
    assert "1 đơn vị đổi mức" in text
    assert "trên 83%" in text


def test_other_maxima_move_ranks(office, read):
    """Domain 1 with 150 points: 84 and 82 make 83,5; 98 and 68 make 90,5."""
    found = rows(office, **{"lv-1": "150"})
    assert found["minh-duc"]["Chỉ số theo dự thảo (%)"] == "90,5"
    assert found["ha-ky"]["Chỉ số theo dự thảo (%)"] == "83,5"
    assert [found[code]["Hạng theo dự thảo"] for code in ("minh-duc", "ha-ky", "tu-ky-tt")] == ["1", "2", "3"]
    text = read(PAGE, **{"lv-1": "150"})
    assert "1 đơn vị chỉ đổi hạng" in text
    assert "Lĩnh vực 1 (LV 1): " in text or "Do đơn vị khác đổi chỗ." in text


def test_another_scheme(office, read):
    scheme = make_scheme("hai-muc")
    ClassBand.objects.filter(scheme=scheme, code__in=["excellent", "good"]).delete()
    text = read(PAGE, thang="hai-muc")
    assert "1 đơn vị đổi mức" in text
    assert "chỉ có ở một trong hai thang phân loại" in text


def test_another_criteria_set_keeps_what_has_the_same_code(office, read):
    make_set({1: [30, 20], 2: [50, 10]}, code="bo-2")
    assert "Tạm tính: 3 đơn vị" in read(PAGE, bo="bo-2")
    full = rows(office, bo="bo-2", moi="full")["ha-ky"]
    zero = rows(office, bo="bo-2", moi="zero")["ha-ky"]
    assert full["Chỉ số theo dự thảo (%)"] == "84,545455"  # 93 of 110
    assert zero["Chỉ số theo dự thảo (%)"] == "75,454545"  # 83 of 110
    assert "Tiêu chí chỉ có ở dự thảo: 2.2" in read(PAGE, bo="bo-2", moi="full")


def test_a_set_that_shares_no_criterion_is_not_offered(office, read):
    make_set({7: [5]}, code="bo-la")
    assert "Bộ tiêu chí bo-la" not in read(PAGE)
    assert "Không có lựa chọn “bo-la”" in read(PAGE, bo="bo-la")


@pytest.mark.parametrize(
    ("draft", "message"),
    [
        ({"chi-so-completed": "95"}, "Mức “Hoàn thành nhiệm vụ” đòi hỏi cao hơn mức đứng trên nó."),
        ({"chi-so-good": "abc"}, "Chỉ số tổng hợp của “Hoàn thành tốt nhiệm vụ”: Không phải số."),
        ({"chi-so-good": "101"}, "phải từ 0 đến 100"),
        ({"lv-1": "20", "tc-1.1": "30"}, "Lĩnh vực 1: điểm tối đa của các tiêu chí đã ghi cộng lại lớn hơn"),
        ({"lv-2": "70", "tc-2.1": "30"}, "Lĩnh vực 2: điểm tối đa của mọi tiêu chí đã ghi cộng lại nhỏ hơn"),
        ({"lv-1": "0", "lv-2": "0"}, "Không còn tiêu chí nào"),
        ({"lv-1": "-5"}, "phải từ 0 đến 1.000"),
    ],
)
def test_a_draft_that_makes_no_sense(office, read, draft, message):
    text = read(PAGE, **draft)
    assert "Chưa chạy thử được." in text
    assert message in text
    assert "Kết quả chạy thử" not in text
    assert office.get(CSV, draft).status_code == 302


def test_what_is_empty_or_unknown_leaves_the_address(office):
    response = office.get(PAGE, {"chi-so-good": " 85 ", "san-good": "", "la": "1"})
    assert response.status_code == 302
    assert response["Location"] == f"{PAGE}?chi-so-good=85"
    assert office.get(PAGE, {"thang": ""})["Location"] == PAGE


def test_what_is_typed_is_shown_as_text(office):
    page = office.get(PAGE, {"chi-so-good": '"><script>'}).content.decode()
    assert '"><script>' not in page
    assert html.escape('"><script>') in page


def test_nothing_is_stored(office):
    def stored():
        return [list(model.objects.order_by("pk").values()) for model in (Event, Score, UnitResult, Round, CriteriaSet)]

    before = stored()
    for address in (PAGE, CSV, XLSX):
        assert office.get(address, {"chi-so-good": "85", "lv-1": "10"}).status_code == 200
    assert stored() == before


def test_before_is_what_was_published(office):
    found = rows(office, **{"chi-so-good": "85"})
    for result in UnitResult.objects.all():
        assert found[result.code]["Hạng hiện nay"] == str(result.rank)


def test_the_workbook_has_every_unit(office):
    response = office.get(XLSX, {"chi-so-good": "83,5"})
    sheet = load_workbook(io.BytesIO(response.content)).active
    assert sheet.max_row == 4
    assert sheet["D2"].value == "Hoàn thành tốt nhiệm vụ"
    assert sheet["F2"].value == 83


def test_an_open_round_is_tried_too(client, people, read):
    open_round_of(people)
    client.force_login(people.leader)
    assert "1 đơn vị đổi mức" in read(PAGE, **{"chi-so-good": "83,5"})


@pytest.mark.parametrize("address", [PAGE, CSV, XLSX])
def test_who_may(client, people, address):
    published_round(people)
    assert client.get(address).status_code == 302  # to sign in
    expected = {"office": 200, "leader": 200, "administrator": 200, "appraiser": 404, "official": 404, "stranger": 404}
    for name, status in expected.items():
        client.force_login(getattr(people, name))
        assert client.get(address, {"lv-1": "10"}).status_code == status, name
    client.force_login(people.office)
    assert client.post(address).status_code == 405


def test_queries_do_not_grow(client, people):
    client.force_login(people.office)
    counts = []
    for units, year in ((5, 2020), (25, 2030)):
        big_round(units, year, published=True)
        with CaptureQueriesContext(connection) as queries:
            assert client.get(f"/{year}/chay-thu/", {"lv-1": "10"}).status_code == 200
        counts.append(len(queries))
    assert counts[1] <= counts[0]
    assert counts[0] < 20
