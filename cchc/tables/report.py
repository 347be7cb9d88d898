"""What an import would do, or did: shown to the person before anything is written."""

import hashlib
import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum


class State(StrEnum):
    """What becomes of a row."""

    NEW = "new"
    CHANGED = "changed"
    REMOVED = "removed"


@dataclass(frozen=True, slots=True)
class CellChange:
    """One cell of a row, before and after, as shown."""

    column: str
    old: str
    new: str


@dataclass(frozen=True, slots=True)
class RowChange:
    """A row that is written; `name` says what it is about. Cells that stay as they are are left out."""

    state: State
    place: str
    name: str
    cells: tuple[CellChange, ...]


@dataclass(frozen=True, slots=True)
class Refusal:
    """Something that cannot be taken: where, and what is wrong and what to do."""

    place: str
    message: str

    def __str__(self) -> str:
        return f"{self.place}: {self.message}" if self.place else self.message


@dataclass(frozen=True, slots=True)
class Repair:
    """A text typed with a font from before Unicode, and what it says; the person has to accept it."""

    place: str
    before: str
    after: str
    encoding: str


@dataclass(frozen=True, slots=True)
class Report:
    """All of an import. `notes` say what was not read."""

    changes: tuple[RowChange, ...] = ()
    unchanged: int = 0
    refused: tuple[Refusal, ...] = ()
    repairs: tuple[Repair, ...] = ()
    notes: tuple[str, ...] = ()

    def of(self, state: State) -> list[RowChange]:
        """Rows of which that becomes."""
        return [row for row in self.changes if row.state is state]

    @property
    def new(self) -> list[RowChange]:
        """Rows that are not there yet."""
        return self.of(State.NEW)

    @property
    def changed(self) -> list[RowChange]:
        """Rows that are there and become different."""
        return self.of(State.CHANGED)

    @property
    def removed(self) -> list[RowChange]:
        """Rows that are there and go."""
        return self.of(State.REMOVED)

    @property
    def digest(self) -> str:
        """SHA-256 over everything that would be written: what is confirmed is what was shown."""
        rows = [(row.state, row.place, row.name, [(c.column, c.old, c.new) for c in row.cells]) for row in self.changes]
        return hashlib.sha256(json.dumps(rows, ensure_ascii=False).encode()).hexdigest()


def merged(reports: Iterable[Report]) -> Report:
    """Several reports as one, in order."""
    listed: Sequence[Report] = list(reports)
    return Report(
        changes=tuple(row for report in listed for row in report.changes),
        unchanged=sum(report.unchanged for report in listed),
        refused=tuple(item for report in listed for item in report.refused),
        repairs=tuple(item for report in listed for item in report.repairs),
        notes=tuple(note for report in listed for note in report.notes),
    )
