"""Quantities: numbers with what they count, how they are bounded, and of which year they are."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from scoring.checking.reading.masks import masks
from scoring.checking.reading.nouns import PERCENT, POINTS, UNIT_NOUNS, Nouns
from scoring.checking.reading.numbers import Number, numbers
from scoring.checking.reading.spans import Span, brackets, innermost
from scoring.checking.reading.years import Year, year_of

_SIGN = re.compile(r"\s?(?:%|phần\s+trăm\b)|\s*điểm\s*(?:phần\s+trăm|%)")
_BOUND = re.compile(
    r"(?:^|[\s(])(trên|dưới|từ|đến|tới|hơn|gần|khoảng|tối thiểu|tối đa|ít nhất|nhiều nhất|không quá|xấp xỉ|hết|ngưỡng)"
    r"(?:\s+mức)?\s*$",
    re.IGNORECASE,
)
_OF_COUNT = re.compile(r"\d\s+$")  # "22.604 trên 22.725 hồ sơ"
_OPEN = re.compile(r"[^,;.()\d]{0,20}?(?:trở\s+lên|trở\s+xuống)")


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number and what it is of. The number stands at [start, end), with its sign ("%") at [start, stop).

    `unit` is "%", "điểm phần trăm" or the noun; `bound` the word that makes it no exact statement ("trên");
    `whole` is the 23 of "08/23"; `year` None where the text names none.
    """

    start: int
    end: int
    stop: int
    value: Decimal
    places: int
    unit: str
    bound: str
    bracket: Span | None
    year: int | None
    whole: Decimal | None = None

    @property
    def is_percent(self) -> bool:
        """Whether it is a share or a difference of shares."""
        return self.unit in {PERCENT, POINTS}

    @property
    def is_count(self) -> bool:
        """Whether it tells how many, exactly."""
        return not self.is_percent and not self.bound and self.places == 0

    @property
    def counts_units(self) -> bool:
        """Whether it counts communes."""
        return self.is_count and self.unit in UNIT_NOUNS


def quantities(text: str, named: list[Year], nouns: Nouns, *, starts_line: bool) -> Iterator[Quantity]:
    """All quantities of a sentence, in order."""
    inside = brackets(text)
    for number in numbers(text, masks(text, starts_line=starts_line)):
        yield _quantity(text, number, named, nouns, inside)


def _quantity(text: str, number: Number, named: list[Year], nouns: Nouns, inside: list[Span]) -> Quantity:
    sign = _SIGN.match(text, number.end)
    stop = sign.end() if sign else number.end
    unit = _sign_unit(sign.group()) if sign else nouns.after(text, number.end)
    return Quantity(
        start=number.start,
        end=number.end,
        stop=stop,
        value=number.value,
        places=number.places,
        unit=unit,
        bound=_bound(text, number.start, stop),
        bracket=innermost(inside, number.start),
        year=year_of(text, named, inside, number.start, _noun_end(text, stop, unit)),
        whole=number.whole,
    )


def _sign_unit(sign: str) -> str:
    return POINTS if "điểm" in sign else PERCENT


def _bound(text: str, start: int, stop: int) -> str:
    before = _BOUND.search(text, max(0, start - 20), start)
    if before and not _OF_COUNT.search(text[: before.start(1)]):
        return before[1].lower()
    after = _OPEN.match(text, stop)
    return after.group().split()[-2] if after else ""


def _noun_end(text: str, stop: int, unit: str) -> int:
    after = text[stop:].lstrip()
    return stop + len(text[stop:]) - len(after) + len(unit) if unit and after.lower().startswith(unit.lower()) else stop
