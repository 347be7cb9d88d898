"""The results workbook, opened again."""

import datetime
import io
from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from openpyxl import load_workbook

from scoring.models import ClassBand, Criterion, HeadRating, RoundBlock
from scoring.results.source import current_results
from scoring.services.publishing import open_correction, publish
from scoring.workbook.writing.book import to_bytes
from scoring.workbook.writing.results.books import results_book
from tests.factories import make_round, make_set, make_unit, record, record_all
from tests.workbook.reopening import EVIL, below, footer, formulas, found, reopened, row_of, texts
from units.models import Head

pytestmark = pytest.mark.django_db

SHEETS = ["Xếp hạng", "1. LV 1", "2. LV 2", "Phân loại", "Người đứng đầu", "So với năm trước", "Phương pháp"]
NAMES = {"a": "An", "b": "Bình", "c": "Chi"}
REASON = (
    "Chưa đạt “Hoàn thành tốt nhiệm vụ” vì lĩnh vực 2 (Lĩnh vực 2) đạt 69,90%, dưới mức 70% "
    "(thiếu 0,10 điểm phần trăm, tức 0,05 điểm)."
)


@pytest.fixture
def round_():
    """Criteria 1.1 (30), 1.2 (20), 2.1 (50): An is held back by domain 2, Bình excellent, Chi far behind."""
    round_ = make_round([make_unit(code, name) for code, name in NAMES.items()])
    Criterion.objects.filter(code="1.2").update(na_policy="exclude")
    record(
        round_,
        {
            "a": {"1.1": "30", "1.2": "20", "2.1": "34.95"},
            "b": {"1.1": "30", "1.2": "na", "2.1": "45"},
            "c": {"1.1": "9", "1.2": "5.5", "2.1": "25"},
        },
    )
    return round_


@pytest.fixture
def book(round_):
    publish(actor=None, round_=round_)
    return book_of(round_)


def book_of(round_, **arguments):
    return reopened(results_book(round_, current_results(round_), **arguments))


def table(sheet, head):
    """Rows of the table under a head, as mappings from the heads of the columns."""
    top = found(sheet, head).row
    heads = [cell.value for cell in sheet[top]]
    rows = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=top + 1)]
    return [dict(zip(heads, row, strict=True)) for row in rows if any(value is not None for value in row)]


def test_sheets(book):
    assert book.sheetnames == SHEETS


def test_ranking(book):
    best, second, third = table(book["Xếp hạng"], "Hạng")
    assert [row["Đơn vị"] for row in (best, second, third)] == ["Xã Bình", "Xã An", "Xã Chi"]
    assert (best["Hạng"], best["1. LV 1"], best["2. LV 2"], best["Chỉ số tổng hợp"]) == (1, 1, 0.9, 0.9375)
    assert (second["Chỉ số tổng hợp"], second["Phân loại"]) == (0.8495, "Hoàn thành nhiệm vụ")
    assert second["Lý do"] == REASON
    assert second["Đánh giá người đứng đầu"] == "Hoàn thành nhiệm vụ"
    assert third["Phân loại"] == "Không hoàn thành nhiệm vụ"


def test_figures_are_numbers_with_formats(book):
    sheet = book["Xếp hạng"]
    row, column = found(sheet, "Xã An").row, found(sheet, "Chỉ số tổng hợp").column
    cell = sheet.cell(row, column)
    assert (cell.data_type, cell.number_format, cell.value) == ("n", "0.00%", 0.8495)
    assert sheet.cell(row, 1).data_type == "n"


def test_columns_that_would_be_empty_stay_out(book):
    heads = [cell.value for cell in book["Xếp hạng"][found(book["Xếp hạng"], "Hạng").row]]
    assert "Khối" not in heads
    assert "Tiêu chí chưa nhập" not in heads
    assert "So với năm trước (điểm phần trăm)" not in heads


def test_a_shared_rank_says_so_and_stays_a_number():
    round_ = make_round(3)
    record_all(round_)
    sheet = book_of(round_)["Xếp hạng"]
    ranks = [sheet.cell(found(sheet, "Hạng").row + step, 1) for step in (1, 2, 3)]
    assert [cell.value for cell in ranks] == [1, 1, 1]
    assert {cell.number_format for cell in ranks} == {'0" (đồng hạng)"'}


