"""Heads that give codes of criteria: across a row, or down a column."""

import datetime
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.utils.translation import gettext as _

from cchc.numbers import format_date
from scoring.workbook.cells import Sheet, Value
from scoring.workbook.importing.labels import code_in, is_label, looks_like_code, text_of
from scoring.workbook.importing.scan import Scan, place_of
from scoring.workbook.importing.verdicts import Judge

SEARCHED_ROWS = 60
SEARCHED_COLUMNS = 30
SEARCHED_LINES = 400


@dataclass(frozen=True, slots=True)
class Head:
    """A cell that gives the code of a criterion."""

    row: int
    column: int
    judge: Judge


def row_of_codes(scan: Scan, sheet: Sheet) -> int | None:
    """The row that gives criteria across: two codes, or one beside the head of the units' column.

    Numbers count as codes only beside such a head: "1.1" and "1.2" may be points as well.
    """
    for number, row in enumerate(sheet.rows[:SEARCHED_ROWS]):
        codes = {code for value in row if (code := code_in(value, scan.target.judges))}
        beside = any(is_label(value, "unit_code") or is_label(value, "unit_name") for value in row)
        numbers = beside and any(isinstance(value, float) and text_of(value) in scan.target.judges for value in row)
        if (len(codes) > 1 or (codes and beside) or numbers) and not _is_line(scan, row):
            return number
    return None


def _is_line(scan: Scan, row: list[Value]) -> bool:
    """Whether a row is a unit's own: in a text file points like "1.1" are spelled as codes are."""
    return any(isinstance(value, str) and value.strip() in scan.target.by_code for value in row)


def column_of_codes(scan: Scan, sheet: Sheet) -> int | None:
    """The column that gives most criteria downwards, at least two or one below its head."""
    counts: dict[int, int] = {}
    for row in sheet.rows[:SEARCHED_LINES]:
        for column, value in enumerate(row[:SEARCHED_COLUMNS]):
            if isinstance(value, str) and (
                is_label(value, "criterion_code") or code_in(value, scan.target.judges) is not None
            ):
                counts[column] = counts.get(column, 0) + 1
    best = max(counts, key=lambda column: counts[column], default=None)
    return best if best is not None and counts[best] > 1 else None


def read_heads(scan: Scan, sheet: Sheet, places: Iterable[tuple[int, int]]) -> list[Head]:
    """Criteria at `places` (row, column); a code twice, or one that nobody knows, is refused where it stands."""
    heads: list[Head] = []
    first: dict[str, str] = {}
    for row, column, judge in _judged(scan, sheet, places):
        where = place_of(sheet, row, column)
        if judge.code in first:
            words = {"code": judge.code, "first": first[judge.code]}
            scan.refuse(sheet, row, column, _("Tiêu chí %(code)s đã có ở ô %(first)s. Hãy bỏ một trong hai.") % words)
        else:
            first[judge.code] = where
            heads.append(Head(row, column, judge))
    return heads


def _judged(scan: Scan, sheet: Sheet, places: Iterable[tuple[int, int]]) -> Iterator[tuple[int, int, Judge]]:
    judges, others = scan.target.judges, scan.target.other_codes
    for row, column in places:
        value = sheet.rows[row][column]
        code = _code(value, judges)
        if code is not None and not _is_unclear(value, code, judges):
            yield row, column, judges[code]
        elif (other := _code(value, others)) is not None:
            words = {"cell": place_of(sheet, row, column), "code": other}
            scan.notes.append(_("%(cell)s: tiêu chí %(code)s không chấm trực tiếp trong kỳ này nên không đọc.") % words)
        elif message := _head_problem(value, judges):
            scan.refuse(sheet, row, column, message)


def _code(value: Value, known: "dict[str, Judge] | frozenset[str]") -> str | None:
    if isinstance(value, float):
        text = text_of(value)
        return text if "." in text and text in known else None
    return code_in(value, known)


def _is_unclear(value: Value, code: str, judges: dict[str, Judge]) -> bool:
    """Whether a number can be two codes: a spreadsheet makes 1.1 of "1.10" as well."""
    return isinstance(value, float) and f"{code}0" in judges


def _head_problem(value: Value, judges: dict[str, Judge]) -> str:
    """Why a head cannot be left aside; empty when it is no code."""
    if isinstance(value, datetime.date):
        words = {"date": format_date(value)}
        return _("Ô mã tiêu chí đang là ngày %(date)s. Hãy đổi định dạng ô thành văn bản rồi ghi lại mã.") % words
    if not looks_like_code(value):
        return ""
    code = text_of(value)
    if isinstance(value, float) and code in judges:
        words = {"code": code, "other": f"{code}0"}
        return _("Ô ghi số nên không rõ là tiêu chí %(code)s hay %(other)s. Hãy đổi định dạng ô thành văn bản.") % words
    return _("Kỳ đánh giá không có tiêu chí mã “%(code)s”. Hãy sửa mã hoặc bỏ cột, dòng này.") % {"code": code[:40]}
