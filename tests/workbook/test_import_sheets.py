"""Where codes, units and points stand: the portal's own sheets and those of an office."""

import datetime

import pytest

from scoring.models import Layer
from scoring.workbook.cells import Book
from scoring.workbook.importing.preview import preview
from tests.factories import make_round, make_set
from tests.workbook.importing_kit import HEAD, changes, look, refusals, sheet

pytestmark = pytest.mark.django_db

A, B = "u2021-0001", "u2021-0002"


@pytest.fixture
def round_():
    return make_round(2, criteria_set=make_set({1: [10, 20], 2: [70]}, na_policy="exclude"))


def test_heads_below_a_title_with_other_columns_around(round_):
    found = look(
        round_,
        ["UBND HUYỆN TỨ KỲ"],
        ["BẢNG ĐIỂM NĂM 2021"],
        [],
        ["STT", "Xã, thị trấn", "Mã xã", "1.1 ", "1.2. Kế hoạch", "Ghi chú"],
        ["", "", "", "Kế hoạch", "Báo cáo"],
        ["", "Điểm tối đa", "", 10, 20],
        [1, "Xã 0001", A, 5, "2,5", "tốt"],
        [2, "Xã 0002", B, None, 7],
        ["", "Tổng cộng", "", 5, 9.5],
        ["", "Người lập biểu"],
    )
    assert changes(found) == {(A, "1.1"): "5", (A, "1.2"): "2.5", (B, "1.2"): "7"}
    assert found.new[0].address == "Bảng!D7"
    assert found.refused == ()
    assert any("“STT”" in note and "“Ghi chú”" in note for note in found.notes)
    assert any("Người lập biểu" in note for note in found.notes)


def test_units_found_by_what_stands_in_the_columns(round_):
    found = look(round_, ["", "", "1.1", "1.2"], [A, "Xã 0001", 1, 2], [B, "Xã 0002", 3, 4])
    assert len(changes(found)) == 4


def test_without_units_the_sheet_is_refused(round_):
    assert "cột mã hoặc tên đơn vị" in refusals(look(round_, ["1.1", "1.2"], [1, 2]))["Bảng!A1"]


def test_points_without_a_unit_are_refused_where_they_stand(round_):
    found = look(round_, [*HEAD, "1.1"], [A, "", 5], ["", "", 6])
    assert list(refusals(found)) == ["Bảng!C3"]


def test_points_above_the_first_unit_are_no_title(round_):
    found = look(round_, [*HEAD, "1.1", "1.2"], ["", "", 6, 7], [A, "", 5, 5])
    assert list(refusals(found)) == ["Bảng!C2"]


def test_unknown_codes_are_refused_and_other_heads_noted(round_):
    found = look(round_, [*HEAD, "1.1", "1.9", "9.9.9 Khác", "Nhận xét"], [A, "", 1, 2, 3, "x"])
    assert list(refusals(found)) == ["Bảng!D1", "Bảng!E1"]
    assert "không có tiêu chí mã “1.9”" in refusals(found)["Bảng!D1"]
    assert any("“Nhận xét”" in note for note in found.notes)


def test_the_same_criterion_twice_names_both_cells(round_):
    found = look(round_, [*HEAD, "1.1", "1.2", "1.1 "], [A, "", 1, 2, 3])
    assert refusals(found) == {"Bảng!E1": "Tiêu chí 1.1 đã có ở ô Bảng!C1. Hãy bỏ một trong hai."}


def test_the_same_cell_in_two_sheets_names_both(round_):
    first, second = (
        sheet([*HEAD, "1.1"], [A, "", 1], [B, "", value], name=name) for name, value in (("a", None), ("b", 2))
    )
    found = preview(Book([first, second]), round_, Layer.FINAL)
    assert refusals(found) == {"b!C2": "Tiêu chí 1.1 của đơn vị này đã có ở ô a!C2. Hãy xóa một trong hai."}


def test_the_same_criterion_in_two_sheets_for_different_units(round_):
    first, second = (sheet([*HEAD, "1.1"], [unit, "", 1], name=unit) for unit in (A, B))
    assert len(changes(preview(Book([first, second]), round_, Layer.FINAL))) == 2


def test_codes_that_excel_made_numbers(round_):
    found = look(round_, [*HEAD, 1.1, 1.2], [A, "", 1, 2])
    assert changes(found) == {(A, "1.1"): "1", (A, "1.2"): "2"}


def test_a_number_that_can_be_two_codes_is_refused():
    round_ = make_round(1, criteria_set=make_set({1: [10] * 10}))
    found = look(round_, [*HEAD, 1.1, 1.2], [A, "", 1, 2])
    assert "1.1 hay 1.10" in refusals(found)["Bảng!C1"]


