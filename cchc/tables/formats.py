"""File formats of lists: Excel workbooks and CSV, every cell a text as an office writes it."""

import datetime
import io
from decimal import Decimal
from typing import Any

import openpyxl
import tablib
from django.utils.translation import gettext as _
from import_export.formats import base_formats
from openpyxl.cell import WriteOnlyCell
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE

from cchc.numbers import format_date, plain_number


class Workbook(base_formats.XLSX):  # type: ignore[misc]  # import-export has no types
    """An Excel workbook; of several sheets the one that was open when it was saved."""

    def create_dataset(self, in_stream: bytes) -> tablib.Dataset:
        """Rows of the sheet as texts; empty rows do not count."""
        book = openpyxl.load_workbook(io.BytesIO(in_stream), read_only=True, data_only=True)
        sheet = book.active or book.worksheets[0]
        rows = [[cell_text(value) for value in row] for row in sheet.iter_rows(values_only=True)]
        filled = [row for row in rows if any(row)]
        head, *body = filled or [[]]
        width = len("".join("x" if title else " " for title in head).rstrip())
        return tablib.Dataset(*(row[:width] for row in body), headers=head[:width])

    def export_data(self, dataset: tablib.Dataset, **_options: Any) -> bytes:
        """A workbook whose texts are texts: none becomes a formula, whatever sign it begins with."""
        book = openpyxl.Workbook(write_only=True)
        sheet = book.create_sheet()
        for row in [dataset.headers, *dataset]:
            sheet.append([_cell(sheet, value) for value in row])
        stream = io.BytesIO()
        book.save(stream)
        return stream.getvalue()


class CommaSeparated(base_formats.CSV):  # type: ignore[misc]  # import-export has no types
    """A CSV file in UTF-8, with or without its mark."""


def cell_text(value: Any) -> str:
    """What a cell says: numbers with a decimal comma, dates as 05/3/2022, yes and no in words."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return _("Có") if value else _("Không")
    if isinstance(value, int | float):
        return plain_number(Decimal(repr(value)))
    if isinstance(value, datetime.date):
        return format_date(value)
    return str(value)


def _cell(sheet: Any, value: Any) -> Any:
    cell = WriteOnlyCell(sheet, value=ILLEGAL_CHARACTERS_RE.sub("", str(value if value is not None else "")))
    cell.data_type = "s"
    return cell
