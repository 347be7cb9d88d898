"""Sheet "So với năm trước": index, rank and class of each unit against the year before."""

from collections.abc import Callable

from django.utils.translation import gettext as _
from openpyxl import Workbook

from scoring.results import schema
from scoring.results.source import Results
from scoring.workbook.writing import looks
from scoring.workbook.writing.heading import Heading
from scoring.workbook.writing.ink import Value
from scoring.workbook.writing.results.ranking import percentage_points, unit_columns
from scoring.workbook.writing.results.values import label, percent
from scoring.workbook.writing.sheets import Column, Form, begin, widths, write_table


def write_years(book: Workbook, results: Results, heading: Heading) -> None:
    """Add the sheet, units in printed order; without a year before, it says so."""
    columns = _columns(results)
    form = Form(
        name=_("So với năm trước"),
        title=_("So với năm trước"),
        widths=widths(columns),
        remarks=[_remark(results.overview["previous_year"])],
        fixed=len(unit_columns(results)),
    )
    write_table(begin(book, form, heading), columns, results.units)


def _remark(year: int | None) -> str:
    if year is None:
        return _("Chưa có kết quả đã công bố của năm trước để so sánh.")
    return _("So với năm %(year)d; ô trống: đơn vị không có kết quả năm đó.") % {"year": year}


def _columns(results: Results) -> list[Column[schema.UnitDocument]]:
    bands = results.bands
    before = _of_change(lambda change: percent(change["previous_percent"]))
    return [
        *unit_columns(results),
        Column(_("Chỉ số năm nay"), 12, looks.BOLD_PERCENT, lambda unit: percent(unit["percent"])),
        Column(_("Chỉ số năm trước"), 12, looks.PERCENT, before),
        Column(_("Thay đổi (điểm phần trăm)"), 13, looks.CHANGE, percentage_points),
        Column(_("Hạng năm trước"), 10, looks.COUNT, _of_change(lambda change: change["previous_rank"])),
        Column(_("Số bậc tăng, giảm"), 10, looks.STEPS, _of_change(lambda change: change["rank_steps"])),
        Column(_("Phân loại năm nay"), 28, looks.TEXT, lambda unit: label(bands, unit["band"])),
        Column(
            _("Phân loại năm trước"), 28, looks.TEXT, _of_change(lambda change: label(bands, change["previous_band"]))
        ),
        Column(_("Số mức tăng, giảm"), 10, looks.STEPS, _of_change(lambda change: change["band_steps"])),
    ]


def _of_change(read: Callable[[schema.ChangeDocument], Value]) -> Callable[[schema.UnitDocument], Value]:
    """Read from a unit's change; blank where there is none."""
    return lambda unit: read(unit["change"]) if unit["change"] else None
