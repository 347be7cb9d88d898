"""Cells, names of sheets, heights of rows, files."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scoring.workbook.writing import looks
from scoring.workbook.writing.book import LONGEST_NAME, add_sheet, new_book, sheet_name, to_bytes
from scoring.workbook.writing.files import write_atomically
from scoring.workbook.writing.heights import TALLEST, row_height
from scoring.workbook.writing.ink import LONGEST_TEXT, Ink, printable
from tests.workbook.reopening import EVIL, formulas, reopened


def written(*values, look=looks.TEXT):
    book = new_book("Thử")
    ink = Ink(add_sheet(book, "Thử"))
    for value in values:
        ink.row([(value, look)])
    return book


def reread(*values, look=looks.TEXT):
    return reopened(written(*values, look=look))["Thử"]["A"]


def height(*items, widths):
    return row_height(items, widths) or 0


@pytest.mark.parametrize("text", [*EVIL, "1", "1,5", "TRUE", "2021-01-01", "  hai  đầu  ", "a\nb"])
def test_text_stays_text(text):
    cell = reread(text)[0]
    assert (cell.data_type, cell.value) == ("s", text.replace("\r", "\n"))


def test_no_text_becomes_a_formula():
    assert formulas(to_bytes(written(*EVIL))) == []


@pytest.mark.parametrize("value", [Decimal("1.5"), Decimal(0), Decimal("9999.999999"), Decimal("0.000001"), 7])
def test_numbers_stay_numbers(value):
    cell = reread(value, look=looks.POINTS)[0]
    assert (cell.data_type, Decimal(str(cell.value))) == ("n", value)
    assert cell.number_format == "0.00####"


@given(st.decimals(0, 9_999, places=6))
def test_points_come_back_exactly(value):
    assert Decimal(str(reread(value)[0].value)) == value


def test_a_kind_of_value_does_not_stick_to_the_look():
    cells = reread("=1", Decimal("2.5"), None, "#N/A", 3)
    assert [cell.value for cell in cells] == ["=1", 2.5, None, "#N/A", 3]
    assert [cell.data_type for cell in cells] == ["s", "n", "n", "s", "n"]


def test_signs_no_file_can_hold_are_left_out():
    assert printable("a\x00b\x0bc\x1bd\ufffe\ud800e") == "abcde"
    assert printable("a\tb\nc") == "a\tb\nc"


def test_what_is_too_long_ends_visibly():
    assert printable("x" * LONGEST_TEXT) == "x" * LONGEST_TEXT
    cut = printable("x" * (LONGEST_TEXT + 1))
    assert len(cut) == LONGEST_TEXT
    assert cut.endswith("x…")


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("1. Chỉ đạo: điều hành/[a]*?", "1. Chỉ đạo điều hành a"),
        ("'Xã'", "Xã"),
        ("", "Trang"),
        ("[]", "Trang"),
        ("x" * 40, "x" * 31),
    ],
)
def test_names_of_sheets(name, shown):
    assert sheet_name(name, []) == shown


def test_sheets_of_the_same_name_are_numbered_whatever_the_case():
    assert sheet_name("Xã An", ["XÃ AN"]) == "Xã An (2)"
    assert sheet_name("Xã An", ["xã an", "xã an (2)"]) == "Xã An (3)"
    assert sheet_name("x" * 31, ["x" * 31]) == "x" * 27 + " (2)"


@given(st.lists(st.text(max_size=40), max_size=6))
def test_names_of_sheets_are_always_allowed(names):
    taken: list[str] = []
    for name in names:
        taken.append(sheet_name(name, taken))
    assert len({name.casefold() for name in taken}) == len(names)
    assert all(0 < len(name) <= LONGEST_NAME and not set(name) & set("[]:*?/\\") for name in taken)


def test_a_row_is_as_high_as_its_longest_text():
    short, long = ("một dòng", looks.TEXT), ("nhiều chữ " * 20, looks.TEXT)
    assert row_height([short], [20]) is None
    assert 40 < height(long, short, widths=[40, 40]) < height(long, short, widths=[20, 40])
    assert height(("a\nb\nc", looks.TEXT), widths=[40]) > 40
    assert row_height([("chữ " * 9_000, looks.TEXT)], [10]) == TALLEST


def test_what_is_not_wrapped_makes_no_row_higher():
    assert row_height([("nhiều chữ " * 20, looks.LINE_OF_TEXT), (Decimal(1), looks.POINTS), None], [5, 5, 5]) is None


def test_a_file_is_replaced_whole(tmp_path):
    path = tmp_path / "kết quả.csv"
    path.write_bytes(b"old")
    write_atomically(path, lambda file: file.write(b"new"))
    assert path.read_bytes() == b"new"
    assert list(tmp_path.iterdir()) == [path]


def test_a_file_stays_when_writing_fails(tmp_path):
    path = tmp_path / "a.csv"
    path.write_bytes(b"old")

    def fail(file):
        file.write(b"half")
        raise OSError("no space")

    with pytest.raises(OSError, match="no space"):
        write_atomically(path, fail)
    assert path.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [path]
