"""The sheets of a workbook, whichever library reads it."""

from __future__ import annotations

TYPE_CHECKING = False  # of our own: importing typing doubles the time to start
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from typing import Any


class Listed:
    """One sheet of the workbook, not yet read."""

    __slots__ = ("has_cells", "hidden", "index", "is_macro", "name")

    def __init__(self, *, index: int, name: str, hidden: bool, has_cells: bool = True, is_macro: bool = False) -> None:
        self.index = index
        self.name = name
        self.hidden = hidden
        self.has_cells = has_cells
        self.is_macro = is_macro


class Reading:
    """An opened workbook. `rows` gives the rows of a sheet from A1 on, and raises Stop beyond the limits."""

    __slots__ = ("reader", "rows", "sheets")

    def __init__(self, reader: str, sheets: list[Listed], rows: Callable[[Listed], Iterable[Iterable[Any]]]) -> None:
        self.reader = reader
        self.sheets = sheets
        self.rows = rows
