"""Lines and sentences of a passage, with their places."""

import re
from collections.abc import Iterator

from scoring.checking.reading.spans import Span, brackets, innermost

LONGEST = 4_000  # characters
_END = re.compile(r"[.!?…]+[\"”»)]*(?=\s+[\"“«(\-+*]?\s*[\dA-ZĐÀ-Ỹ])")
_SHORT = re.compile(r"(?:^|[\s(])(?:TM|KT|TL|TUQ|Q|TS|ThS|PGS|GS|BS|CN|PCT|TP|Tp|TX|TT|P|H|T|X|v\.v|Đ/c|đ/c|St|Nxb)$")
_HEADING = re.compile(r"\s*[-+*]?\s*(?:[IVX]+|[IVX]+(?:\.\d+)+|\d{1,2}(?:\.\d{1,2})*|[a-zđ])")


def lines(text: str) -> Iterator[Span]:
    """Every line that holds something."""
    for match in re.finditer(r"[^\n]+", text):
        if match.group().strip():
            yield Span(match.start(), match.end())


def sentences(text: str, line: Span) -> Iterator[Span]:
    """The sentences of a line. Dots of numbers, abbreviations, headings and within brackets end none.

    A line far beyond any sentence's length is read in pieces, so that the work stays in proportion to the text.
    """
    for piece in _pieces(text, line):
        yield from _sentences(text, piece)


def _pieces(text: str, line: Span) -> Iterator[Span]:
    start = line.start
    while line.end - start > LONGEST:
        cut = text.rfind(" ", start, start + LONGEST) + 1
        end = cut if cut > start else start + LONGEST
        yield Span(start, end)
        start = end
    yield Span(start, line.end)


def _sentences(text: str, line: Span) -> Iterator[Span]:
    content = text[line.start : line.end]
    inside = brackets(content)
    start = 0
    for match in _END.finditer(content):
        if _ends(content, start, match, inside):
            yield from _stripped(content, start, match.end(), line.start)
            start = match.end()
    yield from _stripped(content, start, len(content), line.start)


def _ends(content: str, start: int, match: re.Match[str], inside: list[Span]) -> bool:
    if innermost(inside, match.start()):
        return False
    before = content[start : match.start()]
    return not (match.group() == "." and (_SHORT.search(before) or _HEADING.fullmatch(before)))


def _stripped(content: str, start: int, end: int, offset: int) -> Iterator[Span]:
    piece = content[start:end]
    if piece.strip():
        lead = len(piece) - len(piece.lstrip())
        yield Span(offset + start + lead, offset + start + len(piece.rstrip()))
