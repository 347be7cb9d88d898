"""Rows of tables in the notation."""

import re
from collections.abc import Iterator

from scoring.texts.lines import normal_line, unicode_line
from scoring.texts.notation.inlines import inlines_of
from scoring.texts.notation.signs import SPAN
from scoring.texts.tree import Cell

_PIECE = re.compile(r"(?:\\.|[^\\|])*")


def row_of(line: str) -> tuple[Cell, ...]:
    """The cells of "| a | b |"; the last bar may be missing."""
    return tuple(_cell(text.strip()) for text in _cells(line.strip()[1:]))


def _cells(text: str) -> Iterator[str]:
    at = 0
    while at < len(text):
        found = _PIECE.match(text, at)
        end = found.end() if found else at
        if end < len(text) and text[end] == "\\":  # a lone backslash at the end
            end += 1
        yield text[at:end]
        at = end + 1


def _cell(text: str) -> Cell:
    head = text.startswith("!")
    text = text[1:].lstrip() if head else text
    spanned = SPAN.match(text)
    colspan, rowspan = (max(1, int(count)) for count in spanned.groups()) if spanned else (1, 1)
    said = text[spanned.end() :] if spanned else text
    inlines, _was_old = unicode_line(inlines_of(said, in_cell=True))
    return Cell(normal_line(inlines), head, colspan, rowspan)
