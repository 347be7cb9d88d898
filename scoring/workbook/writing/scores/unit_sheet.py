"""The sheet of one unit: criteria downwards, with rule, maximum and what was entered."""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from django.utils.translation import gettext as _
from openpyxl import Workbook

from scoring.models import Criterion, Domain, RoundUnit
from scoring.rules.marks import NaPolicy
from scoring.selectors.grid import BLANK, Grid, GridCell
from scoring.selectors.structure import Structure
from scoring.workbook.layout import CRITERION_CODE, MAXIMUM, NOT_APPLICABLE, NOTE, POINTS, UNIT_CODE
from scoring.workbook.writing import looks
from scoring.workbook.writing.bounds import allow_na, allow_points
from scoring.workbook.writing.heading import Heading
from scoring.workbook.writing.ink import Ink, Item
from scoring.workbook.writing.sheets import Form, begin

WIDTHS = (10, 36, 36, 9, 9, 8, 24)
POINTS_COLUMN, NA_COLUMN = "E", "F"


def write_unit_sheet(book: Workbook, grid: Grid, place: RoundUnit, heading: Heading) -> None:
    """Add the sheet of `place`. Only points, notes, and "KAD" where the criterion allows it, can be changed."""
    ink = begin(book, _form(place), heading)
    ink.row([(UNIT_CODE, looks.LABEL), (place.unit.code, looks.GIVEN_CODE)])
    ink.row((text, looks.HEAD) for text in _heads())
    _bound(ink, grid.structure, _write_criteria(ink, grid, place))


def _form(place: RoundUnit) -> Form:
    return Form(
        name=_("Phiếu chấm điểm"),
        title=_("Phiếu chấm điểm: %(unit)s") % {"unit": place.unit.full_name},
        widths=WIDTHS,
        remarks=[_advice()],
        above=1,
        fixed=2,
        landscape=False,
        locked=True,
    )


def _advice() -> str:
    words = {"na": NOT_APPLICABLE}
    return _("Chỉ sửa ô nền trắng ở ba cột cuối. Chưa chấm thì để trống; không áp dụng thì ghi %(na)s.") % words


def _heads() -> Sequence[str]:
    return (CRITERION_CODE, _("Nội dung tiêu chí"), _("Cách chấm"), MAXIMUM, POINTS, NOT_APPLICABLE, NOTE)


def _write_criteria(ink: Ink, grid: Grid, place: RoundUnit) -> dict[str, int]:
    """Write domains, criteria with parts and scored criteria; the row of each scored criterion by its code."""
    marks, rows = grid.row(place), {}
    for domain, criteria in _by_domain(grid.structure):
        ink.row([(None, looks.GROUP), (str(domain), looks.GROUP), *_group_cells()])
        for criterion in criteria:
            if criterion.is_leaf:
                rows[criterion.code] = ink.next_row
                ink.row(_leaf(criterion, marks.get(criterion.code, BLANK)))
            else:
                ink.row([(criterion.code, looks.GROUP_CODE), (criterion.title, looks.GROUP), *_group_cells()])
    return rows


def _by_domain(structure: Structure) -> Iterator[tuple[Domain, list[Criterion]]]:
    """Domains with what is scored in them, and the criteria whose parts are."""
    parents = {leaf.parent_id for leaf in structure.leaf_rows}
    shown: dict[int, list[Criterion]] = defaultdict(list)
    for criterion in structure.criteria:
        if criterion.code in structure.by_code or criterion.pk in parents:
            shown[criterion.domain_id].append(criterion)
    return ((domain, shown[domain.pk]) for domain in structure.domains if shown[domain.pk])


def _group_cells() -> list[Item]:
    return [(None, looks.GROUP)] * (len(WIDTHS) - 2)


def _leaf(criterion: Criterion, cell: GridCell) -> list[Item]:
    na = NOT_APPLICABLE if cell.not_applicable else None
    return [
        (criterion.code, looks.GIVEN_CODE),
        (criterion.title, looks.GIVEN_TEXT),
        (_rule(criterion), looks.GIVEN_SMALL_TEXT),
        (criterion.max_points, looks.GIVEN_POINTS),
        (cell.points, looks.POINTS_INPUT),
        (na, looks.MARK_INPUT if _allows_na(criterion) else looks.GIVEN_TEXT),
        (cell.note or None, looks.GIVEN_TEXT),  # shown only: importing reads marks, and typing here would be lost
    ]


def _rule(criterion: Criterion) -> str | None:
    """How points arise, and what "not applicable" does where that is put in words."""
    texts = [criterion.rule_text]
    if criterion.na_text and _allows_na(criterion):
        texts.append(f"{NOT_APPLICABLE}: {criterion.na_text}")
    return "\n".join(filter(None, texts)) or None


def _allows_na(criterion: Criterion) -> bool:
    return criterion.na_policy != NaPolicy.REFUSED


def _bound(ink: Ink, structure: Structure, rows: dict[str, int]) -> None:
    """One validation for each maximum, and one for "KAD"."""
    by_maximum = defaultdict(list)
    for leaf in structure.leaf_rows:
        by_maximum[leaf.max_points].append(f"{POINTS_COLUMN}{rows[leaf.code]}")
    for maximum, cells in by_maximum.items():
        allow_points(ink.sheet, cells, maximum)
    allow_na(ink.sheet, [f"{NA_COLUMN}{rows[leaf.code]}" for leaf in structure.leaf_rows if _allows_na(leaf)])
