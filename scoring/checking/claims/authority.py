"""The authority's own result: index, last year's index, rank, class."""

import re
from collections.abc import Iterator
from decimal import Decimal

from scoring.checking.claim import claim
from scoring.checking.reading.nouns import PERCENT
from scoring.checking.reading.quantities import Quantity
from scoring.checking.reading.text import Sentence, Text
from scoring.checking.shape import Facts, Finding
from scoring.checking.words import number_text, percent_text
from scoring.rules.rounding import half_up

INDEX_RULE, RANK_RULE, CLASS_RULE = "index", "rank", "authority-class"
_INDEX = re.compile(
    r"(?:chỉ\s+số\s+(?:CCHC|cải\s+cách\s+hành\s+chính|tổng\s+hợp)|par\s*index)[^;.()]{0,80}$", re.IGNORECASE
)
_YEAR_LED = re.compile(r"[;,]\s*(?:kết\s+quả\s+)?năm\s+(?:\d{4}|trước)\s+(?:là|đạt)\s*$", re.IGNORECASE)
_BEGUN = re.compile(r"chỉ\s+số\s+(?:CCHC|cải\s+cách\s+hành\s+chính)[^.;()]{0,80}\d%", re.IGNORECASE)
_RANK = re.compile(
    r"(?:xếp(?:\s+hạng|\s+vị\s+trí|\s+vị\s+thứ)?|đứng|hạng|vị\s+trí|thứ\s+hạng)\s*(?:thứ\s*(?:hạng\s*)?)?:?\s*"
    r"(?P<rank>\d{1,3})\s*(?:/|trong(?:\s+tổng)?(?:\s+số)?|trên(?:\s+tổng)?(?:\s+số)?)\s*(?P<of>\d{1,3})(?![\d/])",
    re.IGNORECASE,
)
_RATED = re.compile(r"(?:được\s+)?(?:đánh\s+giá|xếp\s+loại|phân\s+loại|xếp)\b[^,;.()]{0,30}$", re.IGNORECASE)
_CHANGED = re.compile(r"(?<!\w)(?:tăng|giảm|cao hơn|thấp hơn)(?:\s+(?:thêm|lên|đi|được))?\s*:?\s*$", re.IGNORECASE)


def authority_findings(text: Text) -> Iterator[Finding]:
    """Every statement of the authority's index, rank and class that is not its result."""
    for sentence in text.sentences:
        if _is_about_it(sentence, text.facts):
            yield from _index(sentence, text.facts)
            yield from _rank(sentence, text.facts)
            yield from _class(sentence, text.facts)


def _is_about_it(sentence: Sentence, facts: Facts) -> bool:
    """Whether a sentence is about the authority and about no unit."""
    kind = facts.authority.split(" ")[0] if facts.authority else ""
    own = facts.authority and re.search(
        rf"{re.escape(facts.authority)}|UBND\s+{re.escape(kind)}|(?:của|cấp)\s+{re.escape(kind)}",
        sentence.text,
        re.IGNORECASE,
    )
    return bool(own) and not sentence.names


def _index(sentence: Sentence, facts: Facts) -> Iterator[Finding]:
    for item in sentence.quantities:
        known = {facts.year: facts.index, None: facts.index, facts.year - 1: facts.previous_index}.get(item.year)
        if known is not None and _states_index(sentence, item) and half_up(known, item.places) != item.value:
            yield _wrong_index(sentence, item, known, facts)


def _states_index(sentence: Sentence, item: Quantity) -> bool:
    """Whether a percentage is said of the index: outside any range, and no change."""
    if item.unit != PERCENT or item.bound or any(said.start <= item.start < said.end for said in sentence.ranges):
        return False
    before = sentence.text[: item.start]
    if _CHANGED.search(before):
        return False
    outside = before if item.bracket is None else sentence.text[: item.bracket.start - 1]
    first = [other for other in sentence.quantities if other.start < len(outside) and other.unit == PERCENT]
    led = outside if item.bracket is None or not first else sentence.text[: first[-1].start]
    return bool(_INDEX.search(led)) or (_YEAR_LED.search(before) is not None and _BEGUN.search(before) is not None)


def _wrong_index(sentence: Sentence, item: Quantity, known: Decimal, facts: Facts) -> Finding:
    is_now = item.year in {None, facts.year}
    right = percent_text(known, max(2, item.places))
    return claim(
        sentence,
        item.start,
        item.stop,
        rule=INDEX_RULE,
        computed=f"Chỉ số của {facts.authority} năm {facts.year if is_now else facts.year - 1}: {right}",
        message="Chỉ số không khớp với kết quả được công bố: hãy sửa, hoặc dẫn từ kết quả.",
        mend=right,
        cite="result/authority-index" if is_now else "result/authority-previous-index",
    )


def _rank(sentence: Sentence, facts: Facts) -> Iterator[Finding]:
    if facts.rank is None or _past(sentence, facts):
        return
    for match in _RANK.finditer(sentence.text):
        yield from _rank_part(sentence, match, "rank", facts.rank, facts)
        if facts.ranked is not None:
            yield from _rank_part(sentence, match, "of", facts.ranked, facts)


def _rank_part(sentence: Sentence, match: re.Match[str], part: str, right: int, facts: Facts) -> Iterator[Finding]:
    if int(match[part]) == right:
        return
    of = f"/{facts.ranked}" if facts.ranked is not None else ""
    width = len(match[part]) if match[part].startswith("0") else 1
    yield claim(
        sentence,
        *match.span(part),
        rule=RANK_RULE,
        computed=f"Xếp hạng của {facts.authority} năm {facts.year}: {facts.rank}{of}",
        message="Thứ hạng không khớp với kết quả được công bố: hãy sửa.",
        mend=f"{right:0{width}}",
    )


def _past(sentence: Sentence, facts: Facts) -> bool:
    told = [year.value for year in sentence.years if not year.compares]
    return bool(told) and facts.year not in told


def _class(sentence: Sentence, facts: Facts) -> Iterator[Finding]:
    if not facts.authority_class or _past(sentence, facts) or any(item.counts_units for item in sentence.quantities):
        return
    for label in sentence.labels:
        if label.label != facts.authority_class and _RATED.search(sentence.text[: label.start]):
            yield claim(
                sentence,
                label.start,
                label.end,
                rule=CLASS_RULE,
                computed=f"{number_text(facts.index, 2)}%: {facts.authority_class}"
                if facts.index
                else facts.authority_class,
                message=f"Mức phân loại của {facts.authority} không khớp với kết quả: hãy sửa.",
                mend=facts.authority_class,
            )
