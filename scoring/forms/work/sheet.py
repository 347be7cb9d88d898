"""The sheet as it was typed: read, checked, and turned into cells; nothing typed is ever lost."""

import datetime
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from django.utils.translation import gettext as _

from cchc.numbers import plain_number
from scoring.forms.work.typed import WrongEntryError, read_mark
from scoring.marks import mark_from_text, mark_text
from scoring.rules.marks import MISSING, Mark
from scoring.selectors.sheet import Sheet, SheetRow
from scoring.services.errors import CellError, Conflict
from scoring.services.scores import Cell

MINE, THEIRS = "mine", "theirs"


@dataclass(frozen=True)
class Entry:
    """One row as typed. `version` and `base` are the stored mark the person was shown when they began.

    `disputed` marks a row that somebody else changed meanwhile: `choice` then says whose value stays.
    """

    row: SheetRow
    typed: str
    not_applicable: bool
    version: int
    base: Mark
    error: str = ""
    disputed: bool = False
    choice: str = ""
    by: str = ""
    at: datetime.datetime | None = None

    @property
    def mark(self) -> Mark:
        """The mark this row amounts to. Raises WrongEntryError."""
        if self.disputed and self.choice not in {MINE, THEIRS}:
            raise WrongEntryError(_("Tiêu chí %(code)s: hãy chọn giữ giá trị nào.") % {"code": self.row.leaf.code})
        if self.choice == THEIRS:
            return self.base
        return read_mark(self.row.leaf, self.typed, not_applicable=self.not_applicable)


class SheetForm:
    """The rows of a sheet, from the database or as typed; `refusal` is what was wrong with the sheet as a whole.

    Rows that were not on the form (not the person's to write) stay as they are stored.
    """

    def __init__(self, sheet: Sheet, data: Mapping[str, str] | None = None) -> None:
        self.sheet = sheet
        self.refusal: list[str] = []
        self.entries = {code: _entry(row, data or {}) for code, row in sheet.rows.items()}
        self.marks: dict[str, Mark] = {}
        for code, entry in self.entries.items():
            self._read(code, entry)

    def _read(self, code: str, entry: Entry) -> None:
        try:
            self.marks[code] = entry.mark
        except WrongEntryError as error:
            self.marks[code] = MISSING
            self.entries[code] = replace(entry, error=str(error))

    @property
    def wrong(self) -> list[Entry]:
        """Rows with an error, in order."""
        return [entry for entry in self.entries.values() if entry.error]

    def is_valid(self) -> bool:
        """Whether every row makes a mark."""
        return not self.wrong

    def cells(self) -> list[Cell]:
        """What differs from the marks the person was shown."""
        place = self.sheet.place.pk
        return [
            Cell(place, code, self.marks[code], based_on=entry.version)
            for code, entry in self.entries.items()
            if mark_text(self.marks[code]) != mark_text(entry.base)
        ]

    def show_errors(self, errors: Iterable[CellError]) -> None:
        """Put what the service refused beside its rows."""
        for error in errors:
            if error.code in self.entries:
                self.entries[error.code] = replace(self.entries[error.code], error=error.message)
            else:
                self.refusal.append(error.message)

    def show_conflicts(self, message: str, conflicts: Iterable[Conflict]) -> None:
        """Show both values of rows that somebody else changed; the person chooses."""
        self.refusal.append(message)
        for conflict in conflicts:
            self.entries[conflict.code] = replace(
                self.entries[conflict.code],
                version=conflict.version,
                base=conflict.theirs,
                by=conflict.by,
                at=conflict.at,
                disputed=True,
                choice="",
            )


def _entry(row: SheetRow, data: Mapping[str, str]) -> Entry:
    return _typed(row, data) if f"goc-{row.criterion.pk}" in data else _stored(row)


def _stored(row: SheetRow) -> Entry:
    points = row.mark.points
    typed = "" if points is None else plain_number(points)
    return Entry(row, typed, row.mark.not_applicable, row.version, row.mark)


def _typed(row: SheetRow, data: Mapping[str, str]) -> Entry:
    key = row.criterion.pk
    version, base = read_base(data[f"goc-{key}"])
    return Entry(
        row,
        typed=data.get(f"diem-{key}", ""),
        not_applicable=f"kad-{key}" in data,
        version=version,
        base=base,
        disputed=f"xung-dot-{key}" in data,
        choice=data.get(f"chon-{key}", ""),
    )


def base_text(version: int, base: Mark) -> str:
    """Version and mark that an entry is based on, for a hidden field: "3|1.5"."""
    return f"{version}|{mark_text(base)}"


def read_base(text: str) -> tuple[int, Mark]:
    """The inverse of `base_text`; nonsense counts as "no row yet", which the service then finds in conflict."""
    version, _bar, mark = text.partition("|")
    try:
        return int(version), mark_from_text(mark)
    except (ValueError, ArithmeticError):
        return 0, MISSING
