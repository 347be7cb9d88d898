"""What is found in a workbook, as shown to the person before anything is written.

Marks are texts as in `scoring.marks.mark_text`: "1.5", "na", or "" for not entered. An address names sheet and cell:
"Lĩnh vực 1!C17".
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple, overload

from scoring.workbook.cells import address as cell_address


class CellChange(NamedTuple):
    """A cell whose mark the import would write. `place` is the RoundUnit, `unit` the unit's code."""

    place: int
    unit: str
    unit_name: str
    criterion: str
    address: str
    old: str
    new: str


@dataclass(frozen=True, slots=True)
class Refusal:
    """Something that cannot be taken as it stands: `message` says what is wrong and what to do."""

    address: str
    message: str


@dataclass(frozen=True, slots=True)
class Conflict:
    """A cell changed in the portal since the export, with another mark than the file has.

    `at_export` is the mark at the time of the export, None where the log does not tell. The portal's mark is kept
    unless the person takes theirs.
    """

    address: str
    unit: str
    unit_name: str
    criterion: str
    at_export: str | None
    now: str
    new: str
    by: str


@dataclass(frozen=True, slots=True)
class Question:
    """A unit's name that fits several units, or fits one of another kind. `candidates` are (code, full name)."""

    address: str
    text: str
    candidates: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Repair:
    """A text typed in an encoding used before Unicode, and what it says; the person has to accept it."""

    address: str
    before: str
    after: str
    encoding: str


class Row(NamedTuple):
    """A change in its bare form: RoundUnit, Criterion, number of the sheet, row and column from 0, old and new mark."""

    place: int
    criterion: int
    sheet: int
    row: int
    column: int
    old: str
    new: str


BareRow = tuple[int, int, int, int, int, str, str]  # the same without names, which a loop of 200,000 makes faster


@dataclass(frozen=True, slots=True)
class Names:
    """What the numbers in a `Row` stand for: (code, full name) of places, codes of criteria, names of sheets."""

    places: dict[int, tuple[str, str]] = field(default_factory=dict)
    criteria: dict[int, str] = field(default_factory=dict)
    sheets: tuple[str, ...] = ()

    def address(self, sheet: int, row: int, column: int) -> str:
        """ "Lĩnh vực 1!C17"."""
        return f"{self.sheets[sheet]}!{cell_address(row, column)}"

    def change(self, row: Row) -> CellChange:
        """A change with everything named."""
        unit, unit_name = self.places[row.place]
        where = self.address(row.sheet, row.row, row.column)
        return CellChange(row.place, unit, unit_name, self.criteria[row.criterion], where, row.old, row.new)


class Changes(Sequence[CellChange]):
    """Changes unit by unit, those of a unit in the order of the file.

    Named when they are looked at: a round of 3,321 units has 200,000.

    `rows` are `Row`, or lists of the same as JSON gives them.
    """

    def __init__(self, rows: Sequence[BareRow], names: Names) -> None:
        self.rows = rows
        self.names = names

    def __len__(self) -> int:
        return len(self.rows)

    @overload
    def __getitem__(self, index: int) -> CellChange: ...
    @overload
    def __getitem__(self, index: slice) -> "Changes": ...
    def __getitem__(self, index: int | slice) -> "CellChange | Changes":
        if isinstance(index, slice):
            return Changes(self.rows[index], self.names)
        return self._named(self.rows[index])

    def __iter__(self) -> Iterator[CellChange]:
        return map(self._named, self.rows)

    def _named(self, row: BareRow) -> CellChange:
        return self.names.change(Row._make(row))


@dataclass(frozen=True)
class Preview:
    """Everything an import would do and everything that stands against it.

    `digest` covers `new` and `changed` and is the one the event will carry; `moved` counts cells that changed in the
    portal since the export while the file still has the exported mark (the portal's stays); `notes` say what was not
    read and why; `rows` and `cells` count what was.
    """

    new: Changes
    changed: Changes
    unchanged: int = 0
    moved: int = 0
    refused: tuple[Refusal, ...] = ()
    conflicts: tuple[Conflict, ...] = ()
    questions: tuple[Question, ...] = ()
    repairs: tuple[Repair, ...] = ()
    repairs_accepted: bool = False
    notes: tuple[str, ...] = ()
    digest: str = ""
    rows: int = 0
    cells: int = 0

    @property
    def writable(self) -> bool:
        """Whether it may be confirmed: nothing refused, no question open, repairs accepted."""
        return not self.refused and not self.questions and (self.repairs_accepted or not self.repairs)
