"""A regulation as sheets."""

from collections.abc import Iterator, Sequence

from django.utils.translation import gettext as _

from cchc.tables.sheets import SheetOut, Value
from cchc.tables.widgets import NO, YES
from scoring.models import Criterion
from scoring.resources import BandResource, CriteriaSetResource, CriterionResource, SchemeResource
from scoring.resources.criteria import CODE, EVIDENCE, NA_TEXT, PARAMETERS, RULE_TEXT
from scoring.resources.schemes import SCHEME
from scoring.workbook.regulation.blocks import blocks_of, blocks_text
from scoring.workbook.regulation.layout import (
    BANDS_SHEET,
    BLOCKS,
    CRITERIA_COLUMNS,
    CRITERIA_SHEET,
    FIXED,
    ROUND,
    RULES_COLUMNS,
    RULES_SHEET,
    SCHEME_COLUMNS,
    SET_SHEET,
    SETTINGS_COLUMNS,
    SETTINGS_SHEET,
    SURVEY,
)
from scoring.workbook.regulation.subject import Regulation

TEXT_WIDTH = 60
SETTINGS_WIDTHS = (30, 50, TEXT_WIDTH)


def regulation_sheets(regulation: Regulation) -> list[SheetOut]:
    """The five sheets."""
    criteria = CriterionResource().sheet(Criterion.objects.filter(criteria_set=regulation.criteria_set))
    scheme = regulation.scheme
    return [
        _titled(CriteriaSetResource().sheet([regulation.criteria_set]), SET_SHEET),
        _part(criteria, CRITERIA_COLUMNS, CRITERIA_SHEET),
        _rules(criteria),
        _without(BandResource().sheet(scheme.bands.order_by("order") if scheme else []), SCHEME, BANDS_SHEET),
        SheetOut(SETTINGS_SHEET, SETTINGS_COLUMNS, list(_settings(regulation)), SETTINGS_WIDTHS, [0, 1]),
    ]


def _titled(sheet: SheetOut, title: str) -> SheetOut:
    return _part(sheet, sheet.headers, title)


def _without(sheet: SheetOut, column: str, title: str) -> SheetOut:
    return _part(sheet, [header for header in sheet.headers if header != column], title)


def _part(sheet: SheetOut, columns: Sequence[str], title: str) -> SheetOut:
    """Some columns of a sheet."""
    places = [list(sheet.headers).index(column) for column in columns]
    rows = [[row[place] for place in places] for row in sheet.rows]
    widths = [sheet.widths[place] for place in places]
    texts = [number for number, place in enumerate(places) if place in sheet.texts]
    return SheetOut(title, columns, rows, widths, texts)


def _rules(criteria: SheetOut) -> SheetOut:
    """How points arise: every scored criterion, and groups of which something is said."""
    sheet = _part(criteria, RULES_COLUMNS, RULES_SHEET)
    said = [number for number, column in enumerate(RULES_COLUMNS) if column not in RULES_COLUMNS[:2]]
    rows = [row for row in sheet.rows if any(row[number] not in {"", None} for number in said)]
    wide = {PARAMETERS, RULE_TEXT, NA_TEXT, EVIDENCE}
    widths = [
        TEXT_WIDTH if column in wide else width for column, width in zip(RULES_COLUMNS, sheet.widths, strict=True)
    ]
    return SheetOut(sheet.title, sheet.headers, rows, widths, [RULES_COLUMNS.index(CODE)])


def _settings(regulation: Regulation) -> Iterator[list[Value]]:
    scheme = SchemeResource().sheet([regulation.scheme] if regulation.scheme else [])
    values: Sequence[Value] = scheme.rows[0] if scheme.rows else [None] * len(scheme.headers)
    of_scheme = dict(zip(scheme.headers, values, strict=True))
    for item, column in SCHEME_COLUMNS.items():
        yield [item, of_scheme[column], None]
    for item, value in FIXED.items():
        yield [item, value, _("Cổng luôn tính như vậy; không sửa.")]
    yield from _of_round(regulation)


def _of_round(regulation: Regulation) -> Iterator[list[Value]]:
    round_ = regulation.round
    survey = (YES if round_.survey_held else NO) if round_ else None
    blocks = blocks_text(blocks_of(round_)) if round_ else None
    yield [ROUND, round_.slug if round_ else None, _("Kỳ đang mở nhận hai mục dưới đây; bỏ trống nếu chưa mở kỳ.")]
    yield [SURVEY, survey, _("Có hoặc Không. Không tổ chức thì tiêu chí khảo sát không tính.")]
    yield [BLOCKS, blocks, _("Xếp hạng chung, hoặc: Khối xã: Xã, Thị trấn; Khối phường: Phường.")]
