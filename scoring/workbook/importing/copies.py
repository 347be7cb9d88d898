"""The workbook as read, kept beside the file, so that showing and confirming do not parse it again.

Kept with marshal, which is as fast as reading and, unlike pickle, cannot import or call anything. The folder is the
portal's own; a copy that cannot be used (another Python, another file, cut off) is simply not used.
"""

import datetime
import marshal
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from scoring.models import ScoreImport
from scoring.workbook.cells import Book, CellFault, Sheet, Value
from scoring.workbook.reading import read_book

ENDING = ".cells"
FORMAT = 1

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
    kept = _kept(import_)
    if kept is not None:
        return kept
    book = read_book(Path(import_.file.path), name=import_.file_name)
    _keep(import_, book)
    return book


def drop_copy(import_: ScoreImport) -> None:
    """Nobody will ask for it any more."""
    _path(import_).unlink(missing_ok=True)


def _path(import_: ScoreImport) -> Path:
    return Path(import_.file.path + ENDING)


def _stamp(import_: ScoreImport) -> list[Any]:
    return [FORMAT, sys.version, import_.sha256]


def _kept(import_: ScoreImport) -> Book | None:
    try:
        stamp, properties, sheets = marshal.loads(_path(import_).read_bytes())  # noqa: S302  # our own file, see above
        if stamp == _stamp(import_):
            return Book([Sheet(name, hidden, _loaded(rows)) for name, hidden, rows in sheets], properties)
    except (OSError, EOFError, ValueError, TypeError, KeyError):
        return None
    return None


def _keep(import_: ScoreImport, book: Book) -> None:
    """In one step: a copy cut off by a crash is never seen. A disk that takes none only costs time."""
    sheets = [(sheet.name, sheet.hidden, _dumped(sheet.rows)) for sheet in book.sheets]
    path = _path(import_)
    draft = path.with_name(path.name + ".new")
    try:
        draft.touch(mode=0o600)
        draft.write_bytes(marshal.dumps((_stamp(import_), book.properties, sheets)))
        draft.replace(path)
    except OSError:
        draft.unlink(missing_ok=True)


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
