"""Widths of columns by what stands in them: Word gives all the same, which tears names and figures apart.

All widths are hundredths of the type's height (em), as Times New Roman sets its signs.
"""

import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

LONGEST = 3000  # a longer text is broken anyway
_LEAST = 100  # of a column in which nothing stands
_USUAL, _CAPITAL, _WIDE = 50, 72, 100
_NARROW = dict.fromkeys("fijlrtI-()", 33) | dict.fromkeys(" ,.:;/|'", 28)
_BROAD = dict.fromkeys("mw", 78) | dict.fromkeys("%MW", 89)


@dataclass(frozen=True, slots=True)
class Need:
    """What a text asks of its column: not to tear its longest word, and the whole on one line."""

    word: int
    line: int


def need_of(text: str, *, is_head: bool = False) -> Need:
    """What one cell's text asks, margins apart. Heads stand over several lines: they ask for their words only."""
    words = text.split()
    longest = max((width_of(word) for word in words), default=0)
    if is_head:
        return Need(longest * 11 // 10, longest * 11 // 10)  # bold
    return Need(longest, max(longest, min(width_of(" ".join(words)), LONGEST)))


def width_of(text: str) -> int:
    """How wide the text is on one line."""
    return sum(_sign(sign) for sign in text)


def _sign(sign: str) -> int:
    plain = unicodedata.normalize("NFD", sign)[0]  # accents take no room
    if found := _NARROW.get(plain) or _BROAD.get(plain):
        return found
    if plain.isupper():
        return _CAPITAL
    return _USUAL if plain.isalnum() or plain < "\u2100" else _WIDE


def widths(columns: Sequence[Iterable[Need]], room: int, padding: int) -> list[int]:
    """Width of each column, where the whole table has `room` and each cell `padding` at its sides.

    Every column gets its longest word; then its whole line, those first that ask least for it. What is left then goes
    where lines are longer than that. The sum may differ from `room`: widths are shares.
    """
    needs = [_together(cells) for cells in columns]
    given = [need.word + padding for need in needs]
    left = max(0, room - sum(given))
    for at in sorted(range(len(needs)), key=lambda at: needs[at].line - needs[at].word):
        asked = needs[at].line - needs[at].word
        if asked > left:
            break
        given[at] += asked
        left -= asked
    missing = [need.line + padding - width for need, width in zip(needs, given, strict=True)]
    wanted = sum(missing)
    return [width + (left * lack // wanted if wanted else 0) for width, lack in zip(given, missing, strict=True)]


def _together(cells: Iterable[Need]) -> Need:
    listed = [*cells, Need(_LEAST, _LEAST)]
    return Need(max(cell.word for cell in listed), max(cell.line for cell in listed))