def test_domain(book):
    sheet = book["1. LV 1"]
    assert row_of(sheet, "Mã đơn vị") == ["Hạng", "Mã đơn vị", "Đơn vị", "1.1", "1.2", "Điểm", "Tối đa", "Tỷ lệ"]
    assert row_of(sheet, "Điểm tối đa") == [None, None, "Điểm tối đa", 30, 20, None, None, None]
    assert row_of(sheet, "Xã Bình") == [1, "b", "Xã Bình", 30, "KAD", 30, 30, 1]
    assert row_of(sheet, "Xã An") == [1, "a", "Xã An", 30, 20, 50, 50, 1]
    assert row_of(sheet, "Xã Chi") == [3, "c", "Xã Chi", 9, 5.5, 14.5, 50, 0.29]
    assert row_of(sheet, "Điểm trung bình")[3:5] == [23, 12.75]
    assert row_of(sheet, "Số đơn vị đạt tối đa")[3:5] == [2, 1]


def test_domain_columns_filter_without_the_summary(book):
    sheet = book["1. LV 1"]
    first, last = found(sheet, "Điểm tối đa").row, found(sheet, "Xã Chi").row
    assert sheet.auto_filter.ref == f"A{first}:H{last}"


def test_classes(book):
    sheet = book["Phân loại"]
    top = found(sheet, "Số đơn vị").row
    counts = [[cell.value for cell in sheet[top + step][:5]] for step in (1, 2, 3, 4)]
    assert counts == [
        ["Hoàn thành xuất sắc nhiệm vụ", 1, None, "từ 90%", "từ 80%"],
        ["Hoàn thành tốt nhiệm vụ", 0, None, "từ 80%", "từ 70%"],
        ["Hoàn thành nhiệm vụ", 1, None, "từ 65%", "từ 50%"],
        ["Không hoàn thành nhiệm vụ", 1, None, "–", "–"],
    ]
    excellent, held, behind, *rest = table(sheet, "Điều kiện chưa đạt")
    assert (excellent["Đơn vị"], excellent["Điều kiện chưa đạt"]) == ("Xã Bình", "Đã ở mức cao nhất")
    assert (held["Mức liền trên"], held["Điều kiện chưa đạt"]) == ("Hoàn thành tốt nhiệm vụ", "2. Lĩnh vực 2")
    assert (held["Đạt"], held["Ngưỡng"]) == (0.699, "từ 70%")
    assert (held["Còn thiếu (điểm phần trăm)"], held["Còn thiếu (điểm)"]) == (0.1, 0.05)
    assert (behind["Đơn vị"], behind["Điều kiện chưa đạt"]) == ("Xã Chi", "Chỉ số tổng hợp")
    assert [row["Điều kiện chưa đạt"] for row in rest] == ["1. Lĩnh vực 1"]


def test_a_percentage_never_looks_like_the_threshold_it_misses():
    round_ = make_round([make_unit("a", "An")], criteria_set=make_set({1: [100]}))
    record(round_, {"a": {"1.1": "79.996"}})
    sheet = book_of(round_)["Phân loại"]
    [row] = table(sheet, "Điều kiện chưa đạt")
    assert (row["Phân loại"], row["Đạt"]) == ("Hoàn thành nhiệm vụ", 0.79996)
    assert sheet.cell(found(sheet, "Điều kiện chưa đạt").row + 1, 8).number_format == "0.000%"
    assert row["Còn thiếu (điểm)"] == 0.004
    assert "làm tròn thành 80,00%" in table(book_of(round_)["Xếp hạng"], "Hạng")[0]["Lưu ý"]


def test_heads(round_):
    member = round_.members.get(unit__code="a")
    Head.objects.create(unit=member.unit, name="Nguyễn Văn A", since=datetime.date(2020, 1, 1))
    band = ClassBand.objects.get(scheme=round_.scheme, code="not-completed")
    HeadRating.objects.create(round_unit=member, band=band, reason="=Để quá hạn")
    row = next(row for row in table(book_of(round_)["Người đứng đầu"], "Hạng") if row["Đơn vị"] == "Xã An")
    assert (row["Họ và tên"], row["Chức danh"]) == ("Nguyễn Văn A", "Chủ tịch UBND")
    assert row["Mức đề xuất"] == "Hoàn thành nhiệm vụ"
    assert (row["Mức đánh giá"], row["Lý do khác đề xuất"]) == ("Không hoàn thành nhiệm vụ", "=Để quá hạn")


