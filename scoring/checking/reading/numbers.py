"""Numbers as Vietnamese offices write them: 22.725 · 83,30 · 06 · 1.234,5."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from scoring.checking.reading.spans import Span, any_meets

_NUMBER = re.compile(r"(?<![\w.,/])(?:\d{1,3}(?:\.\d{3})+|\d+)(?:,\d+)?(?![\w])(?!\.\d)(?!,\d)")
_WHOLE = r"(\d{1,3}(?:\.\d{3})+|\d{1,5})"
_FRACTION = re.compile(rf"(?<![\w.,/]){_WHOLE}\s?/\s?{_WHOLE}(?![\w/])(?![.,]\d)")


@dataclass(frozen=True, slots=True)
class Number:
    """A number in a text; `whole` is the "23" of "08/23"."""

    start: int
    end: int
    value: Decimal
    places: int
    whole: Decimal | None = None


def read_number(text: str) -> Decimal:
    """The value of a number as written: dots part thousands, the comma is the decimal mark."""
    return Decimal(text.replace(".", "").replace(",", "."))


def numbers(text: str, masked: list[Span]) -> Iterator[Number]:
    """All numbers of a text that are quantities, in order."""
    fractions = [_fraction(match) for match in _FRACTION.finditer(text) if not any_meets(masked, *match.span())]
    taken = [*masked, *(Span(number.start, number.end) for number in fractions)]
    plain = [_plain(match) for match in _NUMBER.finditer(text) if not any_meets(taken, *match.span())]
    yield from sorted([*fractions, *plain], key=lambda number: number.start)


def _fraction(match: re.Match[str]) -> Number:
    return Number(match.start(), match.end(), read_number(match[1]), 0, read_number(match[2]))


def _plain(match: re.Match[str]) -> Number:
    text = match.group()
    return Number(match.start(), match.end(), read_number(text), len(text.partition(",")[2]))
