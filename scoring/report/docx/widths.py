"""Widths of columns by what stands in them: Word gives all the same, which tears names and figures apart."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

LONGEST = 60  # signs: a longer text is broken anyway
_PADDING = 3  # signs: the margins of a cell


@dataclass(frozen=True, slots=True)
class Need:
    """What a text asks of its column, in signs: not to tear its longest word, and the whole on one line."""

    word: int
    line: int


def need_of(text: str) -> Need:
    """What one cell's text asks."""
    words = text.split()
    longest = max((len(word) for word in words), default=0)
    return Need(longest + _PADDING, min(len(" ".join(words)), LONGEST) + _PADDING)


def widths(columns: Sequence[Iterable[Need]], room: int) -> list[int]:
    """Width of each column in signs, where the whole table has `room` signs.

    Every column gets its longest word; what is left goes where lines would be long. The sum may differ from `room`:
    widths are shares.
    """
    needs = [_together(cells) for cells in columns]
    wanted = sum(need.line - need.word for need in needs)
    left = max(0, room - sum(need.word for need in needs))
    return [need.word + (left * (need.line - need.word) // wanted if wanted else 0) for need in needs]


def _together(cells: Iterable[Need]) -> Need:
    listed = [*cells, Need(_PADDING + 1, _PADDING + 1)]
    return Need(max(cell.word for cell in listed), max(cell.line for cell in listed))
