"""Ranges of percentages: "từ 80% đến dưới 90%", "trên 80%", "từ 70% số điểm trở lên", "dưới 65%"."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from scoring.checking.reading.numbers import read_number

COMPOSITE, DOMAIN = "composite", "domain"

_PERCENT = r"(\d+(?:,\d+)?)\s?%"
_FROM = re.compile(
    rf"(?<!\w)(từ|trên)\s+(?:mức\s+)?{_PERCENT}(?:\s*(?:số\s+điểm\s*)?(?:đến|tới)\s+((?:dưới|hết)\s+)?{_PERCENT})?",
    re.IGNORECASE,
)
_BELOW = re.compile(rf"(?<!\w)(?<!đến\s)(?<!tới\s)dưới\s+(?:mức\s+)?{_PERCENT}", re.IGNORECASE)
_SUBJECT = re.compile(
    r"(chỉ\s+số\s+(?:tổng\s+hợp|CCHC|cải\s+cách\s+hành\s+chính)|điểm\s+(?:chỉ\s+số\s+)?tổng\s+hợp|lĩnh\s+vực)"
    r"[^,;:.()%\d]{0,60}$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Bound:
    """One end of a range: the word that bounds it at [word_start, word_end), the number at [start, end)."""

    word: str
    word_start: int
    word_end: int
    start: int
    end: int
    percent: Decimal


@dataclass(frozen=True, slots=True)
class Range:
    """A range of the composite, of every domain, or (of = "") of anything else.

    The lower word is "từ" or "trên", the upper one "dưới", "hết" or "" ("đến 90%").
    """

    start: int
    end: int
    of: str
    lower: Bound | None
    upper: Bound | None


def ranges(text: str) -> Iterator[Range]:
    """All ranges of a text, in order."""
    found = [_from(text, match) for match in _FROM.finditer(text)]
    taken = {bound.start for item in found if (bound := item.upper)}
    found += [_below(text, match) for match in _BELOW.finditer(text) if match.start(1) not in taken]
    yield from sorted(found, key=lambda item: item.start)


def _from(text: str, match: re.Match[str]) -> Range:
    lower = Bound(match[1].lower(), *match.span(1), *match.span(2), read_number(match[2]))
    upper = None
    if match[4]:
        word = (match[3] or "").strip().lower()
        at = match.span(3) if match[3] else (match.start(4), match.start(4))
        upper = Bound(word, *at, *match.span(4), read_number(match[4]))
    return Range(match.start(), match.end(), _subject(text, match.start()), lower, upper)


def _below(text: str, match: re.Match[str]) -> Range:
    upper = Bound("dưới", match.start(), match.start() + 4, *match.span(1), read_number(match[1]))
    return Range(match.start(), match.end(), _subject(text, match.start()), None, upper)


def _subject(text: str, position: int) -> str:
    match = _SUBJECT.search(text[:position])
    if match is None:
        return ""
    return DOMAIN if "vực" in match[1].lower() else COMPOSITE
