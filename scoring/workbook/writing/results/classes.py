"""Sheet "Phân loại": how many units each class has, and what keeps each unit from the next better one."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from django.utils.translation import gettext as _
from openpyxl import Workbook

from scoring.results import schema
from scoring.results.source import Results
from scoring.results.wording import POINT_PLACES, blocking_shortfalls
from scoring.rules.rounding import ceil_points, shown_gap, telling_places
from scoring.rules.summary import class_counts
from scoring.workbook.layout import UNIT_CODE
from scoring.workbook.writing import looks
from scoring.workbook.writing.heading import Heading
from scoring.workbook.writing.ink import Ink, Item
from scoring.workbook.writing.results.values import (
    label,
    percent,
    rank_look,
    telling_look,
    threshold,
    threshold_words,
)
from scoring.workbook.writing.sheets import Column, Form, begin, widths, write_table

COUNT_ROWS = 2  # head of the counts, and the blank row after them


@dataclass(frozen=True, slots=True)
class Line:
    """A unit and one condition that it misses; `item` None where it has the best class, or none yet."""

    unit: schema.UnitDocument
    item: schema.ShortfallDocument | None


def write_classes(book: Workbook, results: Results, heading: Heading) -> None:
    """Add the sheet: counts by class, then units by class, one row for each condition missed."""
    columns = _columns(results)
    form = Form(
        name=_("Phân loại"),
        title=_("Phân loại"),
        widths=widths(columns),
        remarks=[_("Mức của đơn vị là mức cao nhất mà cả hai điều kiện đều đạt; số còn thiếu được làm tròn lên.")],
        above=COUNT_ROWS + len(results.bands),
        frozen=False,
    )
    ink = begin(book, form, heading)
    _write_counts(ink, results)
    ink.row()
    write_table(ink, columns, _lines(results))


def _write_counts(ink: Ink, results: Results) -> None:
    year, before = results.overview["previous_year"], results.overview["previous_band_counts"]
    last = _("Năm %(year)d") % {"year": year} if year and before is not None else _("Năm trước")
    heads = (_("Phân loại"), _("Số đơn vị"), last, _("Chỉ số tổng hợp"), _("Mỗi lĩnh vực"))
    ink.row((text, looks.HEAD) for text in heads)
    counts = class_counts((unit["band"] for unit in results.units), [*results.bands])
    for code, band in results.bands.items():
        ink.row(_count_row(band, counts[code], None if before is None else before.get(code, 0)))


def _count_row(band: schema.BandDocument, count: int, before: int | None) -> list[Item]:
    return [
        (band["label"], looks.TEXT),
        (count, looks.COUNT),
        (before, looks.COUNT),
        (threshold(band["composite"]), looks.CENTRED),
        (threshold(band["domain_floor"]), looks.CENTRED),
    ]


def _lines(results: Results) -> Iterator[Line]:
    order = {code: place for place, code in enumerate(results.bands)}
    for unit in sorted(results.units, key=lambda unit: order.get(unit["band"] or "", len(order))):
        blocking = blocking_shortfalls(unit)
        yield from (Line(unit, item) for item in blocking)
        if not blocking:
            yield Line(unit, None)


def _columns(results: Results) -> list[Column[Line]]:
    bands = results.bands
    return [
        Column(_("Phân loại"), 29, looks.TEXT, lambda line: label(bands, line.unit["band"])),
        Column(_("Hạng"), 12, lambda line: rank_look(line.unit["tied_with"]), lambda line: line.unit["rank"]),
        Column(UNIT_CODE, 16, looks.CODE, lambda line: line.unit["code"]),
        Column(_("Đơn vị"), 24, looks.TEXT, lambda line: line.unit["full_name"]),
        Column(_("Chỉ số tổng hợp"), 12, looks.PERCENT, lambda line: percent(line.unit["percent"])),
        Column(_("Mức liền trên"), 29, looks.TEXT, lambda line: label(bands, line.item["band"] if line.item else None)),
        Column(_("Điều kiện chưa đạt"), 34, looks.TEXT, lambda line: _condition(line, results)),
        Column(_("Đạt"), 11, _actual_look, lambda line: percent(line.item["actual"]) if line.item else None),
        Column(_("Ngưỡng"), 11, looks.CENTRED, _threshold),
        Column(_("Còn thiếu (điểm phần trăm)"), 13, looks.POINTS, _gap),
        Column(_("Còn thiếu (điểm)"), 11, looks.POINTS, _missing),
    ]


def _condition(line: Line, results: Results) -> str:
    if line.item is None:
        return _("Đã ở mức cao nhất") if line.unit["band"] else _("Chưa có điểm để phân loại")
    number = line.item["domain"]
    return _("Chỉ số tổng hợp") if number is None else f"{number}. {results.domains[number]['name']}"


def _actual_look(line: Line) -> looks.Look:
    return telling_look(line.item) if line.item else looks.PERCENT


def _threshold(line: Line) -> str | None:
    return threshold_words(line.item["threshold"], inclusive=line.item["inclusive"]) if line.item else None


def _gap(line: Line) -> Decimal | None:
    """What a reader gets who subtracts the shown percentage from the threshold."""
    if line.item is None:
        return None
    actual, asked = Decimal(line.item["actual"]), Decimal(line.item["threshold"])
    return shown_gap(actual, asked, telling_places(actual, asked))


def _missing(line: Line) -> Decimal | None:
    return ceil_points(Decimal(line.item["points"]), POINT_PLACES) if line.item else None
