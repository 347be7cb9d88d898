"""The workbook as read, kept beside the file, so that showing and confirming do not parse it again."""

import datetime
from collections.abc import Callable
from pathlib import Path
from typing import Any

from scoring.models import ScoreImport
from scoring.workbook.cells import Book, CellFault, Sheet, Value
from scoring.workbook.importing.files import keep, kept
from scoring.workbook.reading import read_book

ENDING = ".cells"

_PLAIN = frozenset({type(None), str, float, bool})
_READERS: dict[str, Callable[[str], Value]] = {
    "date": datetime.date.fromisoformat,
    "datetime": datetime.datetime.fromisoformat,
    "time": datetime.time.fromisoformat,
    "formula_without_value": lambda text: CellFault("formula_without_value", text),
    "error_value": lambda text: CellFault("error_value", text),
}


def book_of(import_: ScoreImport) -> Book:
    """The workbook of an import, from its copy if there is one. Raises WorkbookRefused."""
    copy = kept(import_, ENDING)
    if copy is not None:
        properties, sheets = copy
        return Book([Sheet(name, hidden, _loaded(rows)) for name, hidden, rows in sheets], properties)
    book = read_book(Path(import_.file.path), name=import_.file_name)
    sheets = [(sheet.name, sheet.hidden, _dumped(sheet.rows)) for sheet in book.sheets]
    keep(import_, ENDING, (book.properties, sheets))
    return book


def _dumped(rows: list[list[Value]]) -> list[list[Any]]:
    return [[value if value.__class__ in _PLAIN else _plain(value) for value in row] for row in rows]


def _plain(value: Value) -> Any:
    match value:
        case CellFault():
            return (value.kind, value.text)
        case datetime.datetime() | datetime.date() | datetime.time():
            return (type(value).__name__, value.isoformat())
        case _:
            return value


def _loaded(rows: list[list[Any]]) -> list[list[Value]]:
    return [[value if value.__class__ is not tuple else _READERS[value[0]](value[1]) for value in row] for row in rows]
