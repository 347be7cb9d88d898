"""What is said of single units, and of all of them: kind, rank, composite, how many there are."""

import re
from collections.abc import Iterator

from scoring.checking.claim import claim
from scoring.checking.reading.names import Named
from scoring.checking.reading.nouns import PERCENT, UNIT_KINDS, kinds_after
from scoring.checking.reading.quantities import Quantity
from scoring.checking.reading.text import Sentence, Text
from scoring.checking.shape import Facts, Finding
from scoring.checking.words import cased_like, count_like, percent_text
from scoring.rules.rounding import half_up

KIND_RULE, TOTAL_RULE, COMPOSITE_RULE, UNIT_RANK_RULE = "kind", "units", "composite", "unit-rank"
_ALL = re.compile(r"(?:tất\s+cả|toàn\s+bộ|cả|đủ|toàn\s+\w+\s+(?:hiện\s+)?có)\s*$", re.IGNORECASE)
_HERE = re.compile(r"(?:\s*,?\s*(?:xã|phường|thị trấn|đặc khu|và))+\s+(?:trên\s+địa\s+bàn|trong\s+toàn)", re.IGNORECASE)
_SUBSET = re.compile(r"(?:có|gồm|được|đạt|còn|trong đó|thêm|cho|tại|đối với|với|\d)\s*$", re.IGNORECASE)
_SCORED = re.compile(r"\s*(?:\(|,?\s*(?:với\s+)?(?:Chỉ\s+số\s+(?:tổng\s+hợp|CCHC)\s+)?(?:đạt|là|:)\s*)\s*(?:đạt\s+)?$")
_RANKED = re.compile(
    r"\s*\(?(?:được\s+)?(?:xếp|đứng|xếp\s+hạng|hạng)\s*(?:thứ|hạng|thứ\s+hạng|vị\s+trí(?:\s+thứ)?)?\s*(\d{1,3})(?![\d%,.]*[\d%])"
)


def unit_findings(text: Text) -> Iterator[Finding]:
    """Every wrong kind, rank or composite of a unit, and every wrong number of all units."""
    for sentence in text.sentences:
        for named in sentence.names:
            yield from _kind(sentence, named, text.facts)
            yield from _rank(sentence, named, text.facts)
            yield from _composite(sentence, named, text.facts)
        for item in sentence.quantities:
            yield from _whole(sentence, item, text.facts)
            yield from _total(sentence, item, text.facts)


def _kind(sentence: Sentence, named: Named, facts: Facts) -> Iterator[Finding]:
    right = facts.units[named.name]
    if not named.kind or named.kind == right:
        return
    end = named.kind_start + len(named.kind)
    written = sentence.text[named.kind_start : end]
    yield claim(
        sentence,
        named.kind_start,
        end,
        rule=KIND_RULE,
        computed=f"{cased_like(right, 'X')} {named.name}",
        message=f"{named.name} là {right}, không phải {named.kind}: hãy sửa.",
        mend=cased_like(right, written),
    )


def _rank(sentence: Sentence, named: Named, facts: Facts) -> Iterator[Finding]:
    match = _RANKED.match(sentence.text, named.end)
    right = facts.ranks.get(named.name)
    if match is None or right is None or int(match[1]) == right or _is_past(sentence, facts):
        return
    yield claim(
        sentence,
        *match.span(1),
        rule=UNIT_RANK_RULE,
        computed=f"{named.name} xếp thứ {right}",
        message="Thứ hạng của đơn vị không khớp với kết quả: hãy sửa.",
        mend=count_like(right, match[1]) if match[1].startswith("0") else str(right),
    )


def _composite(sentence: Sentence, named: Named, facts: Facts) -> Iterator[Finding]:
    right = facts.composites.get(named.name)
    after = next((item for item in sentence.quantities if item.start >= named.end), None)
    if right is None or after is None or after.unit != PERCENT or after.bound or after.year not in {None, facts.year}:
        return
    led = _SCORED.fullmatch(sentence.text, named.end, after.start)
    if led and half_up(right, after.places) != after.value:
        shown = percent_text(right, max(2, after.places))
        yield claim(
            sentence,
            after.start,
            after.stop,
            rule=COMPOSITE_RULE,
            computed=f"Chỉ số tổng hợp của {named.name}: {shown}",
            message="Chỉ số của đơn vị không khớp với kết quả: hãy sửa.",
            mend=shown,
        )


def _is_past(sentence: Sentence, facts: Facts) -> bool:
    return any(year.value != facts.year and not year.compares for year in sentence.years)


def _counts_communes(item: Quantity, facts: Facts) -> bool:
    return bool(facts.units) and item.counts_units and item.unit in UNIT_KINDS and item.year in {None, facts.year}


def _whole(sentence: Sentence, item: Quantity, facts: Facts) -> Iterator[Finding]:
    """The "23" of "08/23 xã": all units, or all of the kinds named; small wholes may be a part the text speaks of."""
    if item.whole is None or not _counts_communes(item, facts):
        return
    kinds = kinds_after(sentence.text, item.end)
    of_kinds = sum(kind in kinds for kind in facts.units.values())
    total = len(facts.units)
    if item.whole in {total, of_kinds} or 2 * item.whole <= total or item.value > item.whole:
        return
    start = sentence.text.index("/", item.start) + 1
    yield _wrong_total(sentence, start, item.end, facts)


def _total(sentence: Sentence, item: Quantity, facts: Facts) -> Iterator[Finding]:
    """ "Tất cả 23 xã", "23 xã, thị trấn trên địa bàn"; more than there are in any case."""
    if item.whole is not None or not _counts_communes(item, facts):
        return
    kinds = kinds_after(sentence.text, item.end)
    if item.value in {len(facts.units), sum(kind in kinds for kind in facts.units.values())}:
        return
    before = sentence.text[: item.start]
    is_all = bool(_ALL.search(before)) or (_HERE.match(sentence.text, item.end) and not _SUBSET.search(before))
    if is_all or item.value > len(facts.units):
        yield _wrong_total(sentence, item.start, item.end, facts)


def _wrong_total(sentence: Sentence, start: int, end: int, facts: Facts) -> Finding:
    count = len(facts.units)
    return claim(
        sentence,
        start,
        end,
        rule=TOTAL_RULE,
        computed=f"Kỳ đánh giá năm {facts.year} có {count_like(count, '00')} đơn vị",
        message="Tổng số đơn vị không khớp với kỳ đánh giá: hãy sửa.",
        mend=count_like(count, sentence.text[start:end]),
    )
