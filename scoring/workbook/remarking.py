"""`python -m scoring.workbook.remarking FILE`: the workbook FILE with remarks on its cells, to standard output.

In (standard input): JSON {name, remarks: [[address, kind, text]]}; `name` says by its ending what FILE is. A program
of its own, without Django, so that a workbook that fills memory takes nothing else with it.
"""

import csv
import io
import json
import resource
import sys
from collections import defaultdict
from pathlib import Path
from typing import Any

from openpyxl import Workbook, load_workbook
from openpyxl.comments import Comment
from openpyxl.styles import PatternFill
from openpyxl.worksheet.worksheet import Worksheet

MEMORY, SECONDS = 1_500_000_000, 50
AUTHOR = "Cổng chấm điểm CCHC"
FILLS = {"refused": "F8C9C4", "question": "FCE8B2", "conflict": "F9D5A7", "repair": "CFE2F3"}
WIDTH, LINE_HEIGHT, LETTERS_IN_LINE = 320, 22, 42

Remarks = dict[str, list[tuple[str, str]]]


def main(path: str) -> None:
    """Read the task, limit this process, write the workbook."""
    task: dict[str, Any] = json.load(sys.stdin.buffer)
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    book = _of_csv(path) if task["name"].lower().endswith(".csv") else _of_xlsx(path)
    _remark(book, task["remarks"])
    file = io.BytesIO()
    book.save(file)
    sys.stdout.buffer.write(file.getvalue())


def _of_xlsx(path: str) -> Workbook:
    """As a file object: of a path openpyxl wants a certain ending."""
    with Path(path).open("rb") as file:
        return load_workbook(file)


def _of_csv(path: str) -> Workbook:
    """A text file as a workbook, every cell a text."""
    text = Path(path).read_bytes().decode("utf-8-sig", errors="replace")
    book = Workbook()
    sheet = book.worksheets[0]
    first = text.split("\n", 1)[0]
    delimiter = max(";,\t", key=first.count)
    for number, row in enumerate(csv.reader(io.StringIO(text), delimiter=delimiter), start=1):
        for column, value in enumerate(row, start=1):
            cell = sheet.cell(number, column)
            cell.value, cell.data_type = value, "s"  # "=1+1" stays a text
    return book


def _remark(book: Workbook, remarks: list[tuple[str, str, str]]) -> None:
    """Colour and comment; what names no cell of a sheet stands at the first cell of the first sheet in view."""
    gathered: dict[tuple[str, str], list[tuple[str, str]]] = defaultdict(list)
    first = next((sheet for sheet in book.worksheets if sheet.sheet_state == "visible"), book.worksheets[0])
    for where, kind, text in remarks:
        name, _mark, cell = where.rpartition("!")
        if len(book.worksheets) == 1 and name and name not in book.sheetnames:
            name = first.title
        gathered[(name, cell) if name in book.sheetnames else (first.title, "A1")].append((kind, text))
    for (name, cell), said in gathered.items():
        _remark_cell(book[name], cell, said)


def _remark_cell(sheet: Worksheet, address: str, said: list[tuple[str, str]]) -> None:
    cell = sheet[address]
    text = "\n".join(dict.fromkeys(text for _kind, text in said))
    comment = Comment(text, AUTHOR)
    comment.width, comment.height = WIDTH, LINE_HEIGHT * (2 + len(text) // LETTERS_IN_LINE + text.count("\n"))
    cell.comment = comment
    cell.fill = PatternFill("solid", start_color=FILLS[said[0][0]])


if __name__ == "__main__":
    main(sys.argv[1])
