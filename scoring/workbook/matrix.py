"""A matrix of scores: one row for each unit, one column for each criterion."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from django.utils.translation import gettext as _

from cchc.numbers import NumberError, parse_decimal
from cchc.tables import Table, TableRefusedError, read_csv
from scoring.marks import NOT_APPLICABLE
from scoring.models import Layer, Round, RoundUnit
from scoring.rules.marks import MISSING, Mark
from scoring.selectors.structure import round_structure
from scoring.services.errors import CellsRefusedError
from scoring.services.scores import Cell, record_scores
from units.models import User
from units.names import match_key, search_key

UNIT_CODE, UNIT_NAME = "Mã đơn vị", "Tên đơn vị"
NOT_APPLICABLE_WORDS = ("kad", "khong ap dung")


@dataclass(frozen=True)
class Sheet:
    """A matrix read for one round. `lines` is the line in the file of each place (RoundUnit pk)."""

    name: str
    cells: tuple[Cell, ...]
    lines: Mapping[int, int]


def record_matrix(*, actor: User | None, round_: Round, path: Path, layer: Layer = Layer.FINAL) -> int:
    """Record the scores of a CSV matrix and return how many changed; blank cells become "not entered".

    Raises TableRefusedError naming file, row and column for everything that is wrong; then nothing is written.
    NotAllowedError and RefusedError (locked) as `record_scores`.
    """
    sheet = read_matrix(round_, read_csv(path))
    try:
        return record_scores(actor=actor, round_=round_, cells=sheet.cells, layer=layer, reason=sheet.name)
    except CellsRefusedError as error:
        raise TableRefusedError(
            [f"{_cell(sheet.name, sheet.lines[bad.place], bad.code)}: {bad.message}" for bad in error.cells]
        ) from error


def read_matrix(round_: Round, table: Table) -> Sheet:
    """The cells of a table. Raises TableRefusedError for columns, units or marks that cannot be read."""
    codes = _criterion_columns(round_, table)
    members = RoundUnit.objects.filter(round=round_).select_related("unit")
    places = {member.unit.code: member for member in members}
    problems = _row_problems(table, places)
    if problems:
        raise TableRefusedError(problems)
    cells: list[Cell] = []
    lines: dict[int, int] = {}
    for line in table.lines:
        place = places[line.cells[UNIT_CODE]].pk
        lines[place] = line.number
        for code in codes:
            try:
                cells.append(Cell(place, code, mark_of_cell(line.cells[code])))
            except NumberError as error:
                problems.append(f"{_cell(table.name, line.number, code)}: {error}")
    if problems:
        raise TableRefusedError(problems)
    return Sheet(table.name, tuple(cells), lines)


def mark_of_cell(text: str) -> Mark:
    """What a cell says: points with a decimal comma, "KAD" (không áp dụng), or nothing. Raises NumberError."""
    if not text:
        return MISSING
    return NOT_APPLICABLE if search_key(text) in NOT_APPLICABLE_WORDS else Mark(parse_decimal(text))


def _criterion_columns(round_: Round, table: Table) -> Sequence[str]:
    known = round_structure(round_).by_code
    codes = [header for header in table.headers if header not in (UNIT_CODE, UNIT_NAME)]
    problems = [
        _("%(file)s, cột “%(column)s”: kỳ đánh giá không có tiêu chí mã này; hãy sửa mã hoặc bỏ cột.")
        % {"file": table.name, "column": code}
        for code in codes
        if code not in known
    ]
    if UNIT_CODE not in table.headers:
        problems.append(_("%(file)s: thiếu cột “%(column)s”.") % {"file": table.name, "column": UNIT_CODE})
    if problems:
        raise TableRefusedError(problems)
    return codes


def _row_problems(table: Table, places: Mapping[str, RoundUnit]) -> list[str]:
    seen: dict[str, int] = {}
    problems = []
    for line in table.lines:
        code = line.cells[UNIT_CODE]
        message = _unit_problem(code, line.cells.get(UNIT_NAME, ""), places.get(code), seen.get(code))
        if message:
            problems.append(f"{_cell(table.name, line.number, UNIT_CODE)}: {message}")
        seen.setdefault(code, line.number)
    return problems


def _unit_problem(code: str, name: str, place: RoundUnit | None, earlier: int | None) -> str:
    """Why a row cannot be taken for the unit; a wrong code beside a right name would give one unit another's scores."""
    if place is None:
        return _("kỳ đánh giá không có đơn vị mã “%(code)s”; hãy sửa mã hoặc bỏ dòng.") % {"code": code}
    if earlier is not None:
        return _("đơn vị “%(code)s” đã có ở dòng %(row)d; hãy bỏ một dòng.") % {"code": code, "row": earlier}
    if name and match_key(name) != search_key(place.unit.name):
        return _("mã “%(code)s” là %(unit)s nhưng dòng ghi “%(name)s”; hãy sửa mã hoặc tên.") % {
            "code": code,
            "unit": place.unit.full_name,
            "name": name,
        }
    return ""


def _cell(name: str, line: int, column: str) -> str:
    return _("%(file)s, dòng %(row)d, cột “%(column)s”") % {"file": name, "row": line, "column": column}
