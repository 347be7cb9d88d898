"""Score workbooks: what goes out, opened again."""

import io
from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils.translation import override
from openpyxl import load_workbook

from scoring.models import Criterion, RoundUnit, Score
from scoring.services.publishing import publish
from scoring.workbook.layout import FINGERPRINT
from scoring.workbook.writing.book import to_bytes
from scoring.workbook.writing.scores.books import domain_totals_book, matrix_book, unit_book
from tests.factories import make_round, make_set, make_unit, record, record_all
from tests.workbook.reopening import EVIL, below, footer, formulas, found, reopened, row_of, texts, validation_of

pytestmark = pytest.mark.django_db

SAMPLE = "Số liệu minh họa. Điểm từng tiêu chí được lập để giới thiệu cổng, không phải điểm chính thức của đơn vị nào."


@pytest.fixture
def round_():
    """Two units; criteria 1.1 (30), 1.2 (20, may be not applicable), 2.1 (50)."""
    round_ = make_round([make_unit("u2021-0001", "0001"), make_unit("u2021-0002", "0002")])
    Criterion.objects.filter(code="1.2").update(
        na_policy="exclude", na_text="Không có văn bản", rule_text="Đủ: 20; thiếu: 0"
    )
    record(round_, {"u2021-0001": {"1.1": "12.5", "1.2": "na", "2.1": "50"}, "u2021-0002": {"2.1": "0"}})
    Score.objects.filter(points="12.5").update(note="Theo báo cáo 12/BC")
    return round_


def facts(book) -> dict[str, list[object]]:
    """The fingerprint sheet: key to the rows after it."""
    rows: dict[str, list[object]] = {}
    for key, *values in book[FINGERPRINT].iter_rows(values_only=True):
        rows.setdefault(key, []).append([value for value in values if value is not None])
    return rows


class TestUnitSheet:
    @pytest.fixture
    def book(self, round_):
        return reopened(unit_book(round_, "u2021-0001"))

    @pytest.fixture
    def sheet(self, book):
        return book["Phiếu chấm điểm"]

    def test_marks_rules_and_notes(self, sheet):
        rule = "Đủ: 20; thiếu: 0\nKAD: Không có văn bản"
        assert row_of(sheet, "1.1") == ["1.1", "Tiêu chí 1.1", None, 30, 12.5, None, "Theo báo cáo 12/BC"]
        assert row_of(sheet, "1.2") == ["1.2", "Tiêu chí 1.2", rule, 20, None, "KAD", None]
        assert row_of(sheet, "2.1") == ["2.1", "Tiêu chí 2.1", None, 50, 50, None, None]

    def test_head_names_unit_and_round(self, sheet):
        assert sheet["A1"].value == "Phiếu chấm điểm: Xã 0001"
        assert "Huyện Tứ Kỳ" in sheet["A2"].value
        assert row_of(sheet, "Mã đơn vị")[1] == "u2021-0001"

    def test_points_are_numbers_with_a_format(self, sheet):
        cell = sheet.cell(found(sheet, "1.1").row, 5)
        assert (cell.data_type, cell.number_format) == ("n", "0.00####")

    def test_only_inputs_can_be_changed(self, sheet):
        assert sheet.protection.sheet
        assert sheet.protection.password is None
        open_cells = {c.coordinate for row in sheet.iter_rows() for c in row if not c.protection.locked}
        rows = {code: found(sheet, code).row for code in ("1.1", "1.2", "2.1")}
        expected = {f"E{row}" for row in rows.values()} | {f"F{rows['1.2']}"}
        assert open_cells == expected

    def test_bounds_speak_vietnamese(self, sheet):
        rule = validation_of(sheet, f"E{found(sheet, '1.2').row}")
        assert (rule.type, rule.operator, rule.formula1, rule.formula2) == ("decimal", "between", "0", "20")
        assert rule.error == "Điểm phải là số từ 0 đến 20. Chưa chấm thì để trống."
        assert rule.showErrorMessage
        assert rule.allow_blank

    def test_not_applicable_only_where_it_is_allowed(self, sheet):
        rule = validation_of(sheet, f"F{found(sheet, '1.2').row}")
        assert (rule.type, rule.formula1, str(rule.sqref)) == ("list", '"KAD"', f"F{found(sheet, '1.2').row}")

    def test_print_and_view(self, sheet):
        head = found(sheet, "Mã tiêu chí").row
        assert sheet.freeze_panes == f"C{head + 1}"
        assert sheet.print_title_rows == f"${head}:${head}"
        assert (sheet.page_setup.paperSize, sheet.page_setup.orientation) == (9, "portrait")
        assert (sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight) == (1, 0)
        assert sheet.sheet_properties.pageSetUpPr.fitToPage

    def test_fingerprint(self, book, round_):
        rows = facts(book)
        assert rows["format"] == [["cchc-scores/1"]]
        assert rows["round"] == [[round_.slug]]
        assert rows["criteria_set"] == [["bo-1"]]
        assert rows["layer"] == [["final"]]
        assert rows["kind"] == [["unit"]]
        assert rows["codes"] == [["1.1", "1.2", "2.1"]]
        assert rows["versions"] == [["u2021-0001", "1 1 1"]]
        assert book[FINGERPRINT].sheet_state == "veryHidden"

    def test_an_unknown_unit(self, round_):
        with pytest.raises(RoundUnit.DoesNotExist):
            unit_book(round_, "khong-co")

    def test_parents_of_criteria_head_their_parts(self, round_):
        part = Criterion.objects.get(code="1.1")
        parent = Criterion.objects.create(
            criteria_set=part.criteria_set, domain=part.domain, code="1.0", title="Nhóm", max_points=30, is_leaf=False
        )
        Criterion.objects.filter(pk=part.pk).update(parent=parent)
        book = reopened(unit_book(round_, "u2021-0001"))
        sheet = book["Phiếu chấm điểm"]
        assert found(sheet, "1.0").row < found(sheet, "1.1").row
        assert facts(book)["codes"] == [["1.1", "1.2", "2.1"]]