def test_against_the_year_before(round_):
    publish(actor=None, round_=round_)
    members = [member.unit for member in round_.members.filter(unit__code__in="ac")]
    after = make_round([*members, make_unit("moi", "Mới")], year=2022, criteria_set=make_set(code="bo-2022"))
    record_all(after, "0.9")
    book = book_of(after)
    rows = {row["Đơn vị"]: row for row in table(book["So với năm trước"], "Hạng")}
    old = rows["Xã An"]
    assert (old["Chỉ số năm nay"], old["Chỉ số năm trước"], old["Thay đổi (điểm phần trăm)"]) == (0.9, 0.8495, 5.05)
    assert (old["Hạng năm trước"], old["Số bậc tăng, giảm"], old["Số mức tăng, giảm"]) == (2, 1, 2)
    assert old["Phân loại năm trước"] == "Hoàn thành nhiệm vụ"
    assert rows["Xã Mới"]["Chỉ số năm trước"] is None
    assert below(book["Phân loại"], "Năm 2021", 4) == [1, 0, 1, 1]
    assert table(book["Xếp hạng"], "Hạng")[0]["So với năm trước (điểm phần trăm)"] == 5.05


def test_without_a_year_before_it_says_so(book):
    assert found(book["So với năm trước"], "Chưa có kết quả đã công bố của năm trước để so sánh.")


def test_method(book, round_):
    sheet = book["Phương pháp"]
    publication = round_.publications.get()
    assert row_of(sheet, "Mã băm SHA-256")[1] == publication.sha256
    assert row_of(sheet, "Cơ quan đánh giá")[1] == "Huyện Tứ Kỳ"
    assert row_of(sheet, "excellent")[1:5] == [
        "Hoàn thành xuất sắc nhiệm vụ", "từ 90%", "từ 80%", "Hoàn thành xuất sắc nhiệm vụ",
    ]  # fmt: skip
    assert row_of(sheet, "Lĩnh vực 1")[:4] == [1, "Lĩnh vực 1", 50, 2]
    assert row_of(sheet, "1.2")[:5] == ["1.2", "Tiêu chí 1.2", 20, "Thẩm định", "Loại khỏi điểm tối đa"]
    assert "Đồng hạng" in {cell.value for cell in sheet["A"]}


def test_a_correction_gives_its_reason(round_):
    publish(actor=None, round_=round_)
    open_correction(actor=None, round_=round_, reason="Cộng nhầm")
    record(round_, {"a": {"1.1": "29"}})
    publish(actor=None, round_=round_)
    sheet = book_of(round_)["Phương pháp"]
    assert row_of(sheet, "Lý do đính chính")[1] == "Cộng nhầm"
    assert "phiên bản 2" in row_of(sheet, "Tình trạng")[1]


def test_what_is_published_goes_out_while_a_correction_is_made(round_):
    publish(actor=None, round_=round_)
    open_correction(actor=None, round_=round_, reason="Cộng nhầm")
    record(round_, {"a": {"1.1": "1"}})
    assert row_of(book_of(round_)["1. LV 1"], "Xã An")[3] == 30


def test_units_on_demand(round_):
    publish(actor=None, round_=round_)
    book = book_of(round_, with_units=True)
    assert book.sheetnames == [*SHEETS, "Xã Bình", "Xã An", "Xã Chi"]
    sheet = book["Xã An"]
    assert row_of(sheet, "Chỉ số tổng hợp")[1] == "84,95% (84,95 điểm trên 100)"
    assert row_of(sheet, "Xếp hạng")[1] == "2 trên 3 đơn vị"
    assert row_of(sheet, "Lý do")[1] == REASON
    assert row_of(sheet, "2.1") == ["2.1", "Tiêu chí 2.1", 50, 34.95, None]
    assert row_of(book["Xã Bình"], "1.2") == ["1.2", "Tiêu chí 1.2", 20, "KAD", "Không áp dụng"]


