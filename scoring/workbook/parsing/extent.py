"""How far a sheet may reach."""

from __future__ import annotations

from scoring.workbook.parsing.addresses import address
from scoring.workbook.parsing.stop import Stop

TYPE_CHECKING = False  # of our own: importing typing doubles the time to start
if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any


def check_extent(row: int, column: int, *, name: str, limits: Mapping[str, Any]) -> None:
    """Raise Stop if the cell at (row, column), counted from 0, lies beyond the limits."""
    if row >= limits["rows"] or column >= limits["columns"]:
        raise Stop("too_far", sheet=name, cell=address(row, column))
