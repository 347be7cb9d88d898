"""Sheets of one unit, criteria downwards."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from scoring.workbook.cells import Sheet
from scoring.workbook.importing.heads import read_heads
from scoring.workbook.importing.labels import Label, is_blank, is_label, key, text_of
from scoring.workbook.importing.scan import Scan, UnitGrid, cell
from scoring.workbook.importing.target import Member
from scoring.workbook.layout import BookKind

_UNIT_LABELS: tuple[Label, ...] = ("unit_code", "unit_name")
HEAD_ABOVE = 5  # rows above the first code in which the head of the points may stand


def read_unit_sheet(scan: Scan, number: int, sheet: Sheet, column: int) -> UnitGrid | None:
    """The grid of a sheet whose column gives criteria; None where its unit or its points cannot be found."""
    rows = [row for row in range(len(sheet.rows)) if not is_blank(cell(sheet, row, column))]
    heads = read_heads(scan, sheet, ((row, column) for row in rows if not _is_head(sheet, row, column)))
    if not heads:
        return None
    top = heads[0].row
    points = _points_column(scan, sheet, top)
    if points is None:
        scan.refuse(sheet, max(top - 1, 0), column, _("Không thấy cột “Điểm”. Hãy đặt tên cột điểm là “Điểm”."))
        return None
    member = _member(scan, sheet, top)
    if member is None:
        return None
    na = next(_columns(scan, sheet, top, "not_applicable"), None)
    return UnitGrid(number, sheet, member.place, points, na, [(head.row, head.judge) for head in heads])


def _is_head(sheet: Sheet, row: int, column: int) -> bool:
    value = cell(sheet, row, column)
    return is_label(value, "criterion_code") or is_label(value, "unit_code")


def _columns(scan: Scan, sheet: Sheet, top: int, label: Label) -> Iterator[int]:
    """Columns with this head, the lowest head first."""
    for row in range(top - 1, max(top - 1 - HEAD_ABOVE, -1), -1):
        yield from (column for column, value in enumerate(sheet.rows[row]) if is_label(value, label, scan.target.layer))


def _points_column(scan: Scan, sheet: Sheet, top: int) -> int | None:
    return next(_columns(scan, sheet, top, "points"), None)


def _member(scan: Scan, sheet: Sheet, top: int) -> Member | None:
    """The unit that the lines above the table name, else the one of the fingerprint, else the sheet's name."""
    row, column, code, name = _named(sheet, top)
    mark = scan.fingerprint
    exported = mark.units[0] if mark and mark.kind == BookKind.UNIT and len(mark.units) == 1 else ""
    if not code and not name:
        code, name = (exported, "") if exported else ("", sheet.name)
    member = scan.member(sheet, row, column, code, name)
    if member and exported and member.code != exported:
        words = {"code": exported, "unit": member.full_name}
        message = _("Phiếu này xuất cho đơn vị mã “%(code)s” nhưng ghi %(unit)s. Hãy xuất phiếu của đúng đơn vị.")
        scan.refuse(sheet, row, column, message % words)
        return None
    return member


def _named(sheet: Sheet, top: int) -> tuple[int, int, str, str]:
    """Row, column, code and name given above the table as "Mã đơn vị | ha-ky" or "Đơn vị: Hà Kỳ"."""
    where, found = (0, 0), dict.fromkeys(_UNIT_LABELS, "")
    for row in range(top):
        for column in range(len(sheet.rows[row])):
            for label in _UNIT_LABELS:
                text = _beside(sheet, row, column, label)
                if text and not found[label]:
                    where, found[label] = (row, column), text
    return *where, found["unit_code"], found["unit_name"]


def _beside(sheet: Sheet, row: int, column: int, label: Label) -> str:
    """The text after a label: in the same cell after a colon, or in the next cell that is filled."""
    value = cell(sheet, row, column)
    if not isinstance(value, str):
        return ""
    head, colon, tail = value.partition(":")
    if not is_label(head, label):
        return ""
    if colon and key(tail):
        return tail.strip()
    rest = (text_of(other) for other in sheet.rows[row][column + 1 :])
    return next(filter(None, rest), "")
