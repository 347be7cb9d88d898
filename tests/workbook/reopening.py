"""Written workbooks, opened again."""

import io
import zipfile
from collections.abc import Iterator
from typing import Any

from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from scoring.workbook.writing.book import to_bytes

EVIL = ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1+1", "\r=1+1", "#N/A", "=cmd|'/C calc'!A0"]


def reopened(book: Workbook) -> Workbook:
    return load_workbook(io.BytesIO(to_bytes(book)))


def footer(sheet: Worksheet) -> str:
    return str(sheet.oddFooter)


def found(sheet: Worksheet, value: object) -> Any:
    """The first cell with this value."""
    return next(cell for row in sheet.iter_rows() for cell in row if cell.value == value)


def below(sheet: Worksheet, head: str, count: int) -> list[Any]:
    """Values of the cells under a head."""
    top = found(sheet, head)
    return [sheet.cell(top.row + step, top.column).value for step in range(1, count + 1)]


def row_of(sheet: Worksheet, value: object) -> list[Any]:
    """Values of the first row that holds this value."""
    return [cell.value for cell in sheet[found(sheet, value).row]]


def texts(book: Workbook) -> Iterator[Any]:
    """Every cell that holds a text."""
    return (cell for sheet in book for row in sheet.iter_rows() for cell in row if isinstance(cell.value, str))


def formulas(data: bytes) -> list[str]:
    """Parts of the file that hold a formula in a cell."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return [name for name in archive.namelist() if "worksheets/" in name and b"<f>" in archive.read(name)]


def validation_of(sheet: Worksheet, cell: str):
    return next(rule for rule in sheet.data_validations.dataValidation if cell in rule.sqref)