def test_a_code_that_excel_made_a_date_is_refused(round_):
    found = look(round_, [*HEAD, "1.1", "1.2", datetime.date(2026, 1, 2)], [A, "", 1, 2, 3])
    assert "đang là ngày 02/01/2026" in refusals(found)["Bảng!E1"]


def test_points_that_look_like_codes_are_no_heads(round_):
    found = look(round_, ["", "Đơn vị", "1.1", "1.2"], [A, "Xã 0001", 1.1, 1.2], [B, "Xã 0002", 1.2, 1.1])
    assert len(changes(found)) == 4


def test_hidden_sheets_are_not_read_in_an_offices_file(round_):
    shown, hidden = sheet([*HEAD, "1.1"], [A, "", 1]), sheet([*HEAD, "1.2"], [A, "", 2], name="Ẩn", hidden=True)
    found = preview(Book([hidden, shown]), round_, Layer.FINAL)
    assert changes(found) == {(A, "1.1"): "1"}
    assert found.notes == ("Trang ẩn “Ẩn” không được đọc.",)


def test_a_file_without_codes_is_refused(round_):
    found = look(round_, ["Họ tên", "Điện thoại"], ["A", "0123"])
    assert "Không thấy mã tiêu chí nào" in refusals(found)["Bảng"]
    assert refusals(preview(Book([]), round_, Layer.FINAL))


def test_the_survey_is_not_read_where_none_was_held():
    criteria_set = make_set({1: [50, 50]})
    criteria_set.criteria.filter(code="1.2").update(method="survey")
    round_ = make_round(1, criteria_set=criteria_set, survey_held=False)
    found = look(round_, [*HEAD, "1.1", "1.2"], [A, "", 1, 2])
    assert changes(found) == {(A, "1.1"): "1"}
    assert any("1.2 không chấm trực tiếp" in note for note in found.notes)


def vertical(*lines, head=("Mã tiêu chí", "Nội dung", "Điểm tối đa", "Điểm", "KAD")):
    return [[*head], *lines]


@pytest.mark.parametrize(
    "top",
    [
        ["Mã đơn vị", A],
        ["Mã đơn vị", None, A],
        [f"Mã đơn vị: {A}"],
        ["Đơn vị: Xã 0001"],
        ["Tên đơn vị", "Xã 0001"],
    ],
)
def test_the_sheet_of_one_unit(round_, top):
    found = look(round_, top, *vertical(["1.1", "x", 10, 3, None], ["1.2", "y", 20, None, "KAD"], ["2.1", "z", 70]))
    assert changes(found) == {(A, "1.1"): "3", (A, "1.2"): "na"}
    assert found.refused == ()


def test_a_sheet_for_each_unit_named_after_it(round_):
    sheets = [sheet(*vertical(["1.1", "x", 10, 3], ["1.2", "y", 20, 4]), name=name) for name in ("Xã 0001", "xa 0002")]
    assert len(changes(preview(Book(sheets), round_, Layer.FINAL))) == 4


def test_points_and_not_applicable_at_once_are_refused(round_):
    found = look(round_, ["Mã đơn vị", A], *vertical(["1.1", "x", 10, 3, "KAD"], ["1.2", "y", 20, 4]))
    assert "vừa có điểm vừa ghi KAD" in refusals(found)["Bảng!E3"]


def test_the_column_of_the_layer_counts(round_):
    lines = vertical(["1.1", 3, 4], ["1.2", 5, 6], head=("Mã tiêu chí", "Điểm tự chấm", "Điểm thẩm định"))
    found = look(round_, ["Mã đơn vị", A], *lines)
    assert changes(found) == {(A, "1.1"): "4", (A, "1.2"): "6"}
    own = preview(Book([sheet(["Mã đơn vị", A], *lines)]), round_, Layer.SELF)
    assert changes(own) == {(A, "1.1"): "3", (A, "1.2"): "5"}


def test_a_unit_sheet_without_points_or_unit_is_refused(round_):
    lines = vertical(["1.1", "x"], ["1.2", "y"], head=("Mã tiêu chí", "Nội dung"))
    assert "cột “Điểm”" in next(iter(refusals(look(round_, ["Mã đơn vị", A], *lines)).values()))
    nobody = vertical(["1.1", "x", 10, 3], ["1.2", "y", 20, 4])
    assert "không có đơn vị tên “Bảng”" in refusals(look(round_, *nobody))["Bảng!A1"]


def test_group_codes_and_blank_lines_in_a_unit_sheet(round_):
    found = look(
        round_,
        ["Mã đơn vị", A],
        *vertical([], ["1", "Lĩnh vực 1"], ["1.1", "x", 10, 3], [], ["1.2", "y", 20, 4], ["1.7", "z", 5, 1]),
    )
    assert len(changes(found)) == 2
    assert "“1.7”" in next(iter(refusals(found).values()))