class TestMatrix:
    @pytest.fixture
    def book(self, round_):
        return reopened(matrix_book(round_))

    def test_one_sheet_for_each_domain_and_a_summary(self, book):
        assert book.sheetnames == ["1. LV 1", "2. LV 2", "Tổng hợp", FINGERPRINT]

    def test_codes_titles_maxima_then_units(self, book):
        rows = list(book["1. LV 1"].iter_rows(values_only=True))
        top = next(number for number, row in enumerate(rows) if row[0] == "Mã đơn vị")
        assert rows[top:] == [
            ("Mã đơn vị", "Tên đơn vị", "1.1", "1.2"),
            (None, None, "Tiêu chí 1.1", "Tiêu chí 1.2"),
            (None, "Điểm tối đa", 30, 20),
            ("u2021-0001", "Xã 0001", 12.5, "KAD"),
            ("u2021-0002", "Xã 0002", None, None),
        ]

    def test_zero_is_not_blank(self, book):
        assert below(book["2. LV 2"], "Điểm tối đa", 2) == ["Xã 0001", "Xã 0002"]
        assert row_of(book["2. LV 2"], "u2021-0002")[2] == 0

    def test_only_marks_can_be_changed(self, book):
        sheet = book["1. LV 1"]
        first = found(sheet, "u2021-0001").row
        assert sheet.protection.sheet
        open_cells = {c.coordinate for row in sheet.iter_rows() for c in row if not c.protection.locked}
        assert open_cells == {f"{column}{row}" for column in "CD" for row in (first, first + 1)}

    def test_bounds(self, book):
        sheet = book["1. LV 1"]
        first = found(sheet, "u2021-0001").row
        plain, either = validation_of(sheet, f"C{first}"), validation_of(sheet, f"D{first}")
        assert (plain.type, plain.formula2, str(plain.sqref)) == ("decimal", "30", f"C{first}:C{first + 1}")
        assert either.type == "custom"
        assert either.formula1 == f'OR(AND(ISNUMBER(D{first}),D{first}>=0,D{first}<=20),UPPER(TRIM(D{first}))="KAD")'
        assert either.error == "Ghi điểm từ 0 đến 20, hoặc KAD nếu không áp dụng. Chưa chấm thì để trống."

    def test_print_and_view(self, book):
        sheet = book["1. LV 1"]
        first = found(sheet, "u2021-0001").row
        assert sheet.freeze_panes == f"C{first}"
        assert sheet.print_title_rows == f"${first - 3}:${first - 1}"
        assert sheet.print_title_cols == "$A:$B"
        assert sheet.page_setup.orientation == "landscape"

    def test_summary_holds_values(self, book):
        sheet = book["Tổng hợp"]
        assert row_of(sheet, "u2021-0001") == [
            "u2021-0001", "Xã 0001", pytest.approx(12.5 / 30), 1, 0.78125, "Không hoàn thành nhiệm vụ", 0,
        ]  # fmt: skip
        assert row_of(sheet, "u2021-0002") == [
            "u2021-0002", "Xã 0002", None, 0, 0, "Không hoàn thành nhiệm vụ", 2,
        ]  # fmt: skip
        assert sheet["C" + str(found(sheet, "u2021-0001").row)].number_format == "0.00%"

    def test_the_summary_cannot_be_changed(self, book):
        cells = [cell for row in book["Tổng hợp"].iter_rows() for cell in row]
        assert book["Tổng hợp"].protection.sheet
        assert all(cell.protection.locked for cell in cells)

    def test_fingerprint_follows_each_change(self, round_):
        record(round_, {"u2021-0002": {"2.1": "7"}})
        assert facts(reopened(matrix_book(round_)))["versions"] == [["u2021-0001", "1 1 1"], ["u2021-0002", "0 0 2"]]

    def test_criteria_of_a_survey_that_was_not_held_stay_out(self):
        criteria_set = make_set({1: [60], 2: [40]}, code="khao-sat")
        Criterion.objects.filter(criteria_set=criteria_set, code="2.1").update(method="survey")
        book = reopened(matrix_book(make_round(criteria_set=criteria_set, survey_held=False)))
        assert book.sheetnames == ["1. LV 1", "Tổng hợp", FINGERPRINT]
        assert facts(book)["codes"] == [["1.1"]]

    def test_a_round_without_units(self):
        assert reopened(matrix_book(make_round([]))).sheetnames == ["1. LV 1", "2. LV 2", "Tổng hợp", FINGERPRINT]

    def test_what_the_portal_reads_is_in_vietnamese_for_every_reader(self, round_):
        with override("en"):
            book = reopened(matrix_book(round_))
        assert found(book["1. LV 1"], "Mã đơn vị").column == 1
        assert row_of(book["1. LV 1"], "u2021-0001")[3] == "KAD"


