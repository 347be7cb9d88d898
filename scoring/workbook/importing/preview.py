"""A workbook against the database: what is new, changed, refused, in conflict, or to be asked."""

from collections.abc import Mapping, Sequence
from operator import itemgetter

from scoring.models import Layer, Round
from scoring.selectors.stored import stored_marks
from scoring.services.log import digest_of
from scoring.workbook.cells import Book
from scoring.workbook.importing.comparing import Comparison, compare, names_of
from scoring.workbook.importing.conflicts import settle
from scoring.workbook.importing.decisions import Decisions
from scoring.workbook.importing.findings import (
    BareRow,
    CellChange,
    Changes,
    Conflict,
    Names,
    Preview,
    Question,
    Refusal,
    Repair,
    Row,
)
from scoring.workbook.importing.fingerprint import fingerprint_of, fingerprint_problems
from scoring.workbook.importing.scan import Scan
from scoring.workbook.importing.sheets import read_grids
from scoring.workbook.importing.target import Target, target_of

OLD = Row._fields.index("old")

__all__ = ["CellChange", "Changes", "Conflict", "Preview", "Question", "Refusal", "Repair", "preview"]


def preview(
    book: Book,
    round_: Round,
    layer: Layer,
    *,
    answers: Mapping[str, str] | None = None,
    accept_repairs: bool = False,
    take_mine: frozenset[str] = frozenset(),
) -> Preview:
    """Compare the book with the marks of the round, in a number of queries that does not grow.

    `answers` maps the address of a question to a unit's code; `take_mine` holds addresses of conflicts whose mark in
    the file is to be written.
    """
    decided = Decisions(answers or {}, take_mine, repairs=accept_repairs)
    return preview_of_target(book, target_of(round_, Layer(layer)), decided)


def preview_of_target(book: Book, target: Target, decided: Decisions) -> Preview:
    """The same for a round that is read already."""
    mark = fingerprint_of(book)
    if mark and (problems := fingerprint_problems(mark, target)):
        return refused_preview(problems)
    scan = Scan(target, mark, decided.answers)
    grids = read_grids(scan, book)
    stored = stored_marks(target.round, target.layer)
    found = compare(scan, grids, stored)
    names = names_of(scan, [sheet.name for sheet in book.sheets])
    settled = settle(target, found.stale, stored, names, decided.take_mine)
    new, changed = _plan(found, settled.taken)
    return Preview(
        new=Changes(new, names),
        changed=Changes(changed, names),
        unchanged=found.unchanged,
        moved=settled.moved,
        refused=tuple(scan.refused),
        conflicts=settled.conflicts,
        questions=tuple(scan.questions),
        repairs=tuple(scan.repairs),
        repairs_accepted=decided.repairs,
        notes=tuple(scan.notes),
        digest=digest_of([*new, *changed], target.layer.value),
        rows=sum(len(grid.lines) for grid in grids),
        cells=found.cells,
    )


def refused_preview(problems: Sequence[Refusal]) -> Preview:
    """The preview of a file that is not looked into any further."""
    none = Changes([], Names())
    return Preview(none, none, refused=tuple(problems))


def _plan(found: Comparison, taken: Sequence[Row]) -> tuple[list[BareRow], list[BareRow]]:
    """New and changed rows, unit by unit as the table of scores is kept: written otherwise, they take twice as long."""
    for row in taken:
        rows = found.changes.setdefault(row.place, [])
        rows.append(row)
        rows.sort(key=itemgetter(slice(2, 5)))  # sheet, row, column
    plan = [row for place in sorted(found.changes) for row in found.changes[place]]
    return [row for row in plan if not row[OLD]], [row for row in plan if row[OLD]]
