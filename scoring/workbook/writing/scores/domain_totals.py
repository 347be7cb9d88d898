"""Points and maximum of each domain, for years and authorities that know only these."""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from django.utils.translation import gettext as _
from openpyxl import Workbook
from openpyxl.utils import get_column_letter

from scoring.results import schema
from scoring.results.source import Results
from scoring.workbook.layout import UNIT_CODE, UNIT_NAME, domain_maximum_code, domain_points_code
from scoring.workbook.writing import looks
from scoring.workbook.writing.bounds import allow_points
from scoring.workbook.writing.heading import Heading
from scoring.workbook.writing.ink import Ink, Item, Value
from scoring.workbook.writing.scores.matrix import CODE_WIDTH, FIXED, NAME_WIDTH
from scoring.workbook.writing.sheets import Form, begin

WIDTH = 10
HEAD_ROWS = 2  # codes, words


def write_domain_totals(
    book: Workbook, results: Results, units: Sequence[schema.UnitDocument], heading: Heading
) -> None:
    """Add the sheet of the given units; points and maxima can be changed."""
    domains = results.overview["criteria_set"]["domains"]
    ink = begin(book, _form(len(domains)), heading)
    for row in _heads(domains):
        ink.row(row)
    first = ink.next_row
    for unit in units:
        ink.row(_row(unit))
    if units:
        _bound(ink, domains, first)


def _form(domains: int) -> Form:
    return Form(
        name=_("Điểm theo lĩnh vực"),
        title=_("Điểm theo lĩnh vực"),
        widths=(CODE_WIDTH, NAME_WIDTH, *[WIDTH] * (2 * domains), WIDTH),
        remarks=[_("Điểm tối đa là mức áp dụng cho từng đơn vị, đã trừ tiêu chí không áp dụng.")],
        head_rows=HEAD_ROWS,
        fixed=FIXED,
        locked=True,
    )


def _heads(domains: Sequence[schema.DomainHeadDocument]) -> Iterator[list[Item]]:
    codes: list[str] = []
    words: list[str] = []
    for domain in domains:
        codes += [domain_points_code(domain["number"]), domain_maximum_code(domain["number"])]
        name = domain["short_name"]
        words += [_("%(domain)s: điểm") % {"domain": name}, _("%(domain)s: tối đa") % {"domain": name}]
    blank: Item = (None, looks.HEAD)
    yield [(UNIT_CODE, looks.HEAD), (UNIT_NAME, looks.HEAD), *((code, looks.CODE_HEAD) for code in codes), blank]
    yield [blank, blank, *((text, looks.SMALL_HEAD) for text in words), (_("Tiêu chí chưa nhập"), looks.SMALL_HEAD)]


def _row(unit: schema.UnitDocument) -> Iterator[Item]:
    yield unit["code"], looks.GIVEN_CODE
    yield unit["full_name"], looks.GIVEN_TEXT
    for domain in unit["domains"]:
        yield from ((value, looks.POINTS_INPUT) for value in _totals(domain))
    yield unit["missing"], looks.GIVEN_COUNT


def _totals(domain: schema.DomainDocument) -> tuple[Value, Value]:
    """Points and maximum; blank while nothing of the domain is entered, 0 and 0 where nothing applies."""
    if domain["missing"] and domain["percent"] is None:
        return None, None
    return Decimal(domain["points"]), Decimal(domain["maximum"])


def _bound(ink: Ink, domains: Sequence[schema.DomainHeadDocument], first: int) -> None:
    for place, domain in enumerate(domains):
        left, right = (get_column_letter(FIXED + 1 + 2 * place + step) for step in (0, 1))
        allow_points(ink.sheet, [f"{left}{first}:{right}{ink.rows}"], Decimal(domain["max_points"]))
