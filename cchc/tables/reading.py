"""CSV files as offices save them: UTF-8, one line of headers, separated by commas or semicolons."""

import csv
import io
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from django.utils.translation import gettext as _

from cchc.tables.errors import TableRefusedError
from units.names import clean

HEADER_LINE = 1


@dataclass(frozen=True)
class Line:
    """One row; `number` is its line in the sheet, where the headers are line 1."""

    number: int
    cells: dict[str, str]


@dataclass(frozen=True)
class Table:
    """A table with its file name, its headers in order, and its rows that are not empty."""

    name: str
    headers: tuple[str, ...]
    lines: tuple[Line, ...]


def read_csv(path: Path) -> Table:
    """The table in a file. Raises TableRefusedError when it is no UTF-8, has no or double headers, or rows too long."""
    rows = _rows(path)
    if not rows:
        raise TableRefusedError([_("%(file)s: tệp trống, chưa có dòng tiêu đề cột.") % {"file": path.name}])
    headers = tuple(clean(cell) for cell in rows[0])
    problems = [*_header_problems(path.name, headers), *_length_problems(path.name, len(headers), rows)]
    if problems:
        raise TableRefusedError(problems)
    lines = (
        Line(number, dict(zip(headers, _fitted(row, len(headers)), strict=True)))
        for number, row in enumerate(rows[1:], start=HEADER_LINE + 1)
        if any(row)
    )
    return Table(path.name, headers, tuple(lines))


def _rows(path: Path) -> list[list[str]]:
    text = _text(path)
    first = text.split("\n", 1)[0]
    separator = ";" if first.count(";") > first.count(",") else ","
    return [[cell.strip() for cell in row] for row in csv.reader(io.StringIO(text), delimiter=separator)]


def _text(path: Path) -> str:
    try:
        return path.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError as error:
        message = _("%(file)s: tệp không phải mã Unicode UTF-8. Hãy lưu lại dạng “CSV UTF-8” rồi nhập lại.")
        raise TableRefusedError([message % {"file": path.name}]) from error


def _header_problems(name: str, headers: tuple[str, ...]) -> list[str]:
    problems = []
    if "" in headers:
        place = headers.index("") + 1
        problems.append(_("%(file)s, cột thứ %(place)d: chưa có tên cột.") % {"file": name, "place": place})
    for header, count in Counter(headers).items():
        if header and count > 1:
            problems.append(_("%(file)s: cột “%(column)s” bị trùng.") % {"file": name, "column": header})
    return problems


def _length_problems(name: str, width: int, rows: list[list[str]]) -> list[str]:
    message = _(
        "%(file)s, dòng %(row)d: có %(cells)d ô nhưng chỉ có %(columns)d cột. Ô có dấu phẩy phải đặt trong ngoặc kép."
    )
    return [
        message % {"file": name, "row": number, "cells": len(row), "columns": width}
        for number, row in enumerate(rows, start=HEADER_LINE)
        if any(row[width:])
    ]


def _fitted(row: list[str], width: int) -> list[str]:
    return [*row[:width], *[""] * (width - len(row))]
