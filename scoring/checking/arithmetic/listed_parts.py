""" "80 đơn vị; trong đó:" with the parts as items of a list below."""

import re
from collections.abc import Iterator
from decimal import Decimal

from scoring.checking.claim import claim
from scoring.checking.reading.quantities import Quantity
from scoring.checking.reading.text import Line, Sentence, Text
from scoring.checking.shape import Finding
from scoring.checking.words import number_text
from scoring.rules.exact import total

RULE = "parts"
_OPENED = re.compile(
    r"[^\d(]{0,60}(?:trong\s+đó|gồm(?:\s+có)?|bao\s+gồm|chia\s+ra|cụ\s+thể)[^\d(]{0,20}:\s*$", re.IGNORECASE
)
_NONE = re.compile(r":\s*không(?:\s+có)?(?:\s+\w+){0,3}\s*[.;]?\s*$", re.IGNORECASE)
_BULLET = re.compile(r"\s*([-+*•])\s*")


def listed_parts_findings(text: Text) -> Iterator[Finding]:
    """Every total whose parts, listed below it, do not make it."""
    for lines in text.passages:
        for index, line in enumerate(lines[:-1]):
            sentence = line.sentences[-1]
            whole = _opening(sentence)
            if whole:
                yield from _checked(sentence, whole, _parts(lines[index + 1 :], whole))


def _opening(sentence: Sentence) -> Quantity | None:
    """The total that a list of parts is announced for, the last number of the line."""
    counts = [item for item in sentence.quantities if item.is_count and item.unit and item.whole is None]
    if not counts or counts[-1] is not sentence.quantities[-1]:
        return None
    return counts[-1] if _OPENED.match(sentence.text, counts[-1].stop) else None


def _parts(below: tuple[Line, ...], whole: Quantity) -> list[Decimal]:
    parts: list[Decimal] = []
    bullet = _BULLET.match(below[0].text)
    for line in below:
        part = _part(line, whole)
        mark = _BULLET.match(line.text)
        if part is None or (mark[1] if mark else "") != (bullet[1] if bullet else ""):
            break
        parts.append(part)
    return parts


def _part(line: Line, whole: Quantity) -> Decimal | None:
    """What one item counts: its first count of the same thing outside brackets, 0 for "Không có"."""
    if _NONE.search(line.text):
        return Decimal(0)
    alike = [item for item in line.sentences[0].quantities if item.unit == whole.unit and item.bracket is None]
    return alike[0].value if alike and alike[0].is_count and alike[0].whole is None else None


def _checked(sentence: Sentence, whole: Quantity, parts: list[Decimal]) -> Iterator[Finding]:
    made = total(parts)
    if len(parts) < 2 or made == whole.value:
        return
    yield claim(
        sentence,
        whole.start,
        whole.end,
        rule=RULE,
        computed=f"{' + '.join(number_text(part) for part in parts)} = {number_text(made)}",
        message="Các phần liệt kê bên dưới cộng lại không bằng tổng: hãy xem lại tổng và từng phần.",
    )
