"""All sheets of a workbook, one after the other, within the limits."""

from __future__ import annotations

import io

from scoring.workbook.parsing import by_calamine
from scoring.workbook.parsing.stop import Stop
from scoring.workbook.parsing.wire import to_wire

TYPE_CHECKING = False  # of our own: importing typing doubles the time to start
if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from typing import Any

    from scoring.workbook.parsing.listing import Listed, Reading
    from scoring.workbook.parsing.wire import Cells

    Task = dict[str, Any]


def read_sheets(reader: str, data: bytes, task: Task) -> Iterator[object]:
    """Frames of the book `data` read with `reader`; see scoring.workbook.child. Raises Stop, and whatever it raises."""
    limits: Mapping[str, Any] = task["limits"]
    reading = _open_book(reader, data, limits)
    yield ("begin", reader)
    if not any(sheet.has_cells for sheet in reading.sheets):
        raise Stop("no_sheets")
    _check_list(reading.sheets, limits)
    suspects = _suspect_sheets(data, frozenset(task["suspects"]), reading.sheets)
    cells = 0
    for sheet in reading.sheets:
        if not sheet.has_cells:
            continue
        yield ("sheet", sheet.name, sheet.hidden)
        rows = to_wire(reading.rows(sheet))
        cells += _size(rows)
        if cells > limits["cells"]:
            raise Stop("too_many_cells", sheet=sheet.name)
        yield ("cells", rows, _faults(suspects.get(sheet.index), sheet.name, limits))
    yield ("end",)


def read_thoroughly(data: bytes, task: Task) -> Iterator[object]:
    """Frames of the book `data` read with openpyxl, unless looking at its parts already shows that it is broken."""
    from scoring.workbook.parsing.parts import malformed_part  # noqa: PLC0415  # see _open_book

    part = malformed_part(data)
    if part:
        raise Stop("broken", part=part)
    yield from read_sheets("openpyxl", data, task)


def _open_book(reader: str, data: bytes, limits: Mapping[str, Any]) -> Reading:
    if reader == "calamine":
        return by_calamine.open_book(data, limits)
    # Here and below: imported only where needed, which is seldom, so that the process starts fast.
    from scoring.workbook.parsing import by_openpyxl  # noqa: PLC0415  # slow to load and seldom needed

    return by_openpyxl.open_book(data, limits)


def _check_list(sheets: list[Listed], limits: Mapping[str, Any]) -> None:
    if len(sheets) > limits["sheets"]:
        raise Stop("too_many_sheets")
    seen: set[str] = set()
    for sheet in sheets:
        if sheet.is_macro:
            raise Stop("macros")
        if sheet.name.casefold() in seen:
            raise Stop("same_sheets", sheet=sheet.name)
        seen.add(sheet.name.casefold())


def _size(rows: Cells) -> int:
    return sum(map(len, rows))


def _suspect_sheets(data: bytes, suspects: frozenset[str], sheets: list[Listed]) -> dict[int, bytes]:
    """Index of a sheet -> its XML, for the parts in which the guard saw what may be a formula or an error value."""
    if not suspects:
        return {}
    import zipfile  # noqa: PLC0415  # see _open_book

    from scoring.workbook.parsing.parts import sheet_parts  # noqa: PLC0415  # see _open_book

    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts = sheet_parts(archive)
        if [name for name, _part in parts] != [sheet.name for sheet in sheets]:
            raise Stop("broken", part="xl/workbook.xml")
        return {index: archive.read(part) for index, (_name, part) in enumerate(parts) if part in suspects}


def _faults(xml: bytes | None, name: str, limits: Mapping[str, Any]) -> list[tuple[int, int, str, str]]:
    if xml is None:
        return []
    from scoring.workbook.parsing.faults import find_faults  # noqa: PLC0415  # see _open_book

    return find_faults(xml, name=name, limits=limits)
