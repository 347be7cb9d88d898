"""How every sheet begins, and tables of which each column says itself what it shows."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from openpyxl import Workbook
from openpyxl.utils import get_column_letter

from scoring.workbook.writing.book import add_sheet
from scoring.workbook.writing.heading import Heading, write_heading
from scoring.workbook.writing.ink import Ink, Value
from scoring.workbook.writing.looks import HEAD, Look
from scoring.workbook.writing.paper import Paper, lay_out

R = TypeVar("R")


@dataclass(frozen=True, slots=True)
class Form:
    """A sheet to be: the name on its tab, its title, widths of its columns in characters, remarks under the title.

    The head of its table takes `head_rows` rows, after `above` rows of something else. The other fields are those
    of `Paper`.
    """

    name: str
    title: str
    widths: Sequence[float]
    remarks: Sequence[str] = ()
    above: int = 0
    head_rows: int = 1
    fixed: int = 0
    landscape: bool = True
    locked: bool = False
    frozen: bool = True
    repeated: bool = True


def begin(book: Workbook, form: Form, heading: Heading) -> Ink:
    """Add the sheet and write its heading; what is written next is `above`, then the head of the table."""
    ink = Ink(add_sheet(book, form.name), form.widths)
    first = heading.rows(len(form.remarks)) + form.above + 1
    paper = Paper(
        widths=form.widths,
        head=(first, first + form.head_rows - 1),
        fixed=form.fixed,
        landscape=form.landscape,
        locked=form.locked,
        frozen=form.frozen,
        repeated=form.repeated,
        footer=heading.footer,
    )
    lay_out(ink.sheet, paper)
    write_heading(ink, heading, form.title, form.remarks)
    return ink


@dataclass(frozen=True, slots=True)
class Column(Generic[R]):
    """A column: its head, its width in characters, what it reads from a row, and how that looks."""

    head: str
    width: float
    look: Look | Callable[[R], Look]
    read: Callable[[R], Value]

    def look_of(self, row: R) -> Look:
        """The look of this column's cell in `row`."""
        return self.look if isinstance(self.look, Look) else self.look(row)


def widths(columns: Iterable[Column[R]]) -> list[float]:
    """Widths of the columns, in order."""
    return [column.width for column in columns]


def write_table(ink: Ink, columns: Sequence[Column[R]], rows: Iterable[R], *, filtered: bool = True) -> None:
    """Write head and rows; with `filtered`, the reader can filter and sort by the head."""
    first = ink.next_row
    ink.row((column.head, HEAD) for column in columns)
    for row in rows:
        ink.row((column.read(row), column.look_of(row)) for column in columns)
    if filtered and ink.rows > first:
        ink.sheet.auto_filter.ref = f"A{first}:{get_column_letter(len(columns))}{ink.rows}"
