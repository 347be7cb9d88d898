"""One sheet for each unit: what its page shows."""

from collections.abc import Iterator, Mapping
from decimal import Decimal

from django.utils.translation import gettext as _
from django.utils.translation import pgettext
from openpyxl import Workbook

from cchc.numbers import format_number, format_percent
from scoring.marks import mark_from_text
from scoring.results import schema
from scoring.results.adjustments import line_texts, sum_text
from scoring.results.source import Results
from scoring.results.wording import class_reason, notice_texts
from scoring.rules.marks import Mark
from scoring.workbook.writing import looks
from scoring.workbook.writing.heading import Heading
from scoring.workbook.writing.ink import Ink
from scoring.workbook.writing.results.domains import Marks, mark_value
from scoring.workbook.writing.results.ranking import percentage_points
from scoring.workbook.writing.results.values import domain_percent, label, points
from scoring.workbook.writing.sheets import Column, Form, begin, write_table

WIDTHS = (20, 62, 11, 11, 20)


def write_units(book: Workbook, results: Results, marks: Marks, heading: Heading) -> None:
    """Add a sheet for each unit, in printed order."""
    for unit in results.units:
        _write(book, results, unit, marks.get(unit["code"], {}), heading)


def _write(
    book: Workbook, results: Results, unit: schema.UnitDocument, marks: Mapping[str, str], heading: Heading
) -> None:
    form = Form(
        name=unit["full_name"],
        title=unit["full_name"],
        widths=WIDTHS,
        landscape=False,
        frozen=False,
        repeated=False,
    )
    ink = begin(book, form, heading)
    for name, text in _facts(unit, results):
        ink.row([(name, looks.LABEL), (text, looks.PROSE)])
    ink.row()
    ink.line(pgettext("plural", "Lĩnh vực"), looks.SECTION)
    write_table(ink, _domain_columns(results), unit["domains"], filtered=False)
    ink.row()
    _write_criteria(ink, results, marks)


def _facts(unit: schema.UnitDocument, results: Results) -> Iterator[tuple[str, str]]:
    """The result in words; what the unit does not have is left out."""
    yield _("Mã đơn vị"), unit["code"]
    yield from _standing(unit, results)
    yield _("Lý do"), class_reason(unit, results.bands, results.domains)
    for text in notice_texts(unit, results.bands):
        yield _("Lưu ý"), text
    if unit["head"]:
        yield _("Người đứng đầu"), _head(unit["head"], results)
    if unit["change"]:
        yield _("Năm %(year)d") % {"year": unit["change"]["year"]}, _before(unit, unit["change"], results)


def _standing(unit: schema.UnitDocument, results: Results) -> Iterator[tuple[str, str]]:
    if unit["block"]:
        yield _("Khối xếp hạng"), unit["block"]
    if unit["missing"]:
        yield _("Tình trạng"), _("Tạm tính, thiếu %(count)d tiêu chí") % {"count": unit["missing"]}
    if unit["percent"] is not None:
        yield _("Chỉ số tổng hợp"), _composite(unit, unit["percent"])
    if unit.get("adjustment"):
        yield _("Điểm thưởng, điểm trừ"), "\n".join(filter(None, [sum_text(unit), *line_texts(unit)]))
    if unit["rank"] is not None:
        yield _("Xếp hạng"), _rank(unit)
    if unit["band"]:
        yield _("Phân loại"), results.bands[unit["band"]]["label"]


def _composite(unit: schema.UnitDocument, percent: str) -> str:
    return _("%(percent)s (%(points)s điểm trên %(maximum)s)") % {
        "percent": format_percent(Decimal(percent)),
        "points": format_number(Decimal(unit["points"])),
        "maximum": format_number(Decimal(unit["maximum"])),
    }


def _rank(unit: schema.UnitDocument) -> str:
    tied = _("%(rank)d trên %(ranked)d đơn vị (đồng hạng)")
    words = tied if unit["tied_with"] else _("%(rank)d trên %(ranked)d đơn vị")
    return words % {"rank": unit["rank"], "ranked": unit["ranked"]}


def _head(head: schema.HeadDocument, results: Results) -> str:
    who = " · ".join(filter(None, [head["post"], head["name"]]))
    rating = results.bands[head["rating"]]["head_label"]
    reason = _(" (khác đề xuất: %(reason)s)") % {"reason": head["reason"]} if head["reason"] else ""
    return f"{who}: {rating}{reason}"


def _before(unit: schema.UnitDocument, change: schema.ChangeDocument, results: Results) -> str:
    return _("%(percent)s, hạng %(rank)d, %(band)s; thay đổi %(change)s điểm phần trăm") % {
        "percent": format_percent(Decimal(change["previous_percent"])),
        "rank": change["previous_rank"],
        "band": label(results.bands, change["previous_band"]),
        "change": _signed(percentage_points(unit) or Decimal(0)),
    }


def _signed(value: Decimal) -> str:
    return f"{'+' if value > 0 else ''}{format_number(value, 2)}"


def _domain_columns(results: Results) -> list[Column[schema.DomainDocument]]:
    return [
        Column(_("Số thứ tự"), WIDTHS[0], looks.COUNT, lambda domain: domain["number"]),
        Column(_("Lĩnh vực"), WIDTHS[1], looks.TEXT, lambda domain: results.domains[domain["number"]]["name"]),
        Column(_("Điểm tối đa"), WIDTHS[2], looks.POINTS, lambda domain: points(domain["maximum"])),
        Column(_("Điểm"), WIDTHS[3], looks.POINTS, lambda domain: points(domain["points"])),
        Column(_("Tỷ lệ"), WIDTHS[4], looks.BOLD_PERCENT, domain_percent),
    ]


def _write_criteria(ink: Ink, results: Results, marks: Mapping[str, str]) -> None:
    def mark(item: schema.CriterionDocument) -> Mark:
        return mark_from_text(marks.get(item["code"], ""))

    columns: list[Column[schema.CriterionDocument]] = [
        Column(_("Mã tiêu chí"), WIDTHS[0], looks.CODE, lambda item: item["code"]),
        Column(_("Nội dung tiêu chí"), WIDTHS[1], looks.TEXT, lambda item: item["title"]),
        Column(_("Điểm tối đa"), WIDTHS[2], looks.POINTS, lambda item: points(item["max_points"])),
        Column(_("Điểm"), WIDTHS[3], looks.POINTS, lambda item: mark_value(mark(item))),
        Column(_("Tình trạng"), WIDTHS[4], looks.TEXT, lambda item: _state(mark(item))),
    ]
    ink.line(pgettext("plural", "Tiêu chí"), looks.SECTION)
    write_table(ink, columns, results.overview["criteria_set"]["criteria"], filtered=False)


def _state(mark: Mark) -> str | None:
    if mark.not_applicable:
        return _("Không áp dụng")
    return None if mark.entered else _("Chưa nhập")
