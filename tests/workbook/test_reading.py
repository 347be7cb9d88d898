"""Cells of workbooks as neutral values, whoever wrote the file and whichever library reads it."""

import datetime
from functools import partial
from pathlib import Path

import pytest
from openpyxl import Workbook

from scoring.workbook.cells import Book, CellFault, Value
from scoring.workbook.reading import WorkbookRefused, read_book
from tests.workbook.raw import SHEET, book, cell_row, packed, parts, repacked, sheet_xml, with_part
from tests.workbook.reading_kit import CAREFUL, read_bytes

MORNING = datetime.datetime.fromisoformat("2021-03-05")
NOON = datetime.datetime.fromisoformat("2021-03-05T12:00")
READERS = pytest.mark.parametrize("reader", ["calamine", "openpyxl"])


def no_value(text: str) -> CellFault:
    return CellFault("formula_without_value", text)


@pytest.fixture
def read(tmp_path: Path):
    return partial(read_bytes, tmp_path)


@pytest.fixture
def row_of(read):
    """The first row of a sheet whose row 1 is made of the given cells."""

    def row_of(*cells: str, reader: str = "calamine") -> list[Value]:
        found = read(book(cell_row(*cells), before=CAREFUL if reader == "openpyxl" else ""))
        assert found.properties == {"format": "xlsx", "reader": reader}
        return found.sheets[0].rows[0] if found.sheets[0].rows else []

    return row_of


@READERS
@pytest.mark.parametrize(
    ("cell", "value"),
    [
        ('<c r="A1"><v>1.75</v></c>', 1.75),
        ('<c r="A1"><v>5</v></c>', 5.0),
        ('<c r="A1"><v>0</v></c>', 0.0),
        ('<c r="A1"><v>0.30000000000000004</v></c>', 0.30000000000000004),
        ('<c r="A1" t="b"><v>1</v></c>', True),
        ('<c r="A1" t="b"><v>0</v></c>', False),
        ('<c r="A1" t="s"><v>3</v></c>', "Xã Hà Kỳ"),
        ('<c r="A1" t="str"><v>NaN</v></c>', "NaN"),
        ('<c r="A1" t="inlineStr"><is><t xml:space="preserve"> 1,75 </t></is></c>', " 1,75 "),
        ('<c r="A1" t="inlineStr"><is><r><t>Xã</t></r><r><t xml:space="preserve"> Hà</t></r></is></c>', "Xã Hà"),
        ('<c r="A1" t="str"><v>Xa\u0303 Ha\u0300</v></c>', "Xa\u0303 Ha\u0300"),
        ('<c r="A1" t="str"><v>a &amp; &lt;b&gt; &#x110;</v></c>', "a & <b> Đ"),
        ('<c r="A1" s="1"><v>44260</v></c>', MORNING),
        ('<c r="A1" s="1"><v>44260.5</v></c>', NOON),
        ('<c r="A1" s="2"><v>1.25</v></c>', 1.25),
        ('<c r="A1" t="e"><v>#N/A</v></c>', CellFault("error_value", "#N/A")),
        ('<c r="A1" t="e"><f>1/0</f><v>#DIV/0!</v></c>', CellFault("error_value", "#DIV/0!")),
        ('<c r="A1"><f>1+1</f><v>2</v></c>', 2.0),
        ('<c r="A1" t="str"><f>"a"</f><v>a</v></c>', "a"),
        ('<c r="A1"><f>1&lt;2</f></c>', no_value("=1<2")),
        ('<c r="A1"><f>1+1</f><v/></c>', no_value("=1+1")),
        ('<c r="A1" t="str"><f>1+1</f></c>', no_value("=1+1")),
    ],
)
def test_one_cell(row_of, cell, value, reader):
    (found,) = row_of(cell, reader=reader)
    if isinstance(found, datetime.date) and not isinstance(found, datetime.datetime):
        found = datetime.datetime.combine(found, datetime.time())
    assert found == value
    assert type(found) is type(value)


@READERS
def test_a_formula_that_gives_an_empty_text_is_blank(row_of, reader):
    cells = '<c r="A1" t="str"><f>""</f><v></v></c>', '<c r="B1"><v>1</v></c>'
    assert (row_of(*cells, reader=reader) or [None])[0] in {None, ""}


@READERS
def test_members_of_shared_formulas_count_one_by_one(row_of, reader):
    cells = (
        '<c r="A1"><f t="shared" ref="A1:C1" si="0">1+1</f><v>2</v></c>',
        '<c r="B1"><f t="shared" si="0"/></c>',
        '<c r="C1"><f t="shared" si="0"/><v>4</v></c>',
    )
    assert row_of(*cells, reader=reader) == [2.0, no_value("="), 4.0]


@READERS
def test_an_array_formula_fills_cells_without_a_formula_of_their_own(read, reader):
    rows = (
        '<row r="1"><c r="A1"><f t="array" ref="A1:B2">X</f><v>1</v></c><c r="B1"><v>2</v></c>'
        '<c r="C1"><v>9</v></c></row>'
        '<row r="2"><c r="A2"/><c r="C2"><v>9</v></c></row>'
    )
    found = read(book(rows, before=CAREFUL if reader == "openpyxl" else "")).sheets[0].rows
    assert found == [[1.0, 2.0, 9.0], [no_value("=X"), no_value("=X"), 9.0]]


def test_a_formula_without_value_beyond_the_last_value(read):
    rows = '<row r="2"><c r="B2"><v>1</v></c></row><row r="4"><c r="D4"><f>1</f></c></row>'
    found = read(book(rows)).sheets[0].rows
    assert found == [[None, None], [None, 1.0], [], [None, None, None, no_value("=1")]]


