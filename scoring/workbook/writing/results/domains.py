"""One sheet for each domain: units ranked in it, with their points for each of its criteria."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _
from openpyxl import Workbook
from openpyxl.utils import get_column_letter

from scoring.marks import mark_from_text
from scoring.results import schema
from scoring.results.domains import domain_ranks, last_without
from scoring.results.source import Results
from scoring.rules.marks import Mark
from scoring.rules.ranking import Rank
from scoring.rules.summary import criterion_summary
from scoring.workbook.layout import MAXIMUM, NOT_APPLICABLE, UNIT_CODE
from scoring.workbook.writing import looks
from scoring.workbook.writing.heading import Heading
from scoring.workbook.writing.ink import Ink, Item, Value
from scoring.workbook.writing.results.values import domain_of, domain_percent, points, rank_look
from scoring.workbook.writing.sheets import Form, begin

FIXED = 3
HEAD_ROWS = 3  # codes, titles, maxima
WIDTHS = (15, 15, 22)
TOTAL_WIDTHS = (9, 9, 11)
CRITERION_WIDTH = 12

Marks = Mapping[str, Mapping[str, str]]


@dataclass(frozen=True, slots=True)
class Line:
    """A unit in the ranking of the domain; `place` None where it has no percentage."""

    unit: schema.UnitDocument
    domain: schema.DomainDocument
    place: Rank | None
    marks: Sequence[Mark]


def write_domains(book: Workbook, results: Results, marks: Marks, heading: Heading) -> None:
    """Add the sheets; `marks` as text by code of the unit, then of the criterion."""
    for domain in results.domains.values():
        criteria = criteria_of(results, domain["number"])
        if criteria:
            _write(book, results, domain, criteria, marks, heading)


def criteria_of(results: Results, number: int) -> list[schema.CriterionDocument]:
    """The criteria of a domain that count."""
    return [item for item in results.overview["criteria_set"]["criteria"] if item["domain"] == number]


def _write(
    book: Workbook,
    results: Results,
    domain: schema.DomainHeadDocument,
    criteria: Sequence[schema.CriterionDocument],
    marks: Marks,
    heading: Heading,
) -> None:
    ink = begin(book, _form(domain, len(criteria)), heading)
    for row in _heads(criteria):
        ink.row(row)
    first = ink.rows
    lines = _lines(results, domain["number"], [item["code"] for item in criteria], marks)
    for line in lines:
        ink.row(_row(line))
    if lines:
        ink.sheet.auto_filter.ref = f"A{first}:{get_column_letter(len(ink.widths))}{ink.rows}"
    _write_summary(ink, criteria, lines)


def _form(domain: schema.DomainHeadDocument, criteria: int) -> Form:
    number = domain["number"]
    return Form(
        name=f"{number}. {domain['short_name']}",
        title=_("Lĩnh vực %(number)d. %(name)s") % {"number": number, "name": domain["name"]},
        widths=(*WIDTHS, *[CRITERION_WIDTH] * criteria, *TOTAL_WIDTHS),
        remarks=[_("%(na)s: không áp dụng. Ô trống: chưa nhập.") % {"na": NOT_APPLICABLE}],
        head_rows=HEAD_ROWS,
        fixed=FIXED,
    )


def _heads(criteria: Sequence[schema.CriterionDocument]) -> Iterator[list[Item]]:
    blank: Item = (None, looks.HEAD)
    first, last = [_("Hạng"), UNIT_CODE, _("Đơn vị")], [_("Điểm"), _("Tối đa"), _("Tỷ lệ")]
    yield [
        *((text, looks.HEAD) for text in first),
        *((item["code"], looks.CODE_HEAD) for item in criteria),
        *((text, looks.HEAD) for text in last),
    ]
    yield [blank, blank, blank, *((item["title"], looks.SMALL_HEAD) for item in criteria), blank, blank, blank]
    maxima: list[Item] = [(points(item["max_points"]), looks.POINTS_HEAD) for item in criteria]
    yield [blank, blank, (MAXIMUM, looks.HEAD), *maxima, blank, blank, blank]


def _lines(results: Results, number: int, codes: Sequence[str], marks: Marks) -> list[Line]:
    """Units by block, then by their place in the domain."""
    ranks = domain_ranks(results.units, number)
    blocks = {name: order for order, name in enumerate(dict.fromkeys(unit["block"] for unit in results.units))}
    lines = [
        Line(
            unit,
            domain_of(unit, number),
            ranks.get(unit["code"]),
            [mark_from_text(marks.get(unit["code"], {}).get(code, "")) for code in codes],
        )
        for unit in results.units
    ]
    return sorted(lines, key=lambda line: (blocks[line.unit["block"]], last_without(line.place)))


def _row(line: Line) -> Iterator[Item]:
    place = line.place
    yield (place.rank, rank_look(place.tied_with)) if place else (None, looks.COUNT)
    yield line.unit["code"], looks.CODE
    yield line.unit["full_name"], looks.TEXT
    for mark in line.marks:
        yield mark_value(mark), looks.POINTS
    yield points(line.domain["points"]), looks.POINTS
    yield points(line.domain["maximum"]), looks.POINTS
    yield domain_percent(line.domain), looks.BOLD_PERCENT


def mark_value(mark: Mark) -> Value:
    """Points, "KAD", or nothing where nothing is entered."""
    return NOT_APPLICABLE if mark.not_applicable else mark.points


def _write_summary(ink: Ink, criteria: Sequence[schema.CriterionDocument], lines: Sequence[Line]) -> None:
    """Mean points of each criterion, and how many units have all of them."""
    columns = zip(*(line.marks for line in lines), strict=True)
    summaries = [
        criterion_summary(marks, points(item["max_points"])) for item, marks in zip(criteria, columns, strict=False)
    ]
    ink.row(_summary_row(_("Điểm trung bình"), looks.MEAN, [summary.points for summary in summaries]))
    ink.row(_summary_row(_("Số đơn vị đạt tối đa"), looks.TOTAL_COUNT, [summary.full for summary in summaries]))


def _summary_row(label: str, look: looks.Look, values: Sequence[Value]) -> list[Item]:
    blank: Item = (None, looks.GROUP)
    return [blank, blank, (label, looks.GROUP), *((value, look) for value in values), blank, blank, blank]
