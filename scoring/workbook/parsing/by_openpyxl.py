"""Reading with openpyxl: slow, yet it takes what calamine does not (odd error values, comments inside cells)."""

import io
from collections.abc import Iterator, Mapping
from typing import Any

from openpyxl import load_workbook

from scoring.workbook.parsing.extent import check_extent
from scoring.workbook.parsing.listing import Listed, Reading
from scoring.workbook.parsing.stop import Stop

LAST_ROW = 1_048_576  # of Excel; rows that a broken file puts beyond are not walked


def open_book(data: bytes, limits: Mapping[str, Any]) -> Reading:
    """The worksheets of `data`; charts are left out. With defusedxml installed openpyxl refuses DOCTYPE by itself."""
    book = load_workbook(io.BytesIO(data), read_only=True, data_only=True, keep_links=False)
    sheets = {sheet.title: sheet for sheet in book.worksheets}
    listed = [
        Listed(index=index, name=name, hidden=book[name].sheet_state != "visible", has_cells=name in sheets)
        for index, name in enumerate(book.sheetnames)
    ]
    return Reading("openpyxl", listed, lambda sheet: _rows(sheets[sheet.name], limits))


def _rows(sheet: Any, limits: Mapping[str, Any]) -> Iterator[list[Any]]:
    """Rows from A1 on, up to the last that holds a value."""
    blank = 0
    sheet.reset_dimensions()  # the declared dimension may lie
    for number, cells in enumerate(sheet.iter_rows(values_only=True)):
        if number >= LAST_ROW:
            raise Stop("too_far", sheet=sheet.title, cell=f"A{LAST_ROW + 1}")
        row = _without_blank_end(cells)
        if not row:
            blank += 1
            continue
        check_extent(number, len(row) - 1, name=sheet.title, limits=limits)
        yield from ([] for _ in range(blank))
        blank = 0
        yield row


def _without_blank_end(cells: tuple[Any, ...]) -> list[Any]:
    length = len(cells)
    while length and cells[length - 1] is None:
        length -= 1
    return list(cells[:length])
