"""The whole round: units downwards, criteria across, one sheet for each domain."""

from collections.abc import Iterator, Sequence

from django.utils.translation import gettext as _
from openpyxl import Workbook
from openpyxl.utils import get_column_letter

from scoring.models import Criterion, Domain
from scoring.rules.marks import NaPolicy
from scoring.selectors.grid import BLANK, Grid, GridCell
from scoring.workbook.layout import MAXIMUM, NOT_APPLICABLE, UNIT_CODE, UNIT_NAME
from scoring.workbook.writing import looks
from scoring.workbook.writing.bounds import allow_points, allow_points_or_na
from scoring.workbook.writing.heading import Heading
from scoring.workbook.writing.ink import Ink, Item, Value
from scoring.workbook.writing.sheets import Form, begin

CODE_WIDTH, NAME_WIDTH, CRITERION_WIDTH = 16, 26, 13
FIXED = 2
HEAD_ROWS = 3  # codes, titles, maxima


def write_matrix(book: Workbook, grid: Grid, heading: Heading) -> None:
    """Add a sheet for each domain that has criteria to score."""
    for domain in grid.structure.domains:
        leaves = [leaf for leaf in grid.structure.leaf_rows if leaf.domain_id == domain.pk]
        if leaves:
            _write_domain(book, grid, domain, leaves, heading)


def _write_domain(book: Workbook, grid: Grid, domain: Domain, leaves: Sequence[Criterion], heading: Heading) -> None:
    ink = begin(book, _form(domain, len(leaves)), heading)
    for head in _heads(leaves):
        ink.row(head)
    first = ink.next_row
    for row in _rows(grid, leaves):
        ink.row(row)
    _bound(ink, leaves, first)


def _form(domain: Domain, criteria: int) -> Form:
    return Form(
        name=f"{domain.number}. {domain.short_name or domain.name}",
        title=_("Lĩnh vực %(domain)s") % {"domain": domain},
        widths=(CODE_WIDTH, NAME_WIDTH, *[CRITERION_WIDTH] * criteria),
        remarks=[_advice()],
        head_rows=HEAD_ROWS,
        fixed=FIXED,
        locked=True,
    )


def _advice() -> str:
    words = {"na": NOT_APPLICABLE}
    return _("Ghi điểm vào ô nền trắng. Chưa chấm thì để trống; không áp dụng thì ghi %(na)s.") % words


def _heads(leaves: Sequence[Criterion]) -> Iterator[list[Item]]:
    """Codes, titles and maxima of the criteria."""
    yield [(UNIT_CODE, looks.HEAD), (UNIT_NAME, looks.HEAD), *((leaf.code, looks.CODE_HEAD) for leaf in leaves)]
    blank: Item = (None, looks.HEAD)
    yield [blank, blank, *((leaf.title, looks.SMALL_HEAD) for leaf in leaves)]
    yield [blank, (MAXIMUM, looks.HEAD), *((leaf.max_points, looks.POINTS_HEAD) for leaf in leaves)]


def _rows(grid: Grid, leaves: Sequence[Criterion]) -> Iterator[Iterator[Item]]:
    codes = [leaf.code for leaf in leaves]
    for place in grid.places:
        row = grid.row(place)
        marks: Iterator[Item] = ((mark_value(row.get(code, BLANK)), looks.POINTS_INPUT) for code in codes)
        yield _row(place.unit.code, place.unit.full_name, marks)


def _row(code: str, name: str, marks: Iterator[Item]) -> Iterator[Item]:
    yield code, looks.GIVEN_CODE
    yield name, looks.GIVEN_TEXT
    yield from marks


def mark_value(cell: GridCell) -> Value:
    """Points as a number, "KAD", or nothing where nothing is entered."""
    return NOT_APPLICABLE if cell.not_applicable else cell.points


def _bound(ink: Ink, leaves: Sequence[Criterion], first: int) -> None:
    if ink.rows < first:
        return
    for column, leaf in enumerate(leaves, start=FIXED + 1):
        letter = get_column_letter(column)
        cells = [f"{letter}{first}:{letter}{ink.rows}"]
        if leaf.na_policy == NaPolicy.REFUSED:
            allow_points(ink.sheet, cells, leaf.max_points)
        else:
            allow_points_or_na(ink.sheet, f"{letter}{first}", cells, leaf.max_points)