class TestDomainTotals:
    def test_points_and_maximum_of_each_domain(self, round_):
        book = reopened(domain_totals_book(round_))
        sheet = book["Điểm theo lĩnh vực"]
        assert row_of(sheet, "Mã đơn vị")[:6] == ["Mã đơn vị", "Tên đơn vị", "1.diem", "1.toi-da", "2.diem", "2.toi-da"]
        assert row_of(sheet, "u2021-0001") == ["u2021-0001", "Xã 0001", 12.5, 30, 50, 50, 0]
        assert row_of(sheet, "u2021-0002") == ["u2021-0002", "Xã 0002", None, None, 0, 50, 2]

    def test_bounds_and_lock(self, round_):
        sheet = reopened(domain_totals_book(round_))["Điểm theo lĩnh vực"]
        first = found(sheet, "u2021-0001").row
        rule = validation_of(sheet, f"D{first}")
        assert (rule.formula2, str(rule.sqref)) == ("50", f"C{first}:D{first + 1}")
        assert sheet.protection.sheet
        assert not sheet[f"C{first}"].protection.locked
        assert sheet[f"G{first}"].protection.locked

    def test_fingerprint_holds_the_publication(self):
        round_ = make_round()
        record_all(round_)
        assert facts(reopened(domain_totals_book(round_)))["versions"][0] == ["u2021-0001", "0 0"]
        publish(actor=None, round_=round_)
        rows = facts(reopened(domain_totals_book(round_)))
        assert rows["kind"] == [["domain-totals"]]
        assert rows["codes"] == [["1", "2"]]
        assert rows["versions"] == [["u2021-0001", "1 1"], ["u2021-0002", "1 1"]]


def books(round_, unit="u2021-0001"):
    return [unit_book(round_, unit), matrix_book(round_), domain_totals_book(round_)]


def test_samples_say_so_on_every_sheet():
    for book in books(make_round(is_sample=True)):
        for sheet in reopened(book):
            if sheet.title != FINGERPRINT:
                assert sheet["A3"].value == SAMPLE
                assert "Số liệu minh họa" in footer(sheet)


def test_a_real_round_says_nothing_of_samples(round_):
    for book in books(round_):
        assert not any("minh họa" in str(cell.value) for cell in texts(reopened(book)))


def test_no_formula_whatever_the_names_and_notes():
    units = [make_unit(f"u-{number}", f"{text}x", parent=None) for number, text in enumerate(EVIL)]
    round_ = make_round(units, criteria_set=make_set(code="doc"))
    Criterion.objects.filter(code="1.1").update(title="=2+3", rule_text="+4", code="=1.1")
    record_all(round_)
    for number, text in enumerate(EVIL):
        Score.objects.filter(round_unit__unit__code=f"u-{number}").update(note=text)
    for book in books(round_, "u-0"):
        data = to_bytes(book)
        assert formulas(data) == []
        assert all(cell.data_type == "s" for cell in texts(load_workbook(io.BytesIO(data))))


def queries(act) -> int:
    with CaptureQueriesContext(connection) as captured:
        act()
    return len(captured)


@pytest.mark.parametrize(
    "make", [matrix_book, domain_totals_book, lambda round_: unit_book(round_, f"u{round_.year}-0001")]
)
def test_queries_do_not_grow_with_units(make):
    small, large = (make_round(units, year=year, criteria_set=make_set(code=f"bo-{year}"))
                    for year, units in ((2021, 3), (2022, 25)))  # fmt: skip
    for round_ in (small, large):
        record_all(round_)
    assert queries(lambda: to_bytes(make(small))) == queries(lambda: to_bytes(make(large))) <= 20


def test_points_of_six_decimals_go_out_whole(round_):
    record(round_, {"u2021-0001": {"1.1": "1.234567"}})
    value = row_of(reopened(matrix_book(round_))["1. LV 1"], "u2021-0001")[2]
    assert Decimal(str(value)) == Decimal("1.234567")
