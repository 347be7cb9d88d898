""" "142 hồ sơ, trong đó cấp huyện 141 hồ sơ, cấp xã 01 hồ sơ": the parts make the total."""

import re
from collections.abc import Iterator
from decimal import Decimal

from scoring.checking.claim import claim
from scoring.checking.reading.quantities import Quantity
from scoring.checking.reading.text import Sentence, Text
from scoring.checking.shape import Finding
from scoring.checking.words import number_text
from scoring.rules.exact import total

RULE = "parts"
_OPENED = re.compile(
    r"[^\d(:]{0,60}?(?P<how>\((?:\s*(?:trong\s+đó|gồm|bao\s+gồm|chia\s+ra))?|[,;:.]?\s*(?:trong\s+đó|gồm(?:\s+có)?|bao\s+gồm"
    r"|chia\s+ra|cụ\s+thể)(?:\s+là)?)(?P<colon>\s*:)?",
    re.IGNORECASE,
)
# Words of one dimension part a total; words of two may count the same thing twice.
_DIMENSIONS = (
    re.compile(r"đúng\s+hạn|trước\s+hạn|quá\s+hạn|trễ\s+hạn|đang\s+giải\s+quyết", re.IGNORECASE),
    re.compile(r"trực\s+tuyến|trực\s+tiếp|bưu\s+chính", re.IGNORECASE),
    re.compile(r"cấp\s+(?:huyện|xã|tỉnh)", re.IGNORECASE),
    re.compile(r"\b(?:nam|nữ)\b"),
)


def parts_findings(text: Text) -> Iterator[Finding]:
    """Every total within a sentence that its parts do not make."""
    for sentence in text.sentences:
        for index, whole in enumerate(sentence.quantities):
            if whole.is_count and whole.unit:
                yield from _checked(sentence, whole, sentence.quantities[index + 1 :])


def _checked(sentence: Sentence, whole: Quantity, later: list[Quantity]) -> Iterator[Finding]:
    opened = _OPENED.match(sentence.text, whole.stop)
    if opened is None or not later or later[0].start < opened.end():
        return
    close = _close(sentence, opened, whole)
    parts = [item for item in later if item.start < close]
    if not _are_parts(sentence, whole, parts, opened.end(), close):
        return
    made = total(item.value for item in parts)
    if made > whole.value or (made < whole.value and _is_complete(sentence, opened, parts)):
        yield _finding(sentence, whole, [item.value for item in parts], made)


def _close(sentence: Sentence, opened: re.Match[str], whole: Quantity) -> int:
    """Where the parts end: with the bracket that opened them, or with what the total itself stands in."""
    if opened["how"].startswith("("):
        bracket = next(span for span in sentence.brackets if span.start == opened.start("how") + 1)
        return bracket.end
    limit = whole.bracket.end if whole.bracket else len(sentence.text)
    next_clause = sentence.text.find(";", opened.end())
    commas = opened["colon"] is None and 0 <= next_clause < limit
    return next_clause if commas else limit


def _are_parts(sentence: Sentence, whole: Quantity, parts: list[Quantity], start: int, close: int) -> bool:
    """Whether all numbers there count what the total counts, each once."""
    if not parts or any(not item.is_count or item.whole is not None for item in parts):
        return False
    if any(item.unit != whole.unit and not _stands_bare(sentence, item) for item in parts):
        return False
    if any(item.bracket != parts[0].bracket for item in parts) or any(item.year != whole.year for item in parts):
        return False
    return sum(bool(words.search(sentence.text, start, close)) for words in _DIMENSIONS) < 2


def _stands_bare(sentence: Sentence, item: Quantity) -> bool:
    """ "cấp huyện 141, cấp xã 01": a part without a noun of its own."""
    return not item.unit or bool(re.match(r"\s*(?:[,;.)]|và\b|$)", sentence.text[item.stop :]))


def _is_complete(sentence: Sentence, opened: re.Match[str], parts: list[Quantity]) -> bool:
    """Whether the text claims to name every part: "gồm …", "trong đó: …" or a bracket of nothing but parts."""
    if len(parts) < 2:
        return False
    how = opened["how"].lower()
    if "đó" in how or "cụ" in how:
        return opened["colon"] is not None or bool(_DIMENSIONS[2].search(sentence.text, opened.end()))
    return True


def _finding(sentence: Sentence, whole: Quantity, parts: list[Decimal], made: Decimal) -> Finding:
    return claim(
        sentence,
        whole.start,
        whole.end,
        rule=RULE,
        computed=f"{' + '.join(number_text(part) for part in parts)} = {number_text(made)}",
        message="Các phần cộng lại không bằng tổng: hãy xem lại tổng và từng phần.",
    )
