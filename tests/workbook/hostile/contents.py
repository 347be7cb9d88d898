"""Good XML, odd content."""

import unicodedata
from collections.abc import Iterator

from tests.workbook.hostile.case import BOOK, EITHER, Case
from tests.workbook.raw import book, cell_row, grid, packed, parts, sheet_xml, strings_xml

ERRORS = (
    "#N/A",
    "#DIV/0!",
    "#REF!",
    "#NAME?",
    "#NULL!",
    "#NUM!",
    "#VALUE!",
    "#SPILL!",
    "#CALC!",
    "#GETTING_DATA",
    "#LOL",
)
NUMBERS: tuple[str, ...] = (
    "NaN",
    "nan",
    "INF",
    "-inf",
    "Infinity",
    "1e999",
    "-1e999",
    "1e308",
    "1e-400",
    "0.30000000000000004",
    "-0",
)
NUMBERS += ("1.", ".5", "1e2", "0x10", "1_000", "１２", "99999999999999999999", "83,30", "1.234,5", "true")
TEXTS = {
    "decomposed": unicodedata.normalize("NFD", "Xã Hà Kỳ"),
    "TCVN3": "HiÖn nay 23 x·, thÞ trÊn",
    "VNI": "Uûy ban nhaân daân xaõ Ñoàng Taâm",
    "NaN": "NaN",
    "number": "1,75",
    "full width": "１，７５",
    "formula": "=1+1",
    "command": "=cmd|' /C calc'!A0",
    "plus": "+1",
    "at": "@SUM(A1)",
    "spaces": "\u00a0 \u2003 ",
    "invisible": "\u200b\ufeff\u202e",
    "long": "x" * 40_000,
    "emoji": "🙂" * 100,
    "escaped": "_x0000__x000D__xFFFF_",
}


def cases() -> Iterator[Case]:
    yield from _values()
    yield from _formulas()
    yield from _extents()
    yield from _sheets()


def _values() -> Iterator[Case]:
    for error in ERRORS:
        yield Case(f"error {error}", book(cell_row(f'<c r="A1" t="e"><v>{error}</v></c>')), BOOK)
    for number in NUMBERS:
        yield Case(f"number {number}", book(cell_row(f'<c r="A1"><v>{number}</v></c>')), EITHER)
        yield Case(f"date {number}", book(cell_row(f'<c r="A1" s="1"><v>{number}</v></c>')), EITHER)
    for number in ("-1", "0", "60", "2958466", "1e10", "44260.5", "-99999999"):
        yield Case(f"date {number}", book(cell_row(f'<c r="A1" s="1"><v>{number}</v></c>')), EITHER)
        yield Case(f"duration {number}", book(cell_row(f'<c r="A1" s="2"><v>{number}</v></c>')), EITHER)
    for date in ("2021-03-05", "2021-03-05T10:00:00Z", "2021-13-45", "05/3/2022", ""):
        yield Case(f"ISO date {date!r}", book(cell_row(f'<c r="A1" t="d"><v>{date}</v></c>')), EITHER)
    for title, text in TEXTS.items():
        yield Case(f"text {title}", book(strings=strings_xml(text, text, text, text)), BOOK)
    rich = "<r><t>Xã </t></r><r><t>Hà Kỳ</t></r><rPh><t>x</t></rPh>"
    yield Case("rich text", book(strings=strings_xml("a", "b", "c", f"</t>{rich}<t>")), EITHER)
    yield Case("merged cells", book(after='<mergeCells count="1"><mergeCell ref="A1:C9"/></mergeCells>'), BOOK)
    yield Case("merged to the end", book(after='<mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells>'), BOOK)
    yield Case("merged nonsense", book(after='<mergeCells><mergeCell ref="?"/></mergeCells>'), EITHER)
    twice = '<row r="2"><c r="A2" t="s"><v>2</v></c><c r="C2"><v>1</v></c></row>'
    yield Case("the same unit twice", book(twice + twice.replace("2", "3")), EITHER)
    yield Case("the same cell twice", book(cell_row('<c r="A1"><v>1</v></c><c r="A1"><v>2</v></c>')), BOOK)
    yield Case(
        "rows in disorder", book('<row r="5"><c r="A5"><v>5</v></c></row><row r="2"><c r="A2"><v>2</v></c></row>'), BOOK
    )
    yield Case("unknown headers", book(strings=strings_xml("???", " Mã  đơn vị ", "x", "y")), BOOK)


