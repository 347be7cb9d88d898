"""What import-export and its readers do by default, and what the portal does instead."""

import datetime
import io
import unicodedata
import zipfile
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from django.core.exceptions import ValidationError

from cchc.tables import import_file
from cchc.tables.report import Report
from cchc.tables.sheets import SheetOut, table_files
from scoring.models import ClassBand, Criterion, Domain
from scoring.resources import BandResource, CriterionResource
from tests.factories import make_authority, make_scheme, make_set
from units.models import Unit
from units.resources import UnitResource

pytestmark = pytest.mark.django_db

Workbook = Callable[..., Path]
HEAD = ["Mã đơn vị", "Tên riêng", "Loại đơn vị", "Thuộc (mã)", "Có từ ngày", "Dân số (người)"]


@pytest.fixture(autouse=True)
def authority(db: None) -> Unit:
    return make_authority()


def load(path: Path, **options: Any) -> Report:
    return import_file(UnitResource(), path, **options)


def refused(path: Path) -> list[str]:
    before = Unit.objects.count()
    report = load(path)
    assert Unit.objects.count() == before
    return [str(item) for item in report.refused]


def test_the_same_key_twice_does_not_let_the_last_win(workbook: Workbook) -> None:
    rows = [HEAD[:3], ["ha-ky", "Hà Kỳ", "Xã"], ["x", "X", "Xã"], ["ha-ky ", "Khác", "Xã"]]
    assert refused(workbook(DV=rows)) == [
        "Trang “DV”, dòng 4: Dòng 2 và dòng 4 cùng ghi mã “ha-ky”; mỗi mã chỉ một dòng."
    ]


def test_headers_are_known_in_any_case_spacing_and_without_marks(workbook: Workbook) -> None:
    heads = [" MÃ  ĐƠN VỊ ", unicodedata.normalize("NFD", "Tên riêng"), "loai don vi", "Thuộc(Mã)", "co tu\u00a0ngay"]
    assert load(workbook(DV=[heads, ["ha-ky", "Hà Kỳ", "XA", "tu-ky", "05/3/2020"]])).refused == ()
    assert Unit.objects.get(code="ha-ky").valid_from == datetime.date(2020, 3, 5)


def test_unknown_missing_and_double_headers_are_named(workbook: Workbook) -> None:
    heads = ["Mã đơn vị", "Tên", "Loại đơn vị", "LOẠI ĐƠN VỊ", None]
    assert refused(workbook(DV=[heads, ["ha-ky", "Hà Kỳ", "Xã", "Xã", "gì đây"]])) == [
        "Trang “DV”, cột B: Không có cột tên “Tên”; hãy sửa tên cột theo tệp mẫu hoặc bỏ cột.",
        "Trang “DV”, cột D: Cột “Loại đơn vị” bị trùng với cột C; hãy bỏ một cột.",
        "Trang “DV”, cột E: Có dữ liệu nhưng chưa có tên cột.",
        "Trang “DV”: Thiếu cột “Tên riêng”.",
    ]


def test_wrong_cells_are_named_by_sheet_row_and_column_all_at_once(workbook: Workbook) -> None:
    rows = [HEAD, ["a", "A", "Xã", "", "", "nhiều"], ["b", "B", "Xã", "không-có", "31/02/2020", "=1+1"]]
    messages = refused(workbook(**{"Đơn vị": rows}))
    assert [message.split(": ")[0] for message in messages] == [
        "Trang “Đơn vị”, dòng 3, cột F “Dân số (người)”",
        "Trang “Đơn vị”, dòng 2, cột F “Dân số (người)”",
        "Trang “Đơn vị”, dòng 3, cột D “Thuộc (mã)”",
        "Trang “Đơn vị”, dòng 3, cột E “Có từ ngày”",
    ]
    assert "ConversionSyntax" not in "".join(messages)


def test_a_formula_without_a_value_is_no_blank(workbook: Workbook) -> None:
    [message] = refused(workbook(DV=[HEAD[:3], ["a", "=A2", "Xã"]]))
    assert message.startswith("Trang “DV”, dòng 2, cột B “Tên riêng”: Công thức “=A2” chưa có kết quả")


def test_numbers_beyond_the_field_are_refused_and_excels_own_noise_is_not(workbook: Workbook) -> None:
    scheme = make_scheme()
    heads = ["Mã thang", "Thứ tự", "Mã mức", "Tên mức", "Tên ngắn", "Mức của người đứng đầu"]
    heads += ["Chỉ số tổng hợp từ (%)", "Mỗi lĩnh vực từ (%)"]
    row = [scheme.code, 1, "excellent", "A", "A", "A", 999999, 0.1 + 0.2]
    messages = [str(item) for item in import_file(BandResource(), workbook(M=[heads, row])).refused]
    assert {message.split(":")[0] for message in messages} == {"Trang “M”, dòng 2, cột G “Chỉ số tổng hợp từ (%)”"}
    row[6] = 0.123456
    [message] = [str(item) for item in import_file(BandResource(), workbook(M=[heads, row])).refused]
    assert "cột G" in message
    row[6] = 90.5
    assert import_file(BandResource(), workbook(M=[heads, row])).refused == ()
    band = ClassBand.objects.get(code="excellent")
    assert (band.composite_min, band.domain_min) == (Decimal("90.5"), Decimal("0.3"))


@pytest.mark.parametrize("value", [datetime.date(2020, 2, 1), True])
def test_a_date_or_a_tick_is_no_number(workbook: Workbook, value: object) -> None:
    [message] = refused(workbook(DV=[HEAD, ["a", "A", "Xã", "tu-ky", None, value]]))
    assert "cột F “Dân số (người)”" in message
    assert "không phải số" in message


