"""Sheets of the files that offices hand in and take home: what stands in their cells, and where.

How files are read and written is not known here: `settings.TABLE_FILES` names the module that does.
"""

import datetime
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from importlib import import_module
from pathlib import Path
from typing import Any, Protocol, TypeAlias, cast

from django.conf import settings
from django.utils.translation import gettext as _

Value: TypeAlias = str | int | float | bool | Decimal | datetime.date | datetime.time | None


@dataclass(frozen=True, slots=True)
class BadCell:
    """A cell that is not blank and yet has no value; `message` says why and what to do."""

    message: str


Cell: TypeAlias = Value | BadCell


@dataclass(frozen=True, slots=True)
class RawSheet:
    """A sheet as read: `name` as messages name it ("Trang “Đơn vị”", "units.csv"); `rows[0][0]` is A1."""

    name: str
    rows: Sequence[Sequence[Cell]]
    title: str = ""
    """The name on the sheet's tab alone."""


@dataclass(frozen=True, slots=True)
class SheetOut:
    """A sheet to be written: a row of headers, then rows. Texts stay texts, numbers numbers, dates dates.

    `widths` are in characters; `texts` are columns (from 0) in which also what people type later is text: codes.
    """

    title: str
    headers: Sequence[str]
    rows: Sequence[Sequence[Value]]
    widths: Sequence[float] = ()
    texts: Sequence[int] = ()


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """A row of a sheet as people count (the headers are row 1), or one cell of it."""

    sheet: str
    row: int
    letter: str = ""
    header: str = ""

    def __str__(self) -> str:
        words = {"sheet": self.sheet, "row": self.row, "letter": self.letter, "header": self.header}
        if self.letter and self.header:
            return _("%(sheet)s, dòng %(row)d, cột %(letter)s “%(header)s”") % words
        return _("%(sheet)s, dòng %(row)d") % words


class TableFiles(Protocol):
    """What the module behind `settings.TABLE_FILES` can do."""

    def read_sheets(self, path: Path, *, name: str = "") -> list[RawSheet]:
        """Visible sheets of a file that people call `name`. Raises ValidationError for every file that is refused."""

    def xlsx_bytes(self, title: str, sheets: Iterable[SheetOut]) -> bytes:
        """A workbook."""

    def csv_bytes(self, sheet: SheetOut) -> bytes:
        """A CSV file."""


def table_files() -> TableFiles:
    """The module that reads and writes files."""
    found: Any = import_module(settings.TABLE_FILES)
    return cast("TableFiles", found)


def letter_of(column: int) -> str:
    """Letters of a column counted from 0: A, B, … Z, AA."""
    letters = ""
    number = column + 1
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters
