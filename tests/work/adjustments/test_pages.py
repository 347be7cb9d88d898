"""Where bonus and penalty points show: the office's page, results on screen, in print, in files."""

import csv
import io
import re
from decimal import Decimal

import openpyxl
import pytest
import tablib
from django.db import connection
from django.test.utils import CaptureQueriesContext

from scoring.models import Adjustment, AdjustmentKind, ClassificationScheme
from scoring.report.content.build import content_of
from scoring.report.context import report_context
from scoring.report.html import report_html
from scoring.resources import SchemeResource
from scoring.results.csv_table import csv_bytes
from scoring.results.source import live_results
from scoring.services.adjustments import record_adjustment
from scoring.workbook.writing.results.books import results_book
from scoring.workbook.writing.scores.books import matrix_book
from tests.factories import make_round, make_scheme, make_set, record_all
from tests.work.acts import place_of, proposed
from tests.work.adjustments.giving import give
from tests.workbook.reopening import reopened

pytestmark = pytest.mark.django_db

URL = "/2021/diem-thuong/"
SUM = "79,00% theo điểm tiêu chí + 4 điểm thưởng − 1 điểm trừ = 82,00%"


@pytest.fixture
def adjusted(people, round_):
    give(people, round_, "4")
    give(people, round_, "1", AdjustmentKind.PENALTY, reason="Chậm báo cáo")
    return round_


@pytest.fixture
def office(client, people):
    client.force_login(people.office)
    return client


def text(response):
    return re.sub(r"\s+", " ", response.content.decode())


def typed(**changed):
    return {"viec": "ghi", "place": "xa-1", "kind": "bonus", "points": "1,5", "reason": "Sáng kiến", **changed}


# The office's page


def test_the_office_records_and_drops(office, adjusted):
    response = office.post(URL, typed(), follow=True)
    assert "Đã ghi điểm thưởng cho Xã Hà Kỳ." in text(response)
    row = Adjustment.objects.get(reason="Sáng kiến")
    assert (row.points, row.recorded_by.username) == (Decimal("1.5"), "noi-vu")
    assert "Được tính: thưởng 5, trừ 1<br>Điểm thưởng đã ghi 5,5 điểm, được tính tối đa 5 điểm</p>" in text(response)
    response = office.post(URL, {"viec": "bo", "dong": row.pk, "ly-do": "Ghi nhầm"}, follow=True)
    assert "Đã bỏ dòng điểm" in text(response)
    assert not Adjustment.objects.filter(pk=row.pk).exists()


@pytest.mark.parametrize(
    ("changed", "says"),
    [
        ({"points": "nhiều"}, "Số điểm"),
        ({"points": "0"}, "Số điểm phải lớn hơn 0 và không quá 100."),
        ({"points": "101"}, "Số điểm phải từ 0 đến 100."),
        ({"place": "khong-co"}, "Đơn vị đã chọn không có trong kỳ này."),
        ({"kind": "khac"}, "không tính loại này"),
        ({"reason": ""}, "Hãy ghi lý do, căn cứ"),
    ],
)
def test_what_was_typed_stays_with_its_error(office, adjusted, changed, says):
    page = text(office.post(URL, typed(**changed)))
    assert says in page
    assert "Chưa ghi được." in page
    assert Adjustment.objects.count() == 2


def test_dropping_says_why_it_cannot_be(office, adjusted):
    row = Adjustment.objects.first()
    assert "Hãy ghi lý do bỏ" in text(office.post(URL, {"viec": "bo", "dong": row.pk, "ly-do": ""}))
    assert office.post(URL, {"viec": "bo", "dong": "99999", "ly-do": "x"}).status_code == 404
    assert office.post(URL, {"viec": "bo", "dong": "x", "ly-do": "x"}).status_code == 404


def test_who_sees_and_who_acts(client, people, adjusted):
    for who, sees, acts in [
        ("office", 200, 302),
        ("administrator", 200, 302),
        ("leader", 200, 403),
        ("appraiser", 404, 404),
        ("official", 404, 404),
        ("stranger", 404, 404),
    ]:
        client.force_login(getattr(people, who))
        assert (client.get(URL).status_code, client.post(URL, typed(reason=who)).status_code) == (sees, acts), who
    client.force_login(people.leader)
    assert 'value="ghi"' not in text(client.get(URL))
    assert client.put(URL).status_code == 405


def test_locked_or_off_it_says_so(office, people, adjusted):
    proposed(adjusted, people)
    page = text(office.get(URL))
    assert "Kết quả đã trình phê duyệt" in page
    assert 'value="ghi"' not in page
    ClassificationScheme.objects.update(bonus_cap=0, penalty_cap=0)
    assert "không tính điểm thưởng, điểm trừ" in text(office.get(URL))


def test_constant_queries(office, people):
    scheme = make_scheme()
    scheme.bonus_cap = Decimal(5)
    scheme.save()
    counts = []
    for units, year in ((3, 2020), (30, 2030)):
        found = make_round(units, year=year, criteria_set=make_set(code=f"bo-{year}"))
        record_all(found)
        for number in range(units):
            place = place_of(found, f"u{year}-{number + 1:04}")
            record_adjustment(actor=None, place=place, kind=AdjustmentKind.BONUS, points=Decimal(1), reason="Lý do")
        for page in (f"/{year}/diem-thuong/", f"/{year}/", f"/{year}/don-vi/u{year}-0001/"):
            with CaptureQueriesContext(connection) as queries:
                assert office.get(page).status_code == 200
            counts.append(len(queries))
    assert counts[:3] == counts[3:]


