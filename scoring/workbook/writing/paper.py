"""Columns, frozen panes, protection, and how a sheet prints: on A4, as wide as the page."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.header_footer import HeaderFooterItem, _HeaderFooterPart
from openpyxl.worksheet.page import PageMargins
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

A4 = 9  # Excel's number of the paper
MARGINS = PageMargins(left=0.5, right=0.5, top=0.6, bottom=0.6, header=0.3, footer=0.3)  # inches


@dataclass(frozen=True, slots=True)
class Paper:
    """How a sheet is laid out. `widths` are in characters, by column.

    `head` are the first and last row of the table's head: they stay in view if `frozen`, and stand on each printed
    page if `repeated`, together with the first `fixed` columns. If `locked`, only unlocked cells can be changed.
    """

    widths: Sequence[float]
    head: tuple[int, int]
    fixed: int = 0
    landscape: bool = True
    locked: bool = False
    frozen: bool = True
    repeated: bool = True
    footer: str = ""


def lay_out(sheet: Worksheet, paper: Paper) -> None:
    """Set the sheet up; to be called before its first row is written."""
    for column, width in enumerate(paper.widths, start=1):
        sheet.column_dimensions[get_column_letter(column)].width = width
    _keep_in_view(sheet, paper)
    _set_up_page(sheet, paper)
    if paper.locked:
        _lock(sheet)


def _keep_in_view(sheet: Worksheet, paper: Paper) -> None:
    first, last = paper.head
    if paper.frozen:
        sheet.freeze_panes = f"{get_column_letter(paper.fixed + 1)}{last + 1}"
    if paper.repeated:
        sheet.print_title_rows = f"{first}:{last}"
    if paper.repeated and paper.fixed:
        sheet.print_title_cols = f"A:{get_column_letter(paper.fixed)}"


def _set_up_page(sheet: Worksheet, paper: Paper) -> None:
    sheet.page_setup.paperSize = A4
    sheet.page_setup.orientation = "landscape" if paper.landscape else "portrait"
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.page_margins = MARGINS
    sheet.print_options.horizontalCentered = True
    pages = _("Trang %(page)s/%(pages)s") % {"page": "&P", "pages": "&N"}
    sheet.HeaderFooter.oddFooter = HeaderFooterItem(
        left=_HeaderFooterPart(paper.footer.replace("&", "&&")), right=_HeaderFooterPart(pages)
    )


def _lock(sheet: Worksheet) -> None:
    """Only unlocked cells can be changed; no password, so that whoever must can lift it. Columns may be widened."""
    sheet.protection.sheet = True
    sheet.protection.formatColumns = False
    sheet.protection.formatRows = False
