"""Years that a text speaks of."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from scoring.checking.reading.spans import Span, innermost

_MENTION = re.compile(
    r"(?<!\w)[Nn]ăm\s+(?:((?:19|20)\d\d)(?!\s*[-–/]\s*\d)(?!\d)|(trước|ngoái)(?!\s+\d))|(?<!\w)cùng\s+kỳ(?!\s+năm)",
    re.IGNORECASE,
)
_COMPARED = re.compile(
    r"(?:so\s+với|hơn|bằng)(?:\s+(?:cùng\s+kỳ|kết\s+quả|mức|số|của|Chỉ\s+số|điểm)[^,;.()]{0,30}?)?\s*$", re.IGNORECASE
)
_BETWEEN = re.compile(r"\s*(?:(?:của|trong)\s+)?")
_ATTACHED = re.compile(r"[\d%]\s*(?:của\s+)?$")


@dataclass(frozen=True, slots=True)
class Year:
    """A year named in a sentence.

    `compares` where it is what something is held against ("so với năm 2020"), or of one number ("63,19% năm 2020").
    """

    start: int
    end: int
    value: int
    compares: bool


def years(text: str, present: int) -> Iterator[Year]:
    """All years named in words: "năm 2021"; "năm trước" and "cùng kỳ" as the one before the report's."""
    for match in _MENTION.finditer(text):
        value = int(match[1]) if match[1] else present - 1
        before = text[: match.start()]
        yield Year(match.start(), match.end(), value, bool(_COMPARED.search(before) or _ATTACHED.search(before)))


def year_of(text: str, named: list[Year], inside: list[Span], start: int, stop: int) -> int | None:
    """The year a quantity at [start, stop) is of; None where the text leaves it to the report's own."""
    return _following(text, named, stop) or _bracketed(text, named, inside, start) or _outside(named, inside, start)


def _following(text: str, named: list[Year], stop: int) -> int | None:
    """ "63,19% của năm 2020"."""
    return next(
        (year.value for year in named if year.start >= stop and _BETWEEN.fullmatch(text[stop : year.start])), None
    )


def _bracketed(text: str, named: list[Year], inside: list[Span], start: int) -> int | None:
    """Within a bracket: the last year named there before, or the one right before the bracket."""
    bracket = innermost(inside, start)
    if bracket is None:
        return None
    within = [year.value for year in named if bracket.start <= year.start < start]
    if within:
        return within[-1]
    touching = (
        year.value for year in named if year.end <= bracket.start and not text[year.end : bracket.start - 1].strip()
    )
    return next(touching, None)


def _outside(named: list[Year], inside: list[Span], start: int) -> int | None:
    """The last year before that is told of; one that is only compared with says nothing of what follows."""
    before = [
        year.value for year in named if year.end <= start and not year.compares and not innermost(inside, year.start)
    ]
    return before[-1] if before else None
