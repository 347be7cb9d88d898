"""What is being found while a workbook is gone through."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from scoring.workbook.cells import Sheet, Value, address
from scoring.workbook.importing.findings import Question, Refusal, Repair
from scoring.workbook.importing.fingerprint import Fingerprint
from scoring.workbook.importing.labels import is_blank
from scoring.workbook.importing.members import Finder, Match
from scoring.workbook.importing.target import Member, Target
from scoring.workbook.importing.verdicts import Both, Judge
from units.names.legacy import detect

Found = tuple[Judge, int, Value | Both]  # judge, column, value
Line = tuple[int, int, Iterable[Found]]  # place, row


@dataclass
class Scan:
    """The target, the person's answers, and lists that fill up."""

    target: Target
    fingerprint: Fingerprint | None
    answers: Mapping[str, str]
    refused: list[Refusal] = field(default_factory=list)
    questions: list[Question] = field(default_factory=list)
    repairs: list[Repair] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self._find = Finder(self.target, self.answers)
        self._members: dict[tuple[str, str], Member] = {}

    @cached_property
    def _units(self) -> dict[int, str]:
        return {member.place: member.code for member in self.target.members}

    def versions(self, place: int) -> dict[str, int]:
        """Versions of a unit's rows at the export, by criterion; empty for what was not exported."""
        return self.fingerprint.versions(self._units[place]) if self.fingerprint else {}

    def refuse(self, sheet: Sheet, row: int, column: int, message: str) -> None:
        """Something at a cell cannot be taken."""
        self.refused.append(Refusal(place_of(sheet, row, column), message))

    def repaired(self, where: str, before: str, after: str) -> None:
        """A text was read as `after`."""
        encoding = detect(before)
        self.repairs.append(Repair(where, before, after, str(encoding or "")))

    def member(self, sheet: Sheet, row: int, column: int, code: str, name: str) -> Member | None:
        """The member a code and a name mean; otherwise it is refused or asked at that cell."""
        where = place_of(sheet, row, column)
        match, is_new = self._find(where, code, name)
        self._tell(where, name or code, match, is_new=is_new)
        if match.member:
            self._members[code, name] = match.member
        return match.member

    def known(self, code: str, name: str) -> Member | None:
        """The member another row with the same texts meant."""
        return self._members.get((code, name))

    def _tell(self, where: str, text: str, match: Match, *, is_new: bool) -> None:
        if match.repaired and is_new:
            self.repaired(where, text, match.repaired)
        if match.message:
            self.refused.append(Refusal(where, match.message))
        elif match.member is None and is_new:
            units = tuple((member.code, member.full_name) for member in match.candidates)
            self.questions.append(Question(where, match.repaired or text, units))


@dataclass(frozen=True)
class MatrixGrid:
    """Units downwards, criteria across. `columns` are (column, judge), `lines` (row, place)."""

    number: int
    sheet: Sheet
    columns: Sequence[tuple[int, Judge]]
    lines: Sequence[tuple[int, int]]

    def cells(self) -> Iterator[Line]:
        """The cells of every unit; zip makes no new tuple for each cell."""
        columns, judges = [column for column, _judge in self.columns], list(self.criteria())
        width = max(columns, default=-1) + 1
        for number, place in self.lines:
            row = self.sheet.rows[number]
            if len(row) < width:
                row = row + [None] * (width - len(row))
            yield place, number, zip(judges, columns, [row[column] for column in columns], strict=True)

    def criteria(self) -> Iterator[Judge]:
        """The criteria it holds."""
        return (judge for _column, judge in self.columns)


@dataclass(frozen=True)
class UnitGrid:
    """Criteria of one unit downwards. `lines` are (row, judge); `na` is the column for "KAD", if there is one."""

    number: int
    sheet: Sheet
    place: int
    points: int
    na: int | None
    lines: Sequence[tuple[int, Judge]]

    def cells(self) -> Iterator[Line]:
        """The cell of every criterion."""
        for number, judge in self.lines:
            points = cell(self.sheet, number, self.points)
            mark = None if self.na is None else cell(self.sheet, number, self.na)
            if self.na is None or is_blank(mark):
                yield self.place, number, [(judge, self.points, points)]
            else:
                yield self.place, number, [(judge, self.na, mark if is_blank(points) else Both(points, mark))]

    def criteria(self) -> Iterator[Judge]:
        """The criteria it holds."""
        return (judge for _row, judge in self.lines)


Grid = MatrixGrid | UnitGrid


def cell(sheet: Sheet, row: int, column: int) -> Value:
    """A cell, blank beyond the edges."""
    if not (0 <= row < len(sheet.rows) and 0 <= column < len(sheet.rows[row])):
        return None
    return sheet.rows[row][column]


def place_of(sheet: Sheet, row: int, column: int) -> str:
    """ "Lĩnh vực 1!C17"."""
    return f"{sheet.name}!{address(row, column)}"
