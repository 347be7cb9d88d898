"""Sheet "Người đứng đầu": the rating proposed for each head, and the council's where it differs."""

from collections.abc import Callable

from django.utils.translation import gettext as _
from openpyxl import Workbook

from scoring.results import schema
from scoring.results.source import Results
from scoring.workbook.writing import looks
from scoring.workbook.writing.heading import Heading
from scoring.workbook.writing.ink import Value
from scoring.workbook.writing.results.ranking import unit_columns
from scoring.workbook.writing.results.values import label
from scoring.workbook.writing.sheets import Column, Form, begin, widths, write_table


def write_heads(book: Workbook, results: Results, heading: Heading) -> None:
    """Add the sheet, units in printed order."""
    columns = _columns(results)
    form = Form(
        name=_("Người đứng đầu"),
        title=_("Đánh giá người đứng đầu"),
        widths=widths(columns),
        remarks=[_("Mức đề xuất là mức của đơn vị; hội đồng đánh giá khác thì ghi rõ lý do.")],
        fixed=len(unit_columns(results)),
    )
    write_table(begin(book, form, heading), columns, results.units)


def _columns(results: Results) -> list[Column[schema.UnitDocument]]:
    bands = results.bands
    return [
        *unit_columns(results),
        Column(_("Họ và tên"), 24, looks.TEXT, _of_head(lambda head: head["name"] or None)),
        Column(_("Chức danh"), 20, looks.TEXT, _of_head(lambda head: head["post"])),
        Column(_("Phân loại đơn vị"), 28, looks.TEXT, lambda unit: label(bands, unit["band"])),
        Column(_("Mức đề xuất"), 28, looks.TEXT, _of_head(lambda head: bands[head["proposed"]]["head_label"])),
        Column(_("Mức đánh giá"), 28, looks.TEXT, _of_head(lambda head: bands[head["rating"]]["head_label"])),
        Column(_("Lý do khác đề xuất"), 36, looks.TEXT, _of_head(lambda head: head["reason"] or None)),
    ]


def _of_head(read: Callable[[schema.HeadDocument], Value]) -> Callable[[schema.UnitDocument], Value]:
    """Read from a unit's head; blank while nothing is rated."""
    return lambda unit: read(unit["head"]) if unit["head"] else None
