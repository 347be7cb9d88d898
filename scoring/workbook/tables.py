"""Reads and writes the files of reference lists, for `cchc.tables`: the module behind `settings.TABLE_FILES`."""

import csv
import datetime
import io
import re
from collections.abc import Iterable, Iterator
from decimal import Decimal
from pathlib import Path

from django.utils.translation import gettext as _

from cchc.numbers import format_date, plain_number
from cchc.tables.sheets import BadCell, Cell, RawSheet, SheetOut, Value, letter_of
from cchc.tables.widgets import NO, YES
from scoring.workbook.cells import CellFault, Sheet
from scoring.workbook.cells import Value as BookValue
from scoring.workbook.reading import read_book
from scoring.workbook.writing import looks
from scoring.workbook.writing.book import add_sheet, new_book, to_bytes
from scoring.workbook.writing.ink import Ink, Item
from scoring.workbook.writing.paper import Paper, lay_out

DELIMITER = ";"  # a comma may be a decimal comma

# A text a spreadsheet would take for a formula goes out behind an apostrophe and comes in without it; so does one
# that has apostrophes there already.
_NEEDS_APOSTROPHE = re.compile(r"'*[=+\-@\t\r\n]")
_HAS_APOSTROPHE = re.compile(r"'+[=+\-@\t\r\n]")

_NUMBER = looks.Look(align="right")
_DATE = looks.Look(number_format="dd/mm/yyyy", align="right")
_CODE = looks.Look(number_format=looks.AS_TEXT, wrap=True)  # what is typed over it stays a text: 1.10, 1/2
_PROSE = looks.Look(wrap=True)  # Excel shows long texts of the format for texts as ####
_LONG = 200


def read_sheets(path: Path, *, name: str = "") -> list[RawSheet]:
    """Visible sheets of an .xlsx or .csv file that people call `name`.

    Raises WorkbookRefused for every file that is not read whole.
    """
    book = read_book(path, name=name)
    if book.properties.get("format") == "csv":
        [sheet] = book.sheets
        rows = [[_without_apostrophe(_cell(value)) for value in row] for row in sheet.rows]
        return [RawSheet(Path(name or path.name).name, rows, title=sheet.name)]
    return [_raw(sheet) for sheet in book.sheets if not sheet.hidden]


def _raw(sheet: Sheet) -> RawSheet:
    rows = [[_cell(value) for value in row] for row in sheet.rows]
    return RawSheet(_("Trang “%(name)s”") % {"name": sheet.name}, rows, title=sheet.name)


def _cell(value: BookValue) -> Cell:
    if not isinstance(value, CellFault):
        return value
    if value.kind == "error_value":
        return BadCell(_("Ô báo lỗi “%(text)s”; hãy sửa công thức hoặc ghi giá trị.") % {"text": value.text})
    message = _("Công thức “%(text)s” chưa có kết quả; hãy mở tệp bằng Excel, lưu lại, hoặc ghi thẳng giá trị.")
    return BadCell(message % {"text": value.text[:60]})


def _without_apostrophe(value: Cell) -> Cell:
    return value[1:] if isinstance(value, str) and _HAS_APOSTROPHE.match(value) else value


def xlsx_bytes(title: str, sheets: Iterable[SheetOut]) -> bytes:
    """A workbook: headers in row 1 that stay in view, texts that are never formulas, real numbers and dates."""
    book = new_book(title)
    for sheet in sheets:
        widths = list(sheet.widths) or [18.0] * len(sheet.headers)
        worksheet = add_sheet(book, sheet.title)
        lay_out(worksheet, Paper(widths=widths, head=(1, 1), fixed=1, footer=title))
        for column in sheet.texts:
            worksheet.column_dimensions[letter_of(column)].number_format = looks.AS_TEXT
        ink = Ink(worksheet, widths)
        ink.row((header, looks.HEAD) for header in sheet.headers)
        for row in sheet.rows:
            ink.row(map(_item, row))
    return to_bytes(book)


def _item(value: Value) -> Item:
    match value:
        case None | "":
            return None, _PROSE
        case bool():
            return (YES if value else NO), _PROSE
        case int() | float() | Decimal():
            return Decimal(value), _NUMBER
        case datetime.date():
            return value, _DATE
    text = str(value)
    return text, _PROSE if len(text) > _LONG else _CODE


def csv_bytes(sheet: SheetOut) -> bytes:
    """A CSV file for Excel as Vietnamese offices run it: UTF-8 with its mark, semicolons, decimal comma."""
    file = io.StringIO()
    writer = csv.writer(file, delimiter=DELIMITER, lineterminator="\r\n")
    writer.writerow(map(_safe, sheet.headers))
    writer.writerows(_written(row) for row in sheet.rows)
    return file.getvalue().encode("utf-8-sig")


def _written(row: Iterable[Value]) -> Iterator[str]:
    for value in row:
        if isinstance(value, int | float | Decimal) and not isinstance(value, bool):
            yield plain_number(Decimal(value))
        elif isinstance(value, datetime.date):
            yield format_date(value)
        else:
            yield _safe("" if value is None else str(value))


def _safe(text: str) -> str:
    return f"'{text}" if _NEEDS_APOSTROPHE.match(text) else text
