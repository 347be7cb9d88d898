"""Reading workbooks that people send: guard, child process, neutral cells."""

import datetime
import logging
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from scoring.workbook.archive import checked_parts
from scoring.workbook.cells import Book, CellFault, Sheet, Value
from scoring.workbook.csv_text import read_csv
from scoring.workbook.guard import kind_of, load
from scoring.workbook.limits import DEFAULT, Limits
from scoring.workbook.parsing.wire import unpack
from scoring.workbook.process import Child, TooSlowError
from scoring.workbook.refusals import Refuse, WorkbookRefused
from scoring.workbook.sweep import sweep

__all__ = ["WorkbookRefused", "read_book"]

logger = logging.getLogger(__name__)

_PARSERS: dict[str, Callable[[str], Value]] = {
    "date": datetime.date.fromisoformat,
    "datetime": datetime.datetime.fromisoformat,
    "time": datetime.time.fromisoformat,
    "error_value": lambda text: CellFault("error_value", text),
}


def read_book(path: Path, *, limits: Limits = DEFAULT, name: str = "") -> Book:
    """All sheets of the .xlsx or .csv file at `path`.

    `name` is what people call the file if `path` does not say it (an upload kept under another name); its ending
    counts, and messages show it. Raises WorkbookRefused for every file that is not read whole.
    """
    refuse = Refuse(name or path.name, limits)
    data = load(path, refuse, limits)
    if kind_of(data, refuse) == "csv":
        return read_csv(data, refuse, limits)
    parts = checked_parts(data, refuse, limits)
    with Child(limits) as child:
        findings = sweep(data, parts, refuse)
        try:
            answer = child.ask(data, findings)
        except TooSlowError as error:
            raise refuse("too_slow") from error
    return _Assembly(refuse).book(answer)


class _Assembly:
    """A book out of the child's frames; see scoring.workbook.child."""

    def __init__(self, refuse: Refuse) -> None:
        self.refuse = refuse
        self.sheets: list[Sheet] = []
        self.reader = ""
        self.begun: tuple[str, bool] | None = None

    def book(self, answer: bytes) -> Book:
        """The whole book, or WorkbookRefused."""
        try:
            for frame in unpack(answer):
                if frame[0] == "end":
                    return Book(self.sheets, {"format": "xlsx", "reader": self.reader})
                self._take(frame)
        except EOFError:
            logger.warning("The answer about a workbook is cut off")
        raise self._died()

    def _take(self, frame: Any) -> None:
        match frame:
            case ("begin", reader):
                self.sheets, self.reader, self.begun = [], reader, None
            case ("sheet", name, hidden):
                self.begun = (name, hidden)
            case ("cells", rows, faults):
                self._add_sheet(rows, faults)
            case ("stop", code, details):
                raise self._stopped(code, details)
            case ("failed", message):
                raise self._broken(message)

    def _add_sheet(self, rows: list[list[Any]], faults: Iterable[tuple[int, int, str, str]]) -> None:
        name, hidden = self.begun or ("", False)
        for row in rows:
            if tuple in set(map(type, row)):
                row[:] = [_PARSERS[value[0]](value[1]) if value.__class__ is tuple else value for value in row]
        for row_number, column, kind, text in faults:
            _put(rows, row_number, column, CellFault(kind, text))  # type: ignore[arg-type]  # a word of ours
        self.sheets.append(Sheet(name, hidden, rows))
        self.begun = None

    def _stopped(self, code: str, details: dict[str, str]) -> WorkbookRefused:
        if code == "too_heavy":
            return self._died()
        if code == "broken" and self.begun:
            return self.refuse("broken_sheet", sheet=self.begun[0])
        return self.refuse(code, **details)

    def _broken(self, message: str) -> WorkbookRefused:
        logger.info("A workbook is broken: %s", message)
        return self.refuse("broken_sheet", sheet=self.begun[0]) if self.begun else self.refuse("damaged")

    def _died(self) -> WorkbookRefused:
        """Memory, processor time or room for the answer ran out, most likely in the sheet begun last."""
        return self.refuse("sheet_too_heavy", sheet=self.begun[0]) if self.begun else self.refuse("too_heavy")


def _put(rows: list[list[Any]], row: int, column: int, fault: CellFault) -> None:
    """Readers end rows and sheets at the last value; a fault may lie beyond."""
    rows.extend([] for _ in range(row + 1 - len(rows)))
    cells = rows[row]
    cells.extend([None] * (column + 1 - len(cells)))
    cells[column] = fault
