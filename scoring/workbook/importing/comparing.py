"""Cells of the file against the marks of the round."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from django.utils.translation import gettext as _

from scoring.selectors.stored import Stored, StoredMarks
from scoring.workbook.cells import Value
from scoring.workbook.importing.findings import BareRow, Names, Row
from scoring.workbook.importing.scan import Grid, Scan, place_of
from scoring.workbook.importing.verdicts import Both, Judge, key_of

NOTHING: Stored = ("", 0)


@dataclass
class Comparison:
    """What the cells would do, by place; the rows of a place in the order of the file.

    `stale` are cells that changed in the portal since the export, with the version then.
    """

    changes: dict[int, list[BareRow]] = field(default_factory=dict)
    stale: list[tuple[Row, int]] = field(default_factory=list)
    unchanged: int = 0
    cells: int = 0


def compare(scan: Scan, grids: Sequence[Grid], stored: StoredMarks) -> Comparison:
    """Judge every cell that is not blank and hold it against its mark."""
    found = Comparison()
    twice = _held_twice(grids)
    seen: dict[tuple[int, int], str] = {}
    for grid in grids:
        _compare_grid(scan, grid, stored, found)
        if twice:
            _refuse_doubles(scan, grid, twice, seen)
    return found


def _compare_grid(scan: Scan, grid: Grid, stored: StoredMarks, found: Comparison) -> None:
    """What is the same for a line is looked up before the loop, which runs 200,000 times."""
    cells_read = unchanged = 0
    for place, row, cells in grid.cells():
        marks, versions = stored.get(place, {}), scan.versions(place)
        changes = found.changes.setdefault(place, [])
        for judge, column, value in cells:
            if value is None:
                continue
            cells_read += 1
            mark, message, repaired = judge[value if value.__class__ is float else key_of(value)]
            old, version = marks.get(judge.criterion, NOTHING)
            if mark == old:
                unchanged += 1
            elif message or mark is None:
                _refuse(scan, grid, row, column, message)
                continue
            elif versions.get(judge.code, version) == version:
                changes.append((place, judge.criterion, grid.number, row, column, old, mark))
            else:
                change = Row(place, judge.criterion, grid.number, row, column, old, mark)
                found.stale.append((change, versions[judge.code]))
            if repaired:
                scan.repaired(place_of(grid.sheet, row, column), str(value), repaired)
    found.cells += cells_read
    found.unchanged += unchanged


def _refuse(scan: Scan, grid: Grid, row: int, column: int, message: str) -> None:
    """Nothing for a cell of spaces."""
    if message:
        scan.refuse(grid.sheet, row, column, message)


def _held_twice(grids: Iterable[Grid]) -> frozenset[int]:
    """Criteria that several sheets hold; each for other units, or else a cell comes twice."""
    counts = Counter(judge.criterion for grid in grids for judge in {id(j): j for j in grid.criteria()}.values())
    return frozenset(criterion for criterion, count in counts.items() if count > 1)


def _refuse_doubles(scan: Scan, grid: Grid, twice: frozenset[int], seen: dict[tuple[int, int], str]) -> None:
    """Refuse a cell whose unit and criterion another sheet has as well, naming both cells."""
    for place, row, cells in grid.cells():
        for judge, column, value in cells:
            if judge.criterion not in twice or _is_blank(judge, value):
                continue
            where = place_of(grid.sheet, row, column)
            first = seen.setdefault((place, judge.criterion), where)
            if first != where:
                words = {"code": judge.code, "cell": first}
                message = _("Tiêu chí %(code)s của đơn vị này đã có ở ô %(cell)s. Hãy xóa một trong hai.") % words
                scan.refuse(grid.sheet, row, column, message)


def _is_blank(judge: Judge, value: Value | Both) -> bool:
    if value is None:
        return True
    mark, message, _repaired = judge[key_of(value)]
    return mark is None and not message


def names_of(scan: Scan, sheets: Sequence[str]) -> Names:
    """What the numbers in rows stand for."""
    places = {member.place: (member.code, member.full_name) for member in scan.target.members}
    criteria = {judge.criterion: code for code, judge in scan.target.judges.items()}
    return Names(places, criteria, tuple(sheets))
