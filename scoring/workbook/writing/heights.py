"""Heights of rows with wrapped text.

Not every program fits rows to their text when it opens a file (LibreOffice leaves protected sheets alone), so the
height is written, reckoned on the generous side.
"""

from collections.abc import Iterable, Sequence
from math import ceil

from scoring.workbook.writing.looks import Look

NORMAL_SIZE = 11  # a column's width counts digits of this size, in printer's points
LETTERS = 1.2  # letters that fit in the room of a digit, fewer than they are
LEADING = 1.3  # height of a line over the size of its letters
BOLD_WIDTH = 1.1  # bold letters over plain ones
INDENT = 1.5  # on one side, in characters
MARGIN = 3
TALLEST = 409  # Excel's limit


def row_height(items: Sequence[tuple[object, Look] | None], widths: Sequence[float]) -> float | None:
    """Height in printer's points for the tallest text of a row; None where a row as high as usual will do."""
    needed = max((_needed(item, width) for item, width in zip(items, widths, strict=False) if item), default=0.0)
    return min(TALLEST, MARGIN + ceil(needed)) if needed else None


def _needed(item: tuple[object, Look], width: float) -> float:
    """Height that a text needs beyond the usual row; 0 where it needs none."""
    text, look = item
    if not isinstance(text, str):
        return 0.0
    lines = _lines_in(text, look, width) if look.wrap else 1
    return lines * look.size * LEADING if lines > 1 or look.size > NORMAL_SIZE else 0.0


def _lines_in(text: str, look: Look, width: float) -> int:
    room = (width - INDENT) * LETTERS * NORMAL_SIZE / look.size / (BOLD_WIDTH if look.bold else 1)
    if len(text) <= room and "\n" not in text:
        return 1
    return sum(_lines(paragraph.split(), room) for paragraph in text.split("\n"))


def _lines(words: Iterable[str], room: float) -> int:
    """Lines that `words` take, filled one after the other; a word longer than a line is broken."""
    lines, used = 1, 0.0
    for word in words:
        if used and used + 1 + len(word) > room:
            lines, used = lines + 1, 0.0
        used += len(word) + (1 if used else 0)
        if used > room:
            lines += ceil(used / room) - 1
            used %= room
    return lines
