"""Summary of a round beside its matrix: indices and classes as they stood when the workbook was made."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from django.utils.translation import gettext as _
from openpyxl import Workbook

from scoring.models import Domain
from scoring.rules.adjustment import Caps
from scoring.rules.outcome import Outcome
from scoring.rules.share import Share
from scoring.selectors.grid import Grid
from scoring.selectors.outcomes import RoundOutcomes
from scoring.workbook.layout import UNIT_CODE, UNIT_NAME
from scoring.workbook.writing import looks
from scoring.workbook.writing.heading import Heading
from scoring.workbook.writing.scores.matrix import CODE_WIDTH, FIXED, NAME_WIDTH
from scoring.workbook.writing.sheets import Column, Form, begin, widths, write_table
from units.models import Unit


@dataclass(frozen=True, slots=True)
class Line:
    """A unit of the round and what it comes to."""

    unit: Unit
    outcome: Outcome


def write_summary(
    book: Workbook, grid: Grid, computed: RoundOutcomes, labels: Mapping[str, str], heading: Heading
) -> None:
    """Add the sheet; `labels` are the names of the classes by code. Nothing on it can be changed."""
    columns = _columns(grid, labels, computed.scheme.caps)
    form = Form(
        name=_("Tổng hợp"),
        title=_("Tổng hợp"),
        widths=widths(columns),
        remarks=[_("Tính theo điểm lúc xuất tệp; sửa điểm ở các trang khác thì trang này không tự tính lại.")],
        fixed=FIXED,
        locked=True,
    )
    lines = (Line(place.unit, computed.outcomes[place.pk]) for place in grid.places)
    write_table(begin(book, form, heading), columns, lines, filtered=False)


def _columns(grid: Grid, labels: Mapping[str, str], caps: Caps) -> list[Column[Line]]:
    return [
        Column(UNIT_CODE, CODE_WIDTH, looks.CODE, lambda line: line.unit.code),
        Column(UNIT_NAME, NAME_WIDTH, looks.TEXT, lambda line: line.unit.full_name),
        *map(_domain_column, grid.structure.domains),
        *(_adjustment_columns() if caps.in_use else ()),
        Column(_("Chỉ số tổng hợp"), 12, looks.BOLD_PERCENT, lambda line: share_value(line.outcome.composite)),
        Column(_("Phân loại"), 26, looks.TEXT, lambda line: _label(line.outcome, labels)),
        Column(_("Tiêu chí chưa nhập"), 10, looks.COUNT, lambda line: line.outcome.missing),
    ]


def _adjustment_columns() -> list[Column[Line]]:
    """What counts beside the criteria, in percentage points."""
    return [
        Column(_("Điểm thưởng"), 10, looks.POINTS, lambda line: line.outcome.adjustment.bonus),
        Column(_("Điểm trừ"), 10, looks.POINTS, lambda line: line.outcome.adjustment.penalty),
    ]


def _domain_column(domain: Domain) -> Column[Line]:
    head = f"{domain.number}. {domain.short_name or domain.name}"
    return Column(head, 12, looks.PERCENT, lambda line: share_value(line.outcome.domains[domain.number]))


def _label(outcome: Outcome, labels: Mapping[str, str]) -> str | None:
    return labels[outcome.classification.band] if outcome.classification else None


def share_value(share: Share) -> Decimal | None:
    """A share as a cell with a percent format holds it: 83.3 % is 0.833."""
    percent = share.percent
    return None if percent is None else percent.scaleb(-2)