def test_an_open_round_is_marked_on_every_sheet():
    round_ = make_round([make_unit("a", "An"), make_unit("b", "Bình")], is_sample=True)
    record(round_, {"a": {"1.1": "20"}})
    for sheet in book_of(round_, with_units=True):
        warnings = [sheet["A3"].value, sheet["A4"].value]
        assert warnings[0].startswith("Kết quả tạm tính.")
        assert warnings[1].startswith("Số liệu minh họa.")
        assert "Số liệu minh họa" in footer(sheet)


def test_what_is_not_entered_is_blank_not_zero():
    round_ = make_round([make_unit("a", "An"), make_unit("b", "Bình")])
    record(round_, {"a": {"1.1": "20"}})
    book = book_of(round_)
    entered, blank = table(book["Xếp hạng"], "Hạng")
    assert (entered["2. LV 2"], entered["Tiêu chí chưa nhập"]) == (None, 2)
    assert (blank["Hạng"], blank["Chỉ số tổng hợp"], blank["Phân loại"]) == (None, None, None)
    assert blank["Lý do"] == "Chưa có điểm để phân loại."
    assert row_of(book["1. LV 1"], "Xã An")[3:5] == [20, None]


def test_a_domain_of_which_nothing_applies():
    round_ = make_round([make_unit("a", "An")], criteria_set=make_set(na_policy="exclude"))
    record(round_, {"a": {"1.1": "20", "1.2": "10", "2.1": "na"}})
    publish(actor=None, round_=round_)
    assert table(book_of(round_)["Xếp hạng"], "Hạng")[0]["2. LV 2"] == "không đánh giá"


def test_blocks_are_ranked_apart():
    round_ = make_round([make_unit("a", "An"), make_unit("b", "Bình")])
    for order, (name, code) in enumerate({"Khối xã": "b", "Khối phường": "a"}.items(), start=1):
        block = RoundBlock.objects.create(round=round_, order=order, name=name)
        round_.members.filter(unit__code=code).update(block=block)
    record_all(round_)
    rows = table(book_of(round_)["Xếp hạng"], "Hạng")
    assert [(row["Khối"], row["Hạng"], row["Đơn vị"]) for row in rows] == [
        ("Khối xã", 1, "Xã Bình"),
        ("Khối phường", 1, "Xã An"),
    ]


def test_print_and_view(book):
    for sheet in book:
        assert sheet.page_setup.paperSize == 9
        assert sheet.page_setup.fitToWidth == 1
        assert sheet.sheet_properties.pageSetUpPr.fitToPage
        assert "&P" in footer(sheet)
    head = found(book["Xếp hạng"], "Hạng").row
    assert book["Xếp hạng"].freeze_panes == f"D{head + 1}"
    assert book["Xếp hạng"].print_title_rows == f"${head}:${head}"


def test_no_formula_whatever_the_names():
    units = [make_unit(f"u-{number}", f"{text}x", parent=None) for number, text in enumerate(EVIL)]
    round_ = make_round(units, title="=1+1", criteria_set=make_set(code="doc"))
    Criterion.objects.filter(code="1.1").update(title="=2+3", code="=1.1")
    record_all(round_)
    publish(actor=None, round_=round_)
    data = to_bytes(results_book(round_, current_results(round_), with_units=True))
    assert formulas(data) == []
    assert all(cell.data_type == "s" for cell in texts(load_workbook(io.BytesIO(data))))


def test_queries_do_not_grow_with_units():
    counts = []
    for year, units in ((2021, 3), (2022, 25)):
        round_ = make_round(units, year=year, criteria_set=make_set(code=f"bo-{year}"))
        record_all(round_)
        for act in (lambda: None, lambda: publish(actor=None, round_=round_)):  # noqa: B023  # called at once
            act()
            with CaptureQueriesContext(connection) as queries:
                to_bytes(results_book(round_, current_results(round_), with_units=True))
            counts.append(len(queries))
    open_small, small, open_large, large = counts
    assert small == large <= 5
    assert abs(open_small - open_large) <= 1  # the later round has a year before it


def test_points_go_out_exactly(round_):
    record(round_, {"c": {"2.1": "25.123457"}})
    value = row_of(book_of(round_)["2. LV 2"], "Xã Chi")[3]
    assert Decimal(str(value)) == Decimal("25.123457")
