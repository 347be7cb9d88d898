"""A new workbook, names of its sheets, and the way it gets to a file or a page."""

import io
import re
from collections.abc import Collection
from pathlib import Path
from typing import cast

from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from scoring.workbook.writing.files import write_atomically

CREATOR = "Cổng chấm điểm CCHC"
LONGEST_NAME = 31
_NOT_IN_A_NAME = re.compile(r"[\[\]:*?/\\\x00-\x1f]")


def new_book(title: str) -> Workbook:
    """An empty workbook whose sheets are written row by row."""
    book = Workbook(write_only=True)
    book.properties.creator, book.properties.title = CREATOR, title
    return book


def add_sheet(book: Workbook, name: str) -> Worksheet:
    """A new sheet at the end, named as nearly `name` as Excel lets it."""
    # A sheet written row by row has all settings of a Worksheet, though the type that openpyxl gives it has not.
    return cast("Worksheet", book.create_sheet(sheet_name(name, book.sheetnames)))


def sheet_name(name: str, taken: Collection[str]) -> str:
    """`name` without what Excel forbids, cut to its 31 characters, and different from those taken."""
    plain = " ".join(_NOT_IN_A_NAME.sub(" ", name).split()).strip("'")[:LONGEST_NAME].strip() or "Trang"
    used = {other.casefold() for other in taken}
    found, number = plain, 1
    while found.casefold() in used:
        number += 1
        tail = f" ({number})"
        found = plain[: LONGEST_NAME - len(tail)] + tail
    return found


def save(book: Workbook, path: Path) -> None:
    """Write the workbook to `path`, all of it or nothing. Raises OSError. A workbook can be saved once."""
    write_atomically(path, book.save)


def to_bytes(book: Workbook) -> bytes:
    """The file's content. A workbook can be saved once."""
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()
