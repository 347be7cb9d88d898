""" "Số đơn vị Hoàn thành tốt nhiệm vụ tăng 08 đơn vị so với năm 2020": against both years' counts."""

import re
from collections.abc import Iterator

from scoring.checking.claim import claim
from scoring.checking.reading.quantities import Quantity
from scoring.checking.reading.text import Sentence, Text
from scoring.checking.shape import ClassFact, Facts, Finding
from scoring.checking.words import cased_like, count_like

RULE = "class-change"
_VERB = re.compile(r"(?<!\w)(tăng|giảm)(\s+(?:thêm|đi))?\s*$", re.IGNORECASE)


def class_change_findings(text: Text) -> Iterator[Finding]:
    """Every change of a class's count against the year before that is not the difference of the two counts."""
    for sentence in text.sentences:
        if any(year.compares and year.value == text.facts.year - 1 for year in sentence.years):
            for item in sentence.quantities:
                yield from _of_count(sentence, item, text.facts)


def _of_count(sentence: Sentence, item: Quantity, facts: Facts) -> Iterator[Finding]:
    verb = _VERB.search(sentence.text, 0, item.start)
    fact = _class_before(sentence, item.start, facts) if verb and item.counts_units and item.whole is None else None
    if verb is None or fact is None or fact.previous is None:
        return
    change = len(fact.names) - fact.previous
    stated = item.value if verb[1].lower() == "tăng" else -item.value
    if stated != change:
        yield _finding(sentence, item, verb, fact, change)


def _class_before(sentence: Sentence, position: int, facts: Facts) -> ClassFact | None:
    """The class named last before a change, in its own clause."""
    start = sentence.text.rfind(";", 0, position)
    labels = [label for label in sentence.labels if start < label.start and label.end <= position]
    if not labels or labels[-1].and_better:
        return None
    return next(fact for fact in facts.classes if fact.label == labels[-1].label)


def _finding(sentence: Sentence, item: Quantity, verb: re.Match[str], fact: ClassFact, change: int) -> Finding:
    written = sentence.text[item.start : item.end]
    right = "tăng" if change > 0 else "giảm"
    same_way = right == verb[1].lower()
    amount = count_like(abs(change), written)
    between = sentence.text[verb.end(1) : item.start]
    return claim(
        sentence,
        item.start if same_way else verb.start(1),
        item.end,
        rule=RULE,
        computed=f"{fact.label}: năm nay {len(fact.names)}, năm trước {fact.previous}; {right} {amount}",
        message="Mức tăng, giảm số đơn vị không khớp với kết quả hai năm: hãy sửa.",
        mend=(amount if same_way else f"{cased_like(right, verb[1])}{between}{amount}") if change else None,
    )
