"""Reading bytes as if a person had sent them."""

from pathlib import Path

from scoring.workbook.cells import Book
from scoring.workbook.limits import DEFAULT, Limits
from scoring.workbook.reading import read_book

CAREFUL = "<!-- -->"  # a comment beside the cells sends the file to openpyxl


def read_bytes(folder: Path, data: bytes, limits: Limits = DEFAULT) -> Book:
    path = folder / "điểm.xlsx"
    path.write_bytes(data)
    return read_book(path, limits=limits)
