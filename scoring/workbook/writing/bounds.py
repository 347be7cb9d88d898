"""What may be typed into a cell, checked by the spreadsheet program itself."""

from collections.abc import Iterable
from decimal import Decimal

from django.utils.translation import gettext as _
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from cchc.numbers import format_number
from scoring.marks import plain
from scoring.workbook.layout import NOT_APPLICABLE


def allow_points(sheet: Worksheet, ranges: Iterable[str], maximum: Decimal) -> None:
    """Points from 0 to `maximum`, or nothing."""
    rule = DataValidation(type="decimal", operator="between", formula1="0", formula2=plain(maximum))
    text = _("Điểm phải là số từ 0 đến %(max)s. Chưa chấm thì để trống.") % {"max": format_number(maximum)}
    _apply(sheet, ranges, rule, text)


def allow_points_or_na(sheet: Worksheet, first: str, ranges: Iterable[str], maximum: Decimal) -> None:
    """The same, or "KAD"; `first` is the top left cell of `ranges`."""
    number = f"AND(ISNUMBER({first}),{first}>=0,{first}<={plain(maximum)})"
    rule = DataValidation(type="custom", formula1=f'OR({number},UPPER(TRIM({first}))="{NOT_APPLICABLE}")')
    words = {"max": format_number(maximum), "na": NOT_APPLICABLE}
    text = _("Ghi điểm từ 0 đến %(max)s, hoặc %(na)s nếu không áp dụng. Chưa chấm thì để trống.") % words
    _apply(sheet, ranges, rule, text)


def allow_na(sheet: Worksheet, ranges: Iterable[str]) -> None:
    """ "KAD" from a list, or nothing."""
    rule = DataValidation(type="list", formula1=f'"{NOT_APPLICABLE}"')
    _apply(sheet, ranges, rule, _("Chỉ ghi %(na)s (không áp dụng) hoặc để trống.") % {"na": NOT_APPLICABLE})


def _apply(sheet: Worksheet, ranges: Iterable[str], rule: DataValidation, text: str) -> None:
    rule.allow_blank = True
    rule.showErrorMessage = True
    rule.errorTitle, rule.error = _("Không nhận giá trị này"), text
    for cells in ranges:
        rule.add(cells)
    if rule.sqref:
        sheet.data_validations.append(rule)
