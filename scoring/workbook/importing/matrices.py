"""Sheets with units downwards and criteria across: the portal's own, or an office's with the same codes."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from scoring.marks import plain
from scoring.workbook.cells import Sheet
from scoring.workbook.importing.heads import Head, read_heads
from scoring.workbook.importing.labels import Label, is_blank, is_label, text_of
from scoring.workbook.importing.scan import MatrixGrid, Scan, cell, place_of
from units.names import match_key
from units.names.legacy import repaired

LABELS_ABOVE, LABELS_BELOW = 3, 2  # rows around that of the codes in which the heads of the units' columns may stand
LOOKED_AT = 200


@dataclass(frozen=True, slots=True)
class UnitColumns:
    """Columns of code and name; either may be missing, not both."""

    code: int | None
    name: int | None

    def texts(self, sheet: Sheet, row: int) -> tuple[str, str]:
        """Code and name in a row."""
        return _text(sheet, row, self.code), _text(sheet, row, self.name)

    @property
    def named(self) -> int:
        """The column where a question about a row stands."""
        return self.name if self.name is not None else self.code or 0


def read_matrix(scan: Scan, number: int, sheet: Sheet, head_row: int) -> MatrixGrid | None:
    """The grid of a sheet whose row `head_row` gives criteria; None where the units cannot be found."""
    heads = read_heads(scan, sheet, ((head_row, column) for column in range(len(sheet.rows[head_row]))))
    taken = {head.column for head in heads}
    units = _unit_columns(scan, sheet, head_row, taken)
    if units is None:
        scan.refuse(sheet, head_row, 0, _("Không thấy cột mã hoặc tên đơn vị. Hãy thêm cột “Mã đơn vị” rồi nhập lại."))
        return None
    _note_other_columns(scan, sheet, head_row, {*taken, units.code, units.name})
    lines = list(_lines(scan, sheet, range(head_row + 1, len(sheet.rows)), units, heads))
    return MatrixGrid(number, sheet, [(head.column, head.judge) for head in heads], lines)


def _unit_columns(scan: Scan, sheet: Sheet, head_row: int, taken: set[int]) -> UnitColumns | None:
    """By their heads, otherwise by what stands in them."""
    around = range(max(0, head_row - LABELS_ABOVE), min(len(sheet.rows), head_row + LABELS_BELOW))
    near = sorted(around, key=lambda row: abs(row - head_row))
    code = _labelled(scan, sheet, near, "unit_code", taken)
    name = _labelled(scan, sheet, near, "unit_name", taken)
    if code is None:
        code = _filled(sheet, head_row, {*taken, name}, scan.target.by_code.__contains__)
    if name is None:
        name = _filled(sheet, head_row, {*taken, code}, lambda text: match_key(text) in scan.target.by_name)
    return None if code is None and name is None else UnitColumns(code, name)


def _labelled(scan: Scan, sheet: Sheet, rows: Sequence[int], label: Label, taken: set[int]) -> int | None:
    for row in rows:
        for column, value in enumerate(sheet.rows[row]):
            if column not in taken and isinstance(value, str) and is_label(value, label):
                if (old := repaired(value)) is not None:
                    scan.repaired(place_of(sheet, row, column), value, old)
                return column
    return None


def _filled(sheet: Sheet, head_row: int, taken: set[int | None], fits: Callable[[str], bool]) -> int | None:
    """The column in which most cells below the head are what is looked for."""
    counts: dict[int, int] = {}
    for row in sheet.rows[head_row + 1 : head_row + 1 + LOOKED_AT]:
        for column, value in enumerate(row):
            if column not in taken and isinstance(value, str) and fits(text_of(value)):
                counts[column] = counts.get(column, 0) + 1
    return max(counts, key=lambda column: counts[column], default=None)


def _note_other_columns(scan: Scan, sheet: Sheet, head_row: int, taken: set[int | None]) -> None:
    names = [
        text for column, value in enumerate(sheet.rows[head_row]) if column not in taken and (text := text_of(value))
    ]
    if names:
        words = {"sheet": sheet.name, "columns": "; ".join(f"“{name[:40]}”" for name in names[:10])}
        scan.notes.append(_("Trang “%(sheet)s”: không đọc các cột %(columns)s.") % words)


def _lines(
    scan: Scan, sheet: Sheet, rows: range, units: UnitColumns, heads: Sequence[Head]
) -> Iterator[tuple[int, int]]:
    """Rows of units with their places; a unit twice is refused at its second row."""
    first: dict[int, int] = {}
    for row in rows:
        code, name = units.texts(sheet, row)
        member = scan.known(code, name)
        if member is None and _is_unit(scan, sheet, row, (code, name), heads, is_top=not first):
            member = scan.member(sheet, row, units.named, code, name)
        if member is None:
            continue
        if member.place in first:
            words = {"unit": member.full_name, "cell": place_of(sheet, first[member.place], units.named)}
            scan.refuse(sheet, row, units.named, _("%(unit)s đã có ở ô %(cell)s. Hãy bỏ một trong hai dòng.") % words)
            continue
        first[member.place] = row
        yield row, member.place


def _is_unit(
    scan: Scan, sheet: Sheet, row: int, texts: tuple[str, str], heads: Sequence[Head], *, is_top: bool
) -> bool:
    """Whether a row is a unit's; what is left aside without being a head or a total is said."""
    if texts[0] in scan.target.by_code:
        return True
    if any(is_label(text, "no_unit") for text in texts):
        return False
    filled = [head for head in heads if not is_blank(cell(sheet, row, head.column))]
    if any(texts):
        return bool(filled) or match_key(texts[1]) in scan.target.by_name or _left_aside(scan, sheet, row, texts)
    if filled and not (is_top and _is_heading(sheet, row, filled)):
        scan.refuse(sheet, row, filled[0].column, _("Dòng có điểm nhưng không ghi mã hay tên đơn vị. Hãy ghi đơn vị."))
    return False


def _left_aside(scan: Scan, sheet: Sheet, row: int, texts: tuple[str, str]) -> bool:
    """A row without points that names no unit: a signature, a remark."""
    words = {"sheet": sheet.name, "row": row + 1, "text": next(filter(None, texts))[:60]}
    scan.notes.append(_("Trang “%(sheet)s”, dòng %(row)d “%(text)s”: không có điểm nên không đọc.") % words)
    return False


def _is_heading(sheet: Sheet, row: int, filled: Sequence[Head]) -> bool:
    """Whether a row between the codes and the first unit gives titles or maxima."""
    for head in filled:
        value = cell(sheet, row, head.column)
        mark = head.judge[value][0] if isinstance(value, str | float) else ""
        if mark not in {None, plain(head.judge.leaf.max_points)}:
            return False
    return True


def _text(sheet: Sheet, row: int, column: int | None) -> str:
    return "" if column is None else text_of(cell(sheet, row, column))
