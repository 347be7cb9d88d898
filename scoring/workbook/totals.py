"""Workbooks of domain totals, taken in for rounds that know no more; the portal's own has words under its codes."""

from collections.abc import Sequence
from pathlib import Path

from cchc.tables.listing import Columns, Listing, find_list
from cchc.tables.report import Report
from cchc.tables.running import import_list
from cchc.tables.sheets import Cell, RawSheet, table_files
from cchc.tables.widgets import text_of
from scoring.resources import DomainTotalsResource


def find_totals(sheets: Sequence[RawSheet], columns: Columns) -> Listing:
    """The list of totals in the sheets."""
    return find_list([_one_head(sheet, columns) for sheet in sheets], columns)


def import_totals_file(
    resource: DomainTotalsResource, path: Path, *, dry_run: bool = False, accept_repairs: bool = False
) -> Report:
    """Import a file, or rehearse it. Raises ValidationError when the file itself is refused."""
    listing = find_totals(table_files().read_sheets(path), resource.columns)
    waiting = bool(listing.repairs) and not accept_repairs
    return import_list(resource, listing, dry_run=dry_run or waiting)


def _one_head(sheet: RawSheet, columns: Columns) -> RawSheet:
    """The sheet with its two rows of headers as one: words stand in for missing codes, their row is left blank."""
    rows = [list(row) for row in sheet.rows]
    head = next((number for number, row in enumerate(rows) if _names(row, columns)), None)
    if head is None or head + 1 >= len(rows) or not _is_words(rows[head + 1]):
        return sheet
    words = rows[head + 1]
    rows[head] += [None] * (len(words) - len(rows[head]))
    rows[head] = [code if _said(code) else word for code, word in zip(rows[head], words, strict=False)]
    rows[head + 1] = []
    return RawSheet(sheet.name, rows, sheet.title)


def _names(row: Sequence[Cell], columns: Columns) -> bool:
    found = {columns.named(value) for value in row if isinstance(value, str)}
    return set(columns.needed) <= found


def _is_words(row: Sequence[Cell]) -> bool:
    """Whether a row under the codes explains them: no unit at its beginning, and nothing but words."""
    said = [value for value in row if _said(value)]
    return bool(said) and not _said(row[0]) and all(isinstance(value, str) for value in said)


def _said(value: Cell) -> bool:
    return bool(text_of(value))
