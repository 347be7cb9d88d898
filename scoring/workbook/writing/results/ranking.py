"""Sheet "Xếp hạng": the ranking as the page of the round shows it."""

from decimal import Decimal

from django.utils.translation import gettext as _
from openpyxl import Workbook

from scoring.models import AdjustmentKind
from scoring.results import schema
from scoring.results.adjustments import counted_points, counts_adjustments
from scoring.results.source import Results
from scoring.results.wording import class_reason, notice_texts
from scoring.rules.rounding import shown_change
from scoring.workbook.layout import UNIT_CODE
from scoring.workbook.writing import looks
from scoring.workbook.writing.heading import Heading
from scoring.workbook.writing.results.values import domain_of, domain_percent, label, percent, points, rank_look
from scoring.workbook.writing.sheets import Column, Form, begin, widths, write_table

Columns = list[Column[schema.UnitDocument]]


def write_ranking(book: Workbook, results: Results, heading: Heading) -> None:
    """Add the sheet, units in printed order."""
    columns = [*unit_columns(results), *_result_columns(results), *_optional_columns(results)]
    fixed = len(unit_columns(results))
    form = Form(name=_("Xếp hạng"), title=_("Xếp hạng và phân loại"), widths=widths(columns), fixed=fixed)
    write_table(begin(book, form, heading), columns, results.units)


def unit_columns(results: Results) -> Columns:
    """Rank, code and name; the block where units are ranked in blocks."""
    ties = any(unit["tied_with"] for unit in results.units)
    columns: Columns = [
        Column(_("Hạng"), 15 if ties else 7, lambda unit: rank_look(unit["tied_with"]), lambda unit: unit["rank"]),
        Column(UNIT_CODE, 16, looks.CODE, lambda unit: unit["code"]),
        Column(_("Đơn vị"), 20, looks.TEXT, lambda unit: unit["full_name"]),
    ]
    if results.overview["round"]["blocks"]:
        columns.insert(0, Column(_("Khối"), 14, looks.TEXT, lambda unit: unit["block"]))
    return columns


def _result_columns(results: Results) -> Columns:
    bands, domains = results.bands, results.domains
    return [
        *(_domain_column(domain) for domain in domains.values()),
        *_adjustment_columns(results),
        Column(_("Chỉ số tổng hợp"), 10, looks.BOLD_PERCENT, lambda unit: percent(unit["percent"])),
        Column(_("Phân loại"), 17, looks.TEXT, lambda unit: label(bands, unit["band"])),
        Column(_("Lý do"), 60, looks.SMALL_TEXT, lambda unit: class_reason(unit, bands, domains)),
        Column(_("Đánh giá người đứng đầu"), 17, looks.TEXT, lambda unit: _head_rating(unit, bands)),
    ]


def _adjustment_columns(results: Results) -> Columns:
    """What counts beside the criteria, in percentage points, where the scheme counts it."""
    if not counts_adjustments(results.overview):
        return []
    return [
        Column(_("Điểm thưởng"), 9, looks.POINTS, lambda unit: points(counted_points(unit, AdjustmentKind.BONUS))),
        Column(_("Điểm trừ"), 9, looks.POINTS, lambda unit: points(counted_points(unit, AdjustmentKind.PENALTY))),
    ]


def _domain_column(domain: schema.DomainHeadDocument) -> Column[schema.UnitDocument]:
    number = domain["number"]
    return Column(
        f"{number}. {domain['short_name']}", 10, looks.PERCENT, lambda unit: domain_percent(domain_of(unit, number))
    )


def _head_rating(unit: schema.UnitDocument, bands: dict[str, schema.BandDocument]) -> str | None:
    return bands[unit["head"]["rating"]]["head_label"] if unit["head"] else None


def _optional_columns(results: Results) -> Columns:
    """Columns that would be empty for every unit are left out."""
    columns: Columns = []
    if any(unit["change"] for unit in results.units):
        columns += [
            Column(_("So với năm trước (điểm phần trăm)"), 11, looks.CHANGE, percentage_points),
            Column(_("Số bậc tăng, giảm"), 8, looks.STEPS, lambda unit: _steps(unit["change"])),
        ]
    if any(unit["missing"] for unit in results.units):
        columns.append(Column(_("Tiêu chí chưa nhập"), 9, looks.COUNT, lambda unit: unit["missing"]))
    if any(unit["notices"] for unit in results.units):
        columns.append(Column(_("Lưu ý"), 30, looks.SMALL_TEXT, lambda unit: _notices(unit, results)))
    return columns


def percentage_points(unit: schema.UnitDocument) -> Decimal | None:
    """Change against last year, as a reader gets it who subtracts the two shown percentages."""
    change = unit["change"]
    if change is None or unit["percent"] is None:
        return None
    return shown_change(Decimal(change["previous_percent"]), Decimal(unit["percent"]))


def _steps(change: schema.ChangeDocument | None) -> int | None:
    return change["rank_steps"] if change else None


def _notices(unit: schema.UnitDocument, results: Results) -> str:
    return "\n".join(notice_texts(unit, results.bands))
