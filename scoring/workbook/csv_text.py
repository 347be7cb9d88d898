"""CSV as it comes out of Excel, of other programs and of old ones: encoding and delimiter are found out."""

import codecs
import csv
import io
import re
from collections.abc import Iterator
from pathlib import Path

from django.utils.translation import gettext as _

from cchc.numbers import format_number
from scoring.workbook.cells import Book, Sheet, Value, address
from scoring.workbook.limits import Limits
from scoring.workbook.refusals import Refuse
from units.names.legacy import detect

DELIMITERS = ";\t,"  # among equals the first: a comma may be a decimal comma
_SAMPLE = 20_000
_SHARE = 0.2  # of all bytes; half of them in ASCII
_QUOTED = re.compile('"[^"]*"')
_CONTROL = re.compile("[\0-\x08\x0e-\x1f\x7f]")
_DECLARED = re.compile(r"sep=(.)\r?\n", re.IGNORECASE)  # Excel's own first line


def read_csv(data: bytes, refuse: Refuse, limits: Limits) -> Book:
    """A book of one sheet, called like the file without its ending. All values are text.

    Raises WorkbookRefused for what is no text, for lines that cannot be read and for too many rows or columns.
    """
    text, encoding = _decoded(data, refuse)
    text, delimiter = _delimited(text)
    name = Path(refuse.name).stem
    rows = list(_rows(text, delimiter, name, refuse, limits))
    return Book([Sheet(name, hidden=False, rows=rows)], {"format": "csv", "encoding": encoding, "delimiter": delimiter})


def _rows(text: str, delimiter: str, name: str, refuse: Refuse, limits: Limits) -> Iterator[list[Value]]:
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    try:
        for number, row in enumerate(reader):
            if number >= limits.rows or len(row) > limits.columns:
                raise refuse("too_far", sheet=name, cell=address(number, max(len(row) - 1, 0)))
            yield [value or None for value in row]
    except csv.Error as error:
        raise refuse("csv_line", line=format_number(reader.line_num), reason=_reason(error)) from error


def _reason(error: csv.Error) -> str:
    if "field larger" in str(error):
        return _("một ô dài quá %(limit)s ký tự") % {"limit": format_number(csv.field_size_limit())}
    return _("dấu nháy kép không khép đúng chỗ")


def _decoded(data: bytes, refuse: Refuse) -> tuple[str, str]:
    encoding = _encoding(data)
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        raise refuse("csv_not_text") from error
    if _CONTROL.search(text):
        raise refuse("csv_not_text")
    return text, encoding.removesuffix("-sig")


def _encoding(data: bytes) -> str:
    """By the mark at the beginning, by NULs at every other place, by being right UTF-8; else a Windows code page."""
    if data.startswith(codecs.BOM_UTF8):
        return "utf-8-sig"
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return "utf-16"
    if b"\0" in data:
        return _bare_utf_16(data)
    return "utf-8" if _can_be(data, "utf-8") else _code_page(data)


def _bare_utf_16(data: bytes) -> str:
    """Most letters of Vietnamese have a NUL as their upper byte; other text with NULs is none and will be refused."""
    first, second = data[0::2].count(0), data[1::2].count(0)
    if max(first, second) < _SHARE * len(data) or (first and second):
        return "utf-8"
    return "utf-16-be" if first else "utf-16-le"


def _code_page(data: bytes) -> str:
    """1258 is Vietnamese. Text typed in TCVN3 or VNI is left in Western letters, to be repaired where it is shown."""
    western = data[:_SAMPLE].decode("cp1252", errors="replace")
    if detect(western) is None and _can_be(data, "cp1258"):
        return "cp1258"
    return "cp1252" if _can_be(data, "cp1252") else "latin-1"


def _can_be(data: bytes, encoding: str) -> bool:
    try:
        data.decode(encoding)
    except UnicodeDecodeError:
        return False
    return True


def _delimited(text: str) -> tuple[str, str]:
    """The text without a line that declares the delimiter; the delimiter declared, or most frequent in line one."""
    declared = _DECLARED.match(text)
    if declared:
        return text[declared.end() :], declared[1]
    first = next((line for line in text[:_SAMPLE].splitlines() if line.strip()), "")
    plain = _QUOTED.sub("", first)
    return text, max(DELIMITERS, key=plain.count)