# Results


def test_the_unit_page_tells_the_parts(office, adjusted):
    page = text(office.get("/2021/don-vi/xa-1/"))
    assert "79/100 điểm theo tiêu chí" in page
    assert SUM in page
    assert "Thưởng 4 điểm: Sáng kiến được công nhận" in page
    assert "Trừ 1 điểm: Chậm báo cáo" in page
    assert "điểm theo tiêu chí" not in text(office.get("/2021/don-vi/xa-2/"))


def test_a_cut_is_told(office, people, adjusted):
    give(people, adjusted, "3", reason="Giải thưởng")
    assert "Điểm thưởng đã ghi 7 điểm, được tính tối đa 5 điểm" in text(office.get("/2021/don-vi/xa-1/"))


def test_the_ranking_marks_them_and_gives_the_rule(office, adjusted):
    page = text(office.get("/2021/"))
    assert "82,00% <small>thưởng 4, trừ 1</small>" in page
    assert "cộng điểm thưởng (tối đa 5), trừ điểm trừ (tối đa 3), không dưới 0" in page


def test_the_sheet_tells_them_in_the_final_layer(office, adjusted):
    assert SUM in text(office.get("/2021/nhap-diem/xa-1/?lop=final"))
    assert SUM not in text(office.get("/2021/nhap-diem/xa-1/?lop=self"))


def test_the_table_has_both_columns(adjusted):
    rows = list(csv.DictReader(io.StringIO(csv_bytes(live_results(adjusted)).decode("utf-8-sig")), delimiter=";"))
    first = next(row for row in rows if row["Mã đơn vị"] == "xa-1")
    assert [first[name] for name in ("Điểm", "Điểm tối đa", "Điểm thưởng được tính", "Điểm trừ được tính")] == [
        "79", "100", "4", "1",
    ]  # fmt: skip
    assert first["Chỉ số tổng hợp (%)"] == "82"


def test_the_workbook_has_both_columns_and_the_rule(adjusted, tmp_path):
    path = tmp_path / "ket-qua.xlsx"
    with path.open("wb") as file:
        results_book(adjusted, live_results(adjusted), with_units=True).save(file)
    book = openpyxl.load_workbook(path)
    ranking = [[cell.value for cell in row] for row in book["Xếp hạng"].iter_rows()]
    heads = next(row for row in ranking if "Điểm thưởng" in row)
    line = next(row for row in ranking if "xa-1" in row)
    assert (line[heads.index("Điểm thưởng")], line[heads.index("Điểm trừ")]) == (4, 1)
    assert any(SUM in str(cell.value) for row in book["Xã Hà Kỳ"].iter_rows() for cell in row)
    assert any("không dưới 0" in str(cell.value) for row in book["Phương pháp"].iter_rows() for cell in row)


def test_the_summary_beside_a_matrix_has_both_columns(people, adjusted):
    def heads(round_):
        sheet = reopened(matrix_book(round_))["Tổng hợp"]
        return [[cell.value for cell in row] for row in sheet.iter_rows()]

    rows = heads(adjusted)
    names = next(row for row in rows if "Chỉ số tổng hợp" in row)
    line = next(row for row in rows if "xa-1" in row)
    told = dict(zip(names, line, strict=True))
    assert (told["Điểm thưởng"], told["Điểm trừ"], round(told["Chỉ số tổng hợp"], 6)) == (4, 1, 0.82)
    ClassificationScheme.objects.update(bonus_cap=0, penalty_cap=0)
    adjusted.scheme.refresh_from_db()
    assert not any("Điểm thưởng" in row for row in heads(adjusted))


def test_the_report_tells_them_in_its_annex(adjusted):
    context = report_context(live_results(adjusted))
    assert context.annex.adjustments == (
        f"Xã Hà Kỳ: {SUM}; Thưởng 4 điểm: Sáng kiến được công nhận; Trừ 1 điểm: Chậm báo cáo.",
    )
    assert SUM in report_html(content_of(None, adjusted, live_results(adjusted)))


def test_without_caps_nothing_of_it_shows(office, people):
    found = make_round([people.commune], authority=people.authority)
    record_all(found)
    assert "thưởng" not in text(office.get("/2021/don-vi/xa-1/"))
    assert "thưởng" not in csv_bytes(live_results(found)).decode()
    assert report_context(live_results(found)).annex.adjustment_rule == ""


# Schemes


def test_the_list_of_schemes_brings_the_caps_and_older_lists_do_without():
    heads = ["Mã thang", "Tên thang phân loại", "Số quyết định", "Ngày quyết định"]
    plain = tablib.Dataset(["cu", "Thang cũ", "", ""], headers=heads)
    SchemeResource().import_data(plain, raise_errors=True)
    full = tablib.Dataset(
        ["moi", "Thang mới", "", "", "5", "2,5"], headers=[*heads, "Điểm thưởng tối đa", "Điểm trừ tối đa"]
    )
    SchemeResource().import_data(full, raise_errors=True)
    caps = dict(ClassificationScheme.objects.values_list("code", "penalty_cap"))
    assert (caps["cu"], caps["moi"]) == (0, Decimal("2.5"))
    assert SchemeResource().sheet().headers[-2:] == ["Điểm thưởng tối đa", "Điểm trừ tối đa"]
