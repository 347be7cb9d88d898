"""Text within a paragraph: bold, italic, raised, line breaks; spaces as a browser takes them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from docx.text.paragraph import Paragraph

Element = Any  # lxml has no types
_SPACES = re.compile(r"[ \t\r\n]+")
_LEFT_OUT = {"svg", "style", "script", "template"}


@dataclass(frozen=True, slots=True)
class Piece:
    """Text of one look; "\\n" is a line break."""

    text: str
    bold: bool = False
    italic: bool = False
    raised: bool = False


def write(paragraph: Paragraph, element: Element, *, bold: bool = False) -> None:
    """The text of `element` as runs of `paragraph`."""
    for piece in trimmed(pieces(element, Piece("", bold=bold))):
        run = paragraph.add_run(piece.text)
        run.bold, run.italic = piece.bold or None, piece.italic or None
        run.font.superscript = piece.raised or None


def pieces(element: Element, look: Piece) -> Iterator[Piece]:
    """The text of `element` in document order; drawings are left out, blocks within (lists of a cell) start a line."""
    yield from _text(element.text, look)
    for child in element:
        if isinstance(child.tag, str) and child.tag not in _LEFT_OUT:
            if child.tag in {"br", "p", "li", "div"} and (child.tag == "br" or child.getprevious() is not None):
                yield replace(look, text="\n")
            yield from pieces(child, _look(child, look))
        yield from _text(child.tail, look)


def trimmed(given: Iterator[Piece]) -> list[Piece]:
    """Without spaces at the ends, after a line break, or after another space."""
    kept: list[Piece] = []
    after_space = True
    for piece in given:
        text = piece.text.lstrip(" ") if after_space else piece.text
        if text:
            kept.append(replace(piece, text=text))
            after_space = text[-1] in " \n"
    if kept:
        kept[-1] = replace(kept[-1], text=kept[-1].text.rstrip(" "))
    return kept


def _text(text: str | None, look: Piece) -> Iterator[Piece]:
    if text:
        yield replace(look, text=_SPACES.sub(" ", text))


def _look(element: Element, look: Piece) -> Piece:
    match element.tag:
        case "strong" | "b":
            return replace(look, bold=True)
        case "em" | "i":
            return replace(look, italic=True)
        case "sup":
            return replace(look, raised=True)
    return look