def test_cells_and_rows_without_addresses(read):
    rows = '<row><c><f>1</f></c><c><v>1</v></c></row><row r="3"><c r="B3"><v>2</v></c><c><f>2</f></c></row>'
    assert read(book(rows)).sheets[0].rows == [[no_value("=1"), 1.0], [None, None], [None, 2.0, no_value("=2")]]


@pytest.mark.parametrize("prefix", ["x:", "main:"])
def test_elements_with_a_prefix(read, prefix):
    rows = '<row r="1"><c r="A1"><f>1</f></c><c r="B1" t="e"><v>#REF!</v></c><c r="C1"><v>4</v></c></row>'
    xml = sheet_xml(rows).replace("<", f"<{prefix}").replace(f"<{prefix}/", f"</{prefix}").replace(f"<{prefix}?", "<?")
    xml = xml.replace("xmlns=", f"xmlns:{prefix[:-1]}=")
    assert read(with_part(SHEET, xml)).sheets[0].rows == [[no_value("=1"), CellFault("error_value", "#REF!"), 4.0]]


@pytest.mark.parametrize(
    ("cell", "value"),
    [
        ("<v><![CDATA[5]]></v>", 5.0),
        ("<v>1<!-- -->2</v>", 12.0),
        ("<v>1<?x?>2</v>", 12.0),
        ("<f><![CDATA[A1<2]]></f>", no_value("=A1<2")),
    ],
)
def test_what_calamine_would_drop_is_read(read, cell, value):
    found = read(book(cell_row(f'<c r="A1">{cell}</c>')))
    assert (found.sheets[0].rows, found.properties["reader"]) == ([[value]], "openpyxl")


@pytest.mark.parametrize("error", ["#SPILL!", "#CALC!", "#GETTING_DATA"])
def test_error_values_that_calamine_does_not_know(read, error):
    found = read(book(cell_row(f'<c r="A1" t="e"><v>{error}</v></c>')))
    assert found.sheets[0].rows == [[CellFault("error_value", error)]]


@pytest.mark.parametrize("number", ["NaN", "INF", "-inf", "1e999"])
def test_what_is_no_number_is_an_error(row_of, number):
    (fault,) = row_of(f'<c r="A1"><v>{number}</v></c>')
    assert isinstance(fault, CellFault)
    assert fault.kind == "error_value"


def test_only_the_first_of_merged_cells_has_a_value(tmp_path):
    workbook = Workbook()
    sheet = workbook.create_sheet("Gộp", 0)
    sheet["A1"], sheet["C3"] = "Tiêu đề", 1
    sheet.merge_cells("A1:C2")
    workbook.save(tmp_path / "a.xlsx")
    assert read_book(tmp_path / "a.xlsx").sheets[0].rows == [["Tiêu đề", None, None], [None] * 3, [None, None, 1.0]]


def test_sheets_come_in_the_order_of_the_file_and_hidden_ones_are_marked(read):
    sheets = {name: sheet_xml(cell_row(f'<c r="A1" t="str"><v>{name}</v></c>')) for name in ("Hai", "Một", "Ba")}
    found = read(packed(parts(sheets, states={"Một": "hidden", "Ba": "veryHidden"}))).sheets
    assert [(sheet.name, sheet.hidden, sheet.rows) for sheet in found] == [
        ("Hai", False, [["Hai"]]),
        ("Một", True, [["Một"]]),
        ("Ba", True, [["Ba"]]),
    ]


def test_faults_are_laid_on_the_right_sheet(read):
    sheets = {"Hai": sheet_xml(), "Một": sheet_xml(cell_row('<c r="A1"><f>7</f></c>')), "Ba": sheet_xml()}
    found = read(packed(parts(sheets))).sheets
    assert [sheet.name for sheet in found if sheet.rows[0][0] == no_value("=7")] == ["Một"]


def test_charts_are_no_sheets(tmp_path):
    workbook = Workbook()
    workbook.create_chartsheet("Biểu đồ", 0)
    workbook.create_sheet("Điểm").append([1, "=1"])
    workbook.save(tmp_path / "a.xlsx")
    found = read_book(tmp_path / "a.xlsx").sheets
    assert [sheet.name for sheet in found] == ["Sheet", "Điểm"]
    assert found[1].rows == [[1.0, no_value("=1")]]


def test_an_upload_is_judged_and_named_by_its_own_name(tmp_path):
    path = tmp_path / "upload.tmp"
    path.write_bytes(book())
    assert read_book(path, name="Điểm.XLSX").sheets[0].name == "Điểm"
    with pytest.raises(WorkbookRefused, match=r"“điểm\.xls” là sổ Excel kiểu cũ"):
        read_book(path, name="C/điểm.xls")


def test_the_same_by_both_readers(tmp_path):
    workbook = Workbook()
    sheet = workbook.create_sheet("Điểm", 0)
    sheet.append(["Mã", None, 1, 2.5, True, NOON, "=A1", "Xã"])
    sheet.append([None, None, None])
    sheet["C5"] = "cuối"
    workbook.save(tmp_path / "a.xlsx")
    plain = read_book(tmp_path / "a.xlsx")
    commented = repacked((tmp_path / "a.xlsx").read_bytes(), SHEET, b"<sheetData>", b"<!-- --><sheetData>")
    (tmp_path / "b.xlsx").write_bytes(commented)
    careful = read_book(tmp_path / "b.xlsx")
    assert (plain.properties["reader"], careful.properties["reader"]) == ("calamine", "openpyxl")

    def ended(book: Book):
        """Rows without blanks at their end."""
        for row in book.sheets[0].rows:
            while row and row[-1] is None:
                row.pop()
        return book.sheets[0].rows

    assert ended(plain) == ended(careful)
