"""What goes between parent and child: frames of plain values.

The frames are packed with marshal: as fast as reading itself, and unlike pickle unable to import or call anything
when loaded. What the child sends is made by our own code; bytes of the workbook travel as text and numbers only.
"""

from __future__ import annotations

import datetime
import marshal
from math import isfinite

TYPE_CHECKING = False  # of our own: importing typing doubles the time to start
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from typing import Any

    Cells = list[list[Any]]

SIZE = 8  # bytes of the length before a frame
_INFINITY = float("inf")
_DAY = datetime.timedelta(days=1)


def pack(frame: Any) -> bytes:
    """One frame, with its length before it."""
    body = marshal.dumps(frame)
    return len(body).to_bytes(SIZE, "big") + body


def unpack(data: bytes) -> Iterator[Any]:
    """The frames of `data`. Raises ValueError, EOFError or TypeError where it is cut off."""
    view, place = memoryview(data), 0
    while place < len(view):
        start = place + SIZE
        place = start + int.from_bytes(view[place:start], "big")
        if place > len(view):
            raise EOFError
        yield marshal.loads(view[start:place])  # noqa: S302  # see the module's docstring


def to_wire(rows: Iterable[Iterable[Any]]) -> Cells:
    """Values as a reader gives them; anything but text, numbers and blanks becomes a tuple (kind, text)."""
    return [[v if v.__class__ is float and -_INFINITY < v < _INFINITY else _to_wire(v) for v in row] for row in rows]


def _to_wire(value: Any) -> Any:
    match value:
        case None | "":
            return None
        case bool() | str():
            return value
        case int() | float():
            return _number(value)
        case datetime.timedelta():
            return value / _DAY
        case _:
            return (type(value).__name__, value.isoformat())


def _number(value: float) -> Any:
    """Whole numbers as floats, as Excel keeps them; what is no number as an error."""
    try:
        number = float(value)
    except OverflowError:
        number = _INFINITY
    return number if isfinite(number) else ("error_value", str(number))
