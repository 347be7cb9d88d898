"""From the sheets of a workbook to grids of cells, each with its unit and its criterion."""

from collections.abc import Iterator, Sequence

from django.utils.translation import gettext as _

from scoring.workbook.cells import Book, Sheet
from scoring.workbook.importing.findings import Refusal
from scoring.workbook.importing.heads import column_of_codes, row_of_codes
from scoring.workbook.importing.matrices import read_matrix
from scoring.workbook.importing.scan import Grid, Scan
from scoring.workbook.importing.unit_sheets import read_unit_sheet
from scoring.workbook.layout import FINGERPRINT

NAMED = 10


def read_grids(scan: Scan, book: Book) -> list[Grid]:
    """The grids of all sheets that hold criteria; hidden ones only in the portal's own workbook."""
    grids = [grid for grid in _grids(scan, book.sheets) if grid is not None]
    if not grids and not scan.refused and not scan.questions:
        message = _(
            "Không thấy mã tiêu chí nào của kỳ đánh giá trong tệp. "
            "Hãy dùng tệp do cổng xuất ra, hoặc ghi mã tiêu chí ở dòng tiêu đề."
        )
        scan.refused.append(Refusal(book.sheets[0].name if book.sheets else "", message))
    _note_missing(scan, grids)
    return grids


def _grids(scan: Scan, sheets: Sequence[Sheet]) -> Iterator[Grid | None]:
    for number, sheet in enumerate(sheets):
        if sheet.name == FINGERPRINT or not any(sheet.rows):
            continue
        if sheet.hidden and scan.fingerprint is None:
            scan.notes.append(_("Trang ẩn “%(sheet)s” không được đọc.") % {"sheet": sheet.name})
            continue
        yield _grid(scan, number, sheet)


def _grid(scan: Scan, number: int, sheet: Sheet) -> Grid | None:
    across = row_of_codes(scan, sheet)
    if across is not None:
        return read_matrix(scan, number, sheet, across)
    down = column_of_codes(scan, sheet)
    if down is not None:
        return read_unit_sheet(scan, number, sheet, down)
    if scan.fingerprint is None:  # the portal's own summary has none
        scan.notes.append(_("Trang “%(sheet)s” không có mã tiêu chí nên không đọc.") % {"sheet": sheet.name})
    return None


def _note_missing(scan: Scan, grids: Sequence[Grid]) -> None:
    """Criteria that were exported and are not in the file any more."""
    if scan.fingerprint is None or not grids:
        return
    present = {judge.code for grid in grids for judge in grid.criteria()}
    missing = [code for code in scan.fingerprint.codes if code not in present]
    if missing:
        words = {"codes": ", ".join(missing[:NAMED]) + (", …" if len(missing) > NAMED else "")}
        scan.notes.append(_("Tệp không còn tiêu chí %(codes)s như khi xuất; các tiêu chí này giữ nguyên.") % words)
