"""Workbooks for import tests: in memory for what they say, as files for the whole way."""

import io
from typing import Any

from openpyxl import Workbook, load_workbook

from scoring.marks import mark_of, mark_text
from scoring.models import Event, Layer, Round, Score, ScoreImport
from scoring.workbook.cells import Book, Sheet
from scoring.workbook.importing import flow
from scoring.workbook.importing.preview import Preview, preview
from scoring.workbook.writing.book import to_bytes
from scoring.workbook.writing.scores.books import matrix_book, unit_book

HEAD = ["Mã đơn vị", "Tên đơn vị"]


def book(*rows, name="Bảng", hidden=False) -> Book:
    """A workbook of one sheet; whole numbers as floats, as every reader gives them."""
    return Book([sheet(*rows, name=name, hidden=hidden)])


def sheet(*rows, name="Bảng", hidden=False) -> Sheet:
    return Sheet(name, hidden, [[float(v) if type(v) is int else v for v in row] for row in rows])


def look(round_: Round, *rows, **arguments) -> Preview:
    """The preview of one sheet."""
    return preview(book(*rows), round_, Layer.FINAL, **arguments)


def changes(found: Preview) -> dict[tuple[str, str], str]:
    """New marks by unit and criterion."""
    return {(change.unit, change.criterion): change.new for change in [*found.new, *found.changed]}


def refusals(found: Preview) -> dict[str, str]:
    return {refusal.address: refusal.message for refusal in found.refused}


def marks(round_: Round) -> dict[tuple[str, str], str]:
    """All marks stored, by unit and criterion."""
    rows = Score.objects.filter(round_unit__round=round_)
    found = rows.values_list("round_unit__unit__code", "criterion__code", "points", "not_applicable")
    return {(unit, code): mark_text(mark_of(points, not_applicable=na)) for unit, code, points, na in found}


def exported(round_: Round, unit: str = "") -> bytes:
    return to_bytes(unit_book(round_, unit) if unit else matrix_book(round_))


def edited(data: bytes, cells: dict[str, Any]) -> bytes:
    """The file with cells changed, "Sheet!C7" to value; None blanks."""
    workbook = load_workbook(io.BytesIO(data))
    for where, value in cells.items():
        name, _, cell = where.rpartition("!")
        workbook[name][cell] = value
    return saved(workbook)


def saved(workbook: Workbook) -> bytes:
    file = io.BytesIO()
    workbook.save(file)
    return file.getvalue()


def written(*rows, name="Bảng") -> bytes:
    """A file of one sheet."""
    workbook = Workbook()
    workbook.worksheets[0].title = name
    for row in rows:
        workbook.worksheets[0].append(row)
    return saved(workbook)


def upload(round_: Round, data: bytes, *, actor=None, name="diem.xlsx", layer=Layer.FINAL) -> ScoreImport:
    """A file handed in and read."""
    return flow.read(flow.start(actor=actor, round_=round_, layer=layer, name=name, data=data))


def cell_of(data: bytes, unit: str, criterion: str) -> str:
    """Where a unit's mark stands in an exported matrix."""
    for sheet_ in load_workbook(io.BytesIO(data)).worksheets:
        heads = {cell.value: cell.coordinate for row in sheet_.iter_rows(max_row=20) for cell in row}
        if criterion in heads:
            row = next(row[0].row for row in sheet_.iter_rows() if row[0].value == unit)
            return f"{sheet_.title}!{heads[criterion].rstrip('0123456789')}{row}"
    raise KeyError(criterion)


def last_event() -> Event:
    return Event.objects.order_by("-pk")[0]
