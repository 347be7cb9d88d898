"""Whom a sentence speaks of: the units of a class, of a group, or those that a domain keeps from a better class."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise

from scoring.checking.reading.labels import Label
from scoring.checking.reading.ranges import COMPOSITE, Range
from scoring.checking.reading.text import Sentence, Text
from scoring.checking.shape import ClassFact, Facts, GroupFact
from scoring.checking.words import percent_text

_REACH = 60  # characters from a count to the range that says of whom
_AMONG_THEM = re.compile(r"\s*[-+*•]?\s*trong\s+(?:đó|số\s+(?:này|đó))", re.IGNORECASE)
_RESERVED = re.compile(r"(?<!\w)(?:nhưng|song|tuy|vướng|mặc\s+dù|dù)(?!\w)", re.IGNORECASE)
_DOMAIN = re.compile(r"lĩnh\s+vực", re.IGNORECASE)
_ENOUGH = re.compile(r"(?<!\w)(?:đủ|đáp\s+ứng|bảo\s+đảm|đảm\s+bảo)(?!\w)[^.;]{0,80}$", re.IGNORECASE)
_HEADS = re.compile(r"chủ\s+tịch|người\s+đứng\s+đầu", re.IGNORECASE)
HELD_BACK = re.compile(r"chỉ\s+(?:được\s+)?(?:xếp|đạt|phân\s+loại|đánh\s+giá)", re.IGNORECASE)
_MISSED = re.compile(r"(?:không|chưa)\s+(?:được\s+)?(?:xếp|đạt|công\s+nhận)[^.;]{0,40}$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Subject:
    """Some units: how they are called, their names, and how many there were a year before, where that is known."""

    words: str
    names: tuple[str, ...]
    previous: int | None = None


@dataclass(frozen=True)
class Spoken:
    """A sentence with the class the one before it spoke of, where it goes on with "Trong đó"."""

    sentence: Sentence
    carried: str


def spoken(text: Text) -> Iterator[Spoken]:
    """All sentences; a passage begins with no class."""
    for lines in text.passages:
        last = ""
        for sentence in (sentence for line in lines for sentence in line.sentences):
            goes_on = _AMONG_THEM.match(sentence.text)
            yield Spoken(sentence, last if goes_on else "")
            named = {label.label for label in sentence.labels}
            if named and not goes_on:
                last = named.pop() if len(named) == 1 else ""


def class_subject(label: Label, sentence: Sentence, facts: Facts) -> Subject | None:
    """The units of the class a label names; those held back in it, or from it, where the sentence says so."""
    if HELD_BACK.search(sentence.text):
        return _held_back(label.label, facts)
    if _RESERVED.search(sentence.text) and _DOMAIN.search(sentence.text):
        before = sentence.text[: label.start]
        names_better = _ENOUGH.search(before) or _MISSED.search(before)
        return _held_back(_next_lower(label.label, facts), facts) if names_better else None
    classes = facts.heads if facts.heads and _HEADS.search(sentence.text) else facts.classes
    fact = next((fact for fact in classes if fact.label == label.label), None)
    if fact is None:
        return None
    return _and_better(fact, classes) if label.and_better else Subject(fact.label, fact.names, fact.previous)


def _held_back(label: str, facts: Facts) -> Subject | None:
    names = facts.held_back.get(label)
    return None if names is None else Subject(f"chỉ được xếp {label} do lĩnh vực", names)


def _next_lower(label: str, facts: Facts) -> str:
    labels = [fact.label for fact in facts.classes]
    return next((after for before, after in pairwise(labels) if before == label), "")


def _and_better(fact: ClassFact, classes: tuple[ClassFact, ...]) -> Subject:
    meant = classes[: classes.index(fact) + 1]
    before = [item.previous for item in meant]
    return Subject(
        f"từ {fact.label} trở lên",
        tuple(name for item in meant for name in item.names),
        None if None in before else sum(item or 0 for item in before),
    )


def group_subject(said: Spoken, position: int, facts: Facts) -> Subject | None:
    """The units of the group whose range stands last before `position`; within the carried class where there is one."""
    before = [item for item in said.sentence.ranges if item.of == COMPOSITE and item.end <= position]
    group = _group(before[-1], facts) if before else None
    if group is None:
        return None
    carried = next((fact for fact in facts.classes if fact.label == said.carried), None)
    if carried is None:
        return Subject(_group_words(group), group.names)
    return Subject(
        f"{carried.label}, {_group_words(group)}", tuple(name for name in group.names if name in carried.names)
    )


def range_subject(said: Spoken, position: int, facts: Facts) -> Subject | None:
    """The units of all groups within the range right after `position`: "17 xã có Chỉ số tổng hợp từ 80% trở lên"."""
    after = [item for item in said.sentence.ranges if position <= item.start < position + _REACH]
    if not after or after[0].of != COMPOSITE or said.carried:
        return None
    lower, upper = _bounds(after[0])
    within = [group for group in facts.groups if _is_within(group, lower, upper)]
    names = tuple(name for group in within for name in group.names)
    edges = {group.lower for group in facts.groups} | {group.upper for group in facts.groups}
    words = said.sentence.text[after[0].start : after[0].end]
    return Subject(words, names) if {lower, upper} <= edges | {None} else None


def _is_within(group: GroupFact, lower: Decimal | None, upper: Decimal | None) -> bool:
    above = lower is None or (group.lower is not None and group.lower >= lower)
    return above and (upper is None or (group.upper is not None and group.upper <= upper))


def _bounds(said: Range) -> tuple[Decimal | None, Decimal | None]:
    """The bounds of a range; "đến 100%" and "trở lên" are the same."""
    lower = said.lower.percent if said.lower else None
    return lower, said.upper.percent if said.upper and said.upper.percent != 100 else None


def _group(said: Range, facts: Facts) -> GroupFact | None:
    return next((group for group in facts.groups if (group.lower, group.upper) == _bounds(said)), None)


def _group_words(group: GroupFact) -> str:
    lower = f"từ {percent_text(group.lower, 0)}" if group.lower is not None else ""
    upper = f"dưới {percent_text(group.upper, 0)}" if group.upper is not None else ""
    return " đến ".join(part for part in (lower, upper) if part)
