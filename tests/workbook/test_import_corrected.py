"""The workbook that comes back with the cells in question coloured and commented."""

import io

import pytest
from openpyxl import load_workbook

from scoring.services.errors import RefusedError
from scoring.workbook.importing import flow
from scoring.workbook.remarking import FILLS
from tests.factories import make_round, make_set, make_unit, record, record_all
from tests.workbook.importing_kit import HEAD, cell_of, edited, exported, upload, written
from units.models import Kind

pytestmark = pytest.mark.django_db

A = "u2021-0001"


def corrected(import_):
    return load_workbook(io.BytesIO(flow.corrected_file(import_)))


def colour(cell):
    return cell.fill.start_color.rgb[-6:] if cell.fill.fill_type else ""


def test_refused_cells_are_coloured_and_commented():
    round_ = make_round(1, criteria_set=make_set({1: [10, 90]}))
    sheet = corrected(upload(round_, written([*HEAD, "1.1", "1.2"], [A, "", "abc", 11])))["Bảng"]
    assert (colour(sheet["C2"]), "abc" in sheet["C2"].comment.text) == (FILLS["refused"], True)
    assert sheet["C2"].value == "abc"
    assert (colour(sheet["A2"]), sheet["A2"].comment) == ("", None)


def test_the_same_sheets_protection_and_fingerprint():
    round_ = make_round(2, criteria_set=make_set({1: [10, 10], 2: [80]}))
    record_all(round_)
    data = exported(round_)
    where = cell_of(data, A, "1.1")
    plain = load_workbook(io.BytesIO(data))
    record(round_, {A: {"1.1": "6"}})
    import_ = upload(round_, edited(data, {where: 7, cell_of(data, A, "1.2"): 99}))
    book = corrected(import_)
    assert book.sheetnames == plain.sheetnames
    assert book["_cchc"].sheet_state == "veryHidden"
    name, _, cell = where.rpartition("!")
    assert "Cổng đang ghi 6" in book[name][cell].comment.text
    assert colour(book[name][cell]) == FILLS["conflict"]
    assert book[name].protection.sheet
    assert book[name].freeze_panes == plain[name].freeze_panes
    mended = flow.read(upload(round_, edited(flow.corrected_file(import_), {cell_of(data, A, "1.2"): 3})))
    assert [change.new for change in flow.preview_of(mended).changed] == ["3"]


def test_questions_name_the_candidates():
    round_ = make_round([make_unit("xa", "An Thanh"), make_unit("tt", "An Thanh", Kind.TOWN)])
    sheet = corrected(upload(round_, written(["Đơn vị", "1.1"], ["An Thanh", 5])))["Bảng"]
    assert "Thị trấn An Thanh (tt)" in sheet["A2"].comment.text


def test_what_names_no_cell_stands_at_the_first():
    round_ = make_round(1)
    book = corrected(upload(round_, written(["a", "b"], ["c", "d"])))
    assert "Không thấy mã tiêu chí" in book["Bảng"]["A1"].comment.text


def test_of_a_csv_file():
    round_ = make_round(1, criteria_set=make_set({1: [10, 90]}))
    text = f"Mã đơn vị;Ghi chú;1.1;1.2\n{A};=1+1;abc;5\n".encode()
    sheet = corrected(upload(round_, text, name="diem.csv")).worksheets[0]
    assert sheet["B2"].data_type == "s"
    assert colour(sheet["C2"]) == FILLS["refused"]


def test_of_a_file_that_cannot_be_opened():
    with pytest.raises(RefusedError, match="tô màu"):
        flow.corrected_file(upload(make_round(1), b"no workbook"))