def test_a_code_that_excel_made_a_date_is_refused(workbook: Workbook) -> None:
    [message] = refused(workbook(DV=[HEAD[:3], [datetime.date(2020, 2, 1), "A", "Xã"]]))
    assert "cột A “Mã đơn vị”: Ô chứa ngày" in message


def test_a_code_that_excel_made_a_number_is_the_code(workbook: Workbook) -> None:
    load(workbook(DV=[HEAD[:3], [10123.0, "Số", "Xã"]]))
    assert Unit.objects.get(name="Số").code == "10123"


def test_the_sheet_with_the_list_is_read_wherever_it_stands(workbook: Workbook) -> None:
    rows = [["Danh sách đơn vị"], [], HEAD[:3], ["ha-ky", "Hà Kỳ", "Xã"]]
    report = load(workbook(Bìa=[["UBND huyện"]], **{"Đơn vị": rows}, _Cũ=[HEAD[:3], ["cu", "Cũ", "Xã"]]))
    assert [row.place for row in report.new] == ["Trang “Đơn vị”, dòng 4"]
    assert report.notes == ("Không đọc các trang khác: “Bìa”.",)
    assert not Unit.objects.filter(code="cu").exists()


def test_two_sheets_with_the_list_are_not_guessed_between(workbook: Workbook) -> None:
    rows = [HEAD[:3], ["ha-ky", "Hà Kỳ", "Xã"]]
    [message] = refused(workbook(A=rows, B=rows))
    assert "“A”, “B”" in message


def test_unchanged_rows_are_told_from_changed_ones(workbook: Workbook) -> None:
    load(workbook(DV=[HEAD[:4], ["ha-ky", "Hà Kỳ", "Xã", "tu-ky"], ["x", "X", "Xã", "tu-ky"]]))
    nfd = unicodedata.normalize("NFD", " Hà\u00a0 Kỳ ")
    path = workbook(DV=[HEAD[:4], ["ha-ky", nfd, "xã", "tu-ky"], ["x", "Y", "Xã", "tu-ky"], ["z", "Z", "Xã", "tu-ky"]])
    report = load(path, dry_run=True)
    assert (report.unchanged, len(report.new)) == (1, 1)
    [changed] = report.changed
    assert [(cell.column, cell.old, cell.new) for cell in changed.cells] == [("Tên riêng", "X", "Y")]
    assert Unit.objects.get(code="x").name == "X"
    assert load(path).digest == report.digest


@pytest.mark.parametrize("text", ["=1+1", "==1+1", "+A", "-A", "@A", "\tA", "'=A", "''+B", "'A", "1.10", "TRUE"])
def test_no_text_is_a_formula_in_any_file_and_all_come_back(tmp_path: Path, text: str) -> None:
    sheet = SheetOut("Trang", ["Chữ", "Số"], [[text, Decimal("83.3")]])
    book = openpyxl.load_workbook(io.BytesIO(table_files().xlsx_bytes("Tệp", [sheet])))
    cells = book["Trang"][2]
    assert [(cell.value, cell.data_type) for cell in cells] == [(text, "s"), (83.3, "n")]
    content = table_files().csv_bytes(sheet)
    line = content.decode("utf-8-sig").splitlines()[1]
    assert line.lstrip('"')[0] not in "=+-@\t"
    assert line.endswith(";83,3")
    for name, data in (("a.xlsx", table_files().xlsx_bytes("Tệp", [sheet])), ("a.csv", content)):
        (tmp_path / name).write_bytes(data)
        [back] = table_files().read_sheets(tmp_path / name)
        assert back.rows[1][0] == text


def test_files_that_would_hurt_are_refused_before_they_are_read(tmp_path: Path) -> None:
    path = tmp_path / "bom.xlsx"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as file:
        file.writestr("[Content_Types].xml", "<Types/>")
        file.writestr("xl/worksheets/sheet1.xml", b"0" * 60_000_000)
    with pytest.raises(ValidationError, match=r"bom\.xlsx"):
        load(path)
    for name in ("cu.xls", "macro.xlsm", "ảnh.png"):
        (tmp_path / name).write_bytes(b"PK\x03\x04")
        with pytest.raises(ValidationError):
            load(tmp_path / name)


def test_old_encodings_are_shown_and_wait_to_be_accepted(workbook: Workbook) -> None:
    path = workbook(DV=[["M· ®¬n vÞ", "Tªn riªng", "Loại đơn vị"], ["moi", "Qu¶ng NghiÖp", "Xã"]])
    report = load(path)
    assert [(fix.place, fix.after, fix.encoding) for fix in report.repairs] == [
        ("Trang “DV”, cột A", "Mã đơn vị", "TCVN3"),
        ("Trang “DV”, cột B", "Tên riêng", "TCVN3"),
        ("Trang “DV”, dòng 2, cột B “Tên riêng”", "Quảng Nghiệp", "TCVN3"),
    ]
    assert not Unit.objects.filter(code="moi").exists()
    load(path, accept_repairs=True)
    assert Unit.objects.get(code="moi").name == "Quảng Nghiệp"


def test_a_criterion_may_have_the_number_of_a_domain_as_its_code(workbook: Workbook) -> None:
    criteria_set = make_set({1: [10]})
    Criterion.objects.update(code="1")
    sheet = CriterionResource().sheet(Criterion.objects.filter(criteria_set=criteria_set))
    report = import_file(CriterionResource(), workbook(TC=[sheet.headers, *sheet.rows]))
    assert (report.refused, report.unchanged) == ((), 2)
    assert Domain.objects.count() == Criterion.objects.count() == 1
