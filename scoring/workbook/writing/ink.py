"""Rows written into a sheet: numbers as numbers, text as text and never as a formula."""

import datetime
import re
from collections.abc import Generator, Iterable, Sequence
from decimal import Decimal
from typing import TypeAlias

from openpyxl.cell import Cell, WriteOnlyCell
from openpyxl.styles import Alignment, Border, Font, PatternFill, Protection, Side
from openpyxl.worksheet.worksheet import Worksheet

from scoring.workbook.writing.heights import row_height
from scoring.workbook.writing.looks import LINE, Look

Value: TypeAlias = str | int | Decimal | datetime.date | None
Item: TypeAlias = tuple[Value, Look] | None

FONT = "Times New Roman"
LONGEST_TEXT = 32_767  # characters in a cell; Excel calls a file with more damaged
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")  # in XML 1.0

_SIDE = Side(style="thin", color=LINE)
_BORDER = Border(left=_SIDE, right=_SIDE, top=_SIDE, bottom=_SIDE)


class Ink:
    """Writes rows into `sheet`, top to bottom. An item None leaves the cell out; a value None leaves it blank.

    `widths` are those of the columns, in characters.
    """

    def __init__(self, sheet: Worksheet, widths: Sequence[float] = ()) -> None:
        self.sheet = sheet
        self.widths = widths
        self.rows = 0
        self._cells: dict[Look, Cell] = {}

    @property
    def next_row(self) -> int:
        """Number of the row that is written next, from 1."""
        return self.rows + 1

    def row(self, items: Iterable[Item] = ()) -> None:
        """Write one row, as high as its wrapped texts need."""
        listed = list(items)
        height = row_height(listed, self.widths)
        if height is not None:
            self.sheet.row_dimensions[self.next_row].height = height
        self.sheet.append(self._dipped(listed))  # type: ignore[arg-type]  # the stub wants GeneratorType itself
        self.rows += 1

    def line(self, text: str, look: Look) -> None:
        """Write a row of one text that runs over the blank cells beside it."""
        self.row([(text, look)])

    def _dipped(self, items: Iterable[Item]) -> Generator[Cell | None, None, None]:
        """One cell object for each look, filled anew: the sheet writes a cell before it asks for the next."""
        for item in items:
            if item is None:
                yield None
                continue
            value, look = item
            cell = self._cells.get(look) or self._new(look)
            if isinstance(value, str):
                cell.value = printable(value)
                cell.data_type = "s"  # openpyxl would make a formula of "=1+1" and an error of "#N/A"
            else:
                cell.value = value
            yield cell

    def _new(self, look: Look) -> Cell:
        cell = WriteOnlyCell(self.sheet)
        cell.number_format = look.number_format
        cell.font = Font(name=FONT, size=look.size, bold=look.bold, italic=look.italic, color=look.colour)
        cell.alignment = Alignment(
            horizontal=look.align, vertical=look.upright, wrap_text=look.wrap, indent=_indent(look)
        )
        cell.protection = Protection(locked=look.locked)
        if look.fill:
            cell.fill = PatternFill("solid", start_color=look.fill)
        if look.border:
            cell.border = _BORDER
        self._cells[look] = cell
        return cell


def _indent(look: Look) -> int:
    """Words and figures of neighbouring cells do not touch."""
    return 1 if look.border and look.align != "center" else 0


def printable(text: str) -> str:
    """`text` as a cell can hold it: without control characters, its end cut off visibly where it is too long."""
    kept = _FORBIDDEN.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))
    return kept if len(kept) <= LONGEST_TEXT else f"{kept[: LONGEST_TEXT - 1]}…"
