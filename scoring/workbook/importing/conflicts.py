"""Cells that changed in the portal after the workbook was exported."""

from collections.abc import Sequence
from dataclasses import dataclass

from scoring.selectors.history import last_editors, past_marks
from scoring.selectors.stored import StoredMarks
from scoring.workbook.importing.comparing import NOTHING
from scoring.workbook.importing.findings import Conflict, Names, Row
from scoring.workbook.importing.target import Target


@dataclass(frozen=True, slots=True)
class Settled:
    """`taken` are written all the same, `conflicts` wait for the person, `moved` were left as exported in the file."""

    taken: Sequence[Row]
    conflicts: tuple[Conflict, ...]
    moved: int


def settle(
    target: Target, stale: Sequence[tuple[Row, int]], stored: StoredMarks, names: Names, take_mine: frozenset[str]
) -> Settled:
    """Tell edits of the person from marks that merely stand in the file as they were exported."""
    if not stale:
        return Settled((), (), 0)
    cells = {(row.place, row.criterion) for row, _exported in stale}
    history = past_marks(target.round, target.layer, cells)
    editors = last_editors(target.round, target.layer, cells)
    taken, conflicts, moved = [], [], 0
    for row, exported in stale:
        cell = row.place, row.criterion
        _mark, version = stored.get(row.place, {}).get(row.criterion, NOTHING)
        then = _mark_at(history.get(cell, [""]), exported, version)
        if then == row.new:
            moved += 1
        elif names.address(row.sheet, row.row, row.column) in take_mine:
            taken.append(row)
        else:
            conflicts.append(_conflict(row, names, then, editors.get(cell, "")))
    return Settled(taken, tuple(conflicts), moved)


def _mark_at(marks: Sequence[str], exported: int, version: int) -> str | None:
    """The mark at the exported version; None where the log does not account for every version."""
    return marks[exported] if len(marks) == version + 1 and exported < len(marks) else None


def _conflict(row: Row, names: Names, then: str | None, by: str) -> Conflict:
    change = names.change(row)
    return Conflict(change.address, change.unit, change.unit_name, change.criterion, then, row.old, row.new, by)
