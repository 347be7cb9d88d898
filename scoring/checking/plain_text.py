"""Passages of a plain text file, as it comes out of a PDF: wrapped lines are put together, headings part it."""

import re
from collections.abc import Iterable, Iterator

from scoring.checking.shape import Passage
from units.names import legacy

_HEADING = re.compile(r"(?P<number>[IVX]+|\d{1,2}(?:\.\d{1,2}){0,3})[.)]?\s+(?=[A-ZĐÀ-Ỹ])")
_START = re.compile(r"\s*(?:[-+*•]\s|[IVX]+\.\s|\d{1,2}(?:\.\d{1,2})*\.\s|\d{1,2}(?:\.\d{1,2})+\s|[a-zđ][.)]\s)")
_ENDED = re.compile(r"[.:;!?…]\s*[\"”)]*$|\./\.$|[.;:]\)$")
_PAGE = re.compile(r"\s*\d{1,3}\s*")
_SHORT_LINE = 55  # a line this short was not broken by the margin
_LONGEST_HEADING = 200
_TITLE = 80


def passages_of(text: str) -> list[Passage]:
    """One passage for each heading, its key the heading's number ("II.1.1"); what is before the first one is "0"."""
    found: dict[str, list[str]] = {}
    for key, paragraph in _keyed(_paragraphs(text)):
        found.setdefault(key, []).append(paragraph)
    return [Passage(key, paragraphs[0][:_TITLE], "\n".join(paragraphs)) for key, paragraphs in found.items()]


def _paragraphs(text: str) -> Iterator[str]:
    """The lines of a text put together to paragraphs."""
    current, after_blank = "", False
    for raw in text.replace("\f", "\n").splitlines():
        line = _repaired(raw)
        if not line or _PAGE.fullmatch(line):
            after_blank = True
            continue
        if current and (_begins(current, line) or (after_blank and _HEADING.match(current) and line[:1].isupper())):
            yield current
            current = line
        else:
            current = _joined(current, line)
        after_blank = False
    if current:
        yield current


def _repaired(line: str) -> str:
    content = " ".join(line.split())
    return legacy.repaired(content) or content


def _begins(before: str, line: str) -> bool:
    """Whether a line begins a paragraph of its own; never within brackets or a symbol."""
    if before.endswith("-") or before.count("(") > before.count(")"):
        return False
    if _START.match(line):
        return True
    starts = line[:1].isupper() or line[:1] in '"“'
    return starts and bool(_ENDED.search(before) or _is_heading(before) or len(before) < _SHORT_LINE)


def _joined(before: str, line: str) -> str:
    if not before:
        return line
    return f"{before}{line}" if before.endswith("-") and line[:1].isupper() else f"{before} {line}"


def _is_heading(paragraph: str) -> bool:
    return bool(_HEADING.match(paragraph)) and len(paragraph) < _SHORT_LINE


def _keyed(paragraphs: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Every paragraph with the number of the heading it stands under."""
    chapter = key = "0"
    for paragraph in paragraphs:
        heading = _HEADING.match(paragraph) if len(paragraph) < _LONGEST_HEADING else None
        if heading and not paragraph.endswith((".", ";")):
            number = heading["number"]
            chapter = chapter if number[0].isdigit() else number
            key = f"{chapter}.{number}" if number[0].isdigit() else chapter
        yield key, paragraph