def _formulas() -> Iterator[Case]:
    forms = {
        "with value": '<c r="A1"><f>1+1</f><v>2</v></c>',
        "without value": '<c r="A1"><f>1+1</f></c>',
        "empty value": '<c r="A1"><f>1+1</f><v/></c>',
        "empty text": '<c r="A1" t="str"><f>1+1</f><v></v></c>',
        "shared": '<c r="A1"><f t="shared" ref="A1:A3" si="0">1+1</f><v>2</v></c><c r="B1"><f t="shared" si="0"/></c>',
        "array": '<c r="A1"><f t="array" ref="A1:B3">1+1</f></c>',
        "table": '<c r="A1"><f t="dataTable" ref="A1:B3" dt2D="1"/></c>',
        "other workbook": '<c r="A1"><f>[1]Sheet1!A1</f><v>7</v></c>',
        "service": '<c r="A1"><f>WEBSERVICE("http://127.0.0.1:1/")</f><v>7</v></c>',
        "error": '<c r="A1" t="e"><f>1/0</f><v>#DIV/0!</v></c>',
    }
    for title, cells in forms.items():
        yield Case(f"formula {title}", book(cell_row(cells)), BOOK)
    whole = '<c r="A1"><f t="array" ref="A1:XFD1048576">1</f></c>'
    yield Case("array over the whole sheet", book(cell_row(whole)), "too_far")
    yield Case("array over nonsense", book(cell_row('<c r="A1"><f t="array" ref="?:?">1</f></c>')), EITHER)
    lone = '<row r="1048576"><c r="XFD1048576"><f>1</f></c></row>'
    yield Case("far formula without value", book(lone), "too_far")
    rows = grid(1_000, 200, "><f>ROW()+COLUMN()</f>")
    yield Case("200.000 formulas without value", book(rows), BOOK)


def _extents() -> Iterator[Case]:
    for ref in ("A1:XFD1048576", "A1", "XFD1048576", "?", "A1:A0", "B2:A1", ""):
        yield Case(
            f"dimension {ref!r}",
            book(before=f'<dimension ref="{ref}"/>'),
            EITHER if ref in {"?", "", "A1:A0", "B2:A1"} else BOOK,
        )
    for cell in ("XFD1048576", "XFD1", "A1048576", "A5001", "KO1"):
        row = cell.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ")
        far = f'<row r="{row}"><c r="{cell}"><v>1</v></c></row>'
        yield Case(f"one cell at {cell}", book(far), "too_far")
        both = (
            cell_row('<c r="A1"><v>1</v></c>') + far
            if row != "1"
            else cell_row('<c r="A1"><v>1</v></c>', far[12:-6].lstrip(">"))
        )
        yield Case(f"cells at A1 and {cell}", book(both), "too_far sheet_too_heavy broken_sheet")
        yield Case(f"style at {cell}", book(far.replace("<v>1</v>", "")), BOOK)
    for cell in ("A1048577", "XFE1", "ZZZZZZZZ1", "A99999999999", "A18446744073709551616"):
        yield Case(f"impossible cell {cell}", book(f'<row><c r="{cell}"><v>1</v></c></row>'), EITHER)
    for cell in ("A5000", "KN1"):
        row = cell.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ")
        yield Case(f"one cell at {cell}", book(f'<row r="{row}"><c r="{cell}"><v>1</v></c></row>'), BOOK)
    yield Case("a million empty rows", book("<row/>" * 1_000_000), "bomb")


def _sheets() -> Iterator[Case]:
    two = {"Điểm": sheet_xml(), "Ẩn": sheet_xml()}
    for state in ("hidden", "veryHidden", "nonsense"):
        yield Case(f"{state} sheet", packed(parts(two, states={"Ẩn": state})), BOOK if state != "nonsense" else EITHER)
        yield Case(f"only {state} sheets", packed(parts(two, states=dict.fromkeys(two, state))), EITHER)
    yield Case("sheets in another order", packed(parts(dict(reversed(two.items())))), BOOK)
    yield Case(
        "odd sheet names", packed(parts({"&lt;b&gt; '!:": sheet_xml(), "=1+1": sheet_xml(), " ": sheet_xml()})), BOOK
    )
    yield Case("empty sheet", book(""), BOOK)
