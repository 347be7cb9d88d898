"""Reading a workbook of a whole country's scores against bare python-calamine on the same file."""

import random
import tempfile
from pathlib import Path

from openpyxl import Workbook
from python_calamine import CalamineWorkbook

from benchmarks.timing import paired
from scoring.workbook.reading import read_book

GOAL = 2.0


def run() -> None:
    """Print ours (guard, child process, cells back in the parent), the floor in this process, and the ratio."""
    print(f"Reading an .xlsx of units x 60 criteria (goal: at most {GOAL} times bare python-calamine, in process)")
    print(f"{'units':>6} {'cells':>8} {'ours s':>9} {'floor s':>9} {'ratio':>6}")
    with tempfile.TemporaryDirectory() as folder:
        for units in (23, 330, 3_321):
            path = Path(folder) / f"{units}.xlsx"
            matrix(path, units)
            result = paired(lambda: read_book(path), lambda: floor(path))  # noqa: B023  # called at once
            print(f"{units:>6} {units * 62:>8} {result.ours:>9.4f} {result.floor:>9.4f} {result.ratio:>6.2f}")


def floor(path: Path) -> list[object]:
    """The bare reader, all sheets: no check, no limit, blanks and errors and formulas without a value all alike."""
    with CalamineWorkbook.from_path(path) as book:
        return [book.get_sheet_by_index(index).to_python() for index in range(len(book.sheet_names))]


def matrix(path: Path, units: int) -> None:
    """A workbook with codes, names and 60 columns of points."""
    dice = random.Random(units)
    book = Workbook(write_only=True)
    sheet = book.create_sheet("Điểm")
    sheet.append(["Mã đơn vị", "Tên đơn vị", *(f"{1 + n // 9}.{1 + n % 9}" for n in range(60))])
    for number in range(units):
        sheet.append([f"u{number:04d}", f"Xã Số {number}", *(dice.randint(0, 175) / 100 for _ in range(60))])
    book.save(path)
