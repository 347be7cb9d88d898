""" "08/23 xã đạt mức Hoàn thành tốt nhiệm vụ", "gồm 17 xã", "Không có": how many units are of a class or group."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from itertools import groupby

from scoring.checking.claim import claim
from scoring.checking.claims.subjects import Spoken, Subject, class_subject, group_subject, range_subject, spoken
from scoring.checking.reading.labels import Label
from scoring.checking.reading.nouns import UNIT_KINDS
from scoring.checking.reading.spans import Span, innermost
from scoring.checking.reading.text import Sentence, Text
from scoring.checking.reading.years import year_of
from scoring.checking.shape import Facts, Finding
from scoring.checking.words import count_like, listed

RULE = "count"
_NONE = re.compile(
    rf"không\s+có(?:\s+(?:{'|'.join(UNIT_KINDS)}|đơn\s+vị|địa\s+phương)|(?=\s*(?:[.;)]|$)))", re.IGNORECASE
)
_HEAD = re.compile(r"\s*[-+*•]?\s*(?:nhóm|mức|loại)\s+[\"“]?", re.IGNORECASE)
_OF_ALL = re.compile(r"(?:trong(?:\s+tổng)?(?:\s+số)?|tổng\s+số|trên|toàn\s+\w+\s+có)\s*$", re.IGNORECASE)
_CHANGED = re.compile(r"(?:tăng|giảm|thêm|hơn)(?:\s+(?:thêm|đi))?\s*$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Counted:
    """A number of units as the text has it; the number alone stands at [start, end)."""

    start: int
    end: int
    value: Decimal
    year: int | None
    bracket: Span | None


def count_findings(text: Text) -> Iterator[Finding]:
    """Every number of units of a class or group that the results do not bear out."""
    for said in spoken(text):
        for counted, subject in _claims(said, text.facts):
            expected = _expected(counted, subject, text.facts.year)
            if expected is not None and expected != counted.value:
                yield _finding(said.sentence, counted, subject, expected, text.facts.year)


def _claims(said: Spoken, facts: Facts) -> Iterator[tuple[Counted, Subject]]:
    sentence = said.sentence
    counts = [item for item in _counts(sentence) if not _is_aside(sentence, item, facts)]
    for clause, of_clause in groupby(counts, key=lambda item: _clause(sentence, item.start, item.bracket)):
        here = list(of_clause)
        labels = [label for label in sentence.labels if _clause_at(sentence, label.start) == clause]
        if labels:
            yield from _with_labels(sentence, here, labels, facts)
        elif len(here) == 1 and (subject := _without_label(said, here[0], facts)):
            yield here[0], subject


def _with_labels(
    sentence: Sentence, counts: list[Counted], labels: list[Label], facts: Facts
) -> Iterator[tuple[Counted, Subject]]:
    """Counts and classes that alternate belong together one by one; one "không có" says it of all."""
    if len(counts) == 1 and counts[0].value == 0:
        counts = counts * len(labels)
    if len(counts) != len(labels):
        return
    for counted, label in zip(counts, labels, strict=True):
        subject = class_subject(label, sentence, facts)
        if subject:
            yield counted, subject


def _without_label(said: Spoken, counted: Counted, facts: Facts) -> Subject | None:
    """A clause without a class speaks of the group whose range it names, or of the class at the sentence's head."""
    if counted.bracket is not None and len(said.sentence.labels) == 1 and counted.year in {None, facts.year}:
        return class_subject(said.sentence.labels[0], said.sentence, facts) if _is_head(said.sentence) else None
    if said.sentence.labels:
        return None
    return group_subject(said, counted.start, facts) or range_subject(said, counted.end, facts)


def _is_head(sentence: Sentence) -> bool:
    return bool(_HEAD.fullmatch(sentence.text[: sentence.labels[0].start]))


def _counts(sentence: Sentence) -> list[Counted]:
    found = [
        Counted(item.start, _end_of_part(sentence, item.start, item.end), item.value, item.year, item.bracket)
        for item in sentence.quantities
        if item.counts_units
    ]
    found += [_none(sentence, match) for match in _NONE.finditer(sentence.text)]
    return sorted(found, key=lambda item: item.start)


def _end_of_part(sentence: Sentence, start: int, end: int) -> int:
    """Where the "08" of "08/23" ends."""
    slash = sentence.text.find("/", start, end)
    return len(sentence.text[:slash].rstrip()) if slash >= 0 else end


def _none(sentence: Sentence, match: re.Match[str]) -> Counted:
    year = year_of(sentence.text, sentence.years, sentence.brackets, *match.span())
    end = match.start() + len("không có")
    return Counted(match.start(), end, Decimal(0), year, innermost(sentence.brackets, match.start()))


def _is_aside(sentence: Sentence, counted: Counted, facts: Facts) -> bool:
    """Whether a count is that of all units ("trong 23 xã"), or of how many more there are than last year."""
    before = sentence.text[: counted.start]
    of_all = counted.value == len(facts.units) and _OF_ALL.search(before)
    return bool(of_all or _CHANGED.search(before))


def _clause(sentence: Sentence, position: int, bracket: Span | None) -> tuple[int, int]:
    """The clause of a position: its bracket, and how many semicolons stand before it there."""
    start = bracket.start if bracket else 0
    semicolons = [at for at in range(start, position) if sentence.text[at] == ";"]
    return start, sum(innermost(sentence.brackets, at) == bracket for at in semicolons)


def _clause_at(sentence: Sentence, position: int) -> tuple[int, int]:
    return _clause(sentence, position, innermost(sentence.brackets, position))


def _expected(counted: Counted, subject: Subject, year: int) -> int | None:
    if counted.year in {None, year}:
        return len(subject.names)
    return subject.previous if counted.year == year - 1 else None


def _finding(sentence: Sentence, counted: Counted, subject: Subject, expected: int, year: int) -> Finding:
    written = sentence.text[counted.start : counted.end]
    past = counted.year == year - 1
    names = f": {listed(subject.names)}" if subject.names and not past else ""
    return claim(
        sentence,
        counted.start,
        counted.end,
        rule=RULE,
        computed=f"{subject.words}, năm {counted.year or year}: {count_like(expected, written)} đơn vị{names}",
        message="Số đơn vị không khớp với kết quả đã xác định: hãy sửa số này (và danh sách kèm theo, nếu có).",
        mend=count_like(expected, written) if counted.value and expected else None,
    )
