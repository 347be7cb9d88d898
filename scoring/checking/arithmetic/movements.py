""" "Tăng từ 63,19% lên 83,30%": the way must be that of the two values."""

import re
from collections.abc import Iterator
from itertools import pairwise

from scoring.checking.claim import claim
from scoring.checking.reading.quantities import Quantity
from scoring.checking.reading.text import Sentence, Text
from scoring.checking.shape import Finding
from scoring.checking.words import cased_like, number_text

RULE = "direction"
_FROM = re.compile(r"(?<!\w)(tăng|giảm)(?:\s+mạnh|\s+dần)?\s+từ(?:\s+mức)?\s*$", re.IGNORECASE)
_START = re.compile(r"(?<!\w)từ(?:\s+mức)?\s*$", re.IGNORECASE)
_TO = re.compile(r"[^.;\d]{0,40}(?:năm\s+\d{4}[^.;\d]{0,20})?(?<!\w)(?:lên|xuống|còn|đến|tới)(?:\s+(?:còn|mức))?\s*")


def movement_findings(text: Text) -> Iterator[Finding]:
    """Every "tăng từ … lên …" that falls, and the other way round."""
    for sentence in text.sentences:
        for first, second in pairwise(sentence.quantities):
            verb = _FROM.search(sentence.text, 0, first.start)
            if verb and first.unit == second.unit and _TO.search(sentence.text, first.stop, second.start):
                yield from _checked(sentence, verb, first, second)


def moved(sentence: Sentence, among: list[Quantity]) -> tuple[Quantity, Quantity] | None:
    """The two values of "từ 63,19% năm 2020 lên 83,30%", where a sentence has one such pair and no other value."""
    if len(among) != 2 or among[0].unit != among[1].unit:
        return None
    first, second = among
    is_pair = _START.search(sentence.text[: first.start]) and _TO.fullmatch(sentence.text, first.stop, second.start)
    return (first, second) if is_pair else None


def _checked(sentence: Sentence, verb: re.Match[str], first: Quantity, second: Quantity) -> Iterator[Finding]:
    rises = verb[1].lower() == "tăng"
    if first.value == second.value or (second.value > first.value) == rises:
        return
    right = "giảm" if rises else "tăng"
    yield claim(
        sentence,
        *verb.span(1),
        rule=RULE,
        computed=f"{number_text(first.value)} → {number_text(second.value)}: {right}",
        message=f"Số sau {'nhỏ' if rises else 'lớn'} hơn số trước, nên là “{right}”, không phải “{verb[1].lower()}”.",
        mend=cased_like(right, verb[1]),
    )
