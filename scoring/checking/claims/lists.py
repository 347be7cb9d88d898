"""Enumerations of units against the class or group they are said to be."""

from collections import Counter
from collections.abc import Iterator, Sequence

from scoring.checking.claim import claim
from scoring.checking.claims.enumerations import Enumeration, Item, enumerations
from scoring.checking.claims.subjects import Spoken, Subject, class_subject, group_subject, spoken
from scoring.checking.reading.text import Sentence, Text
from scoring.checking.shape import Facts, Finding
from scoring.checking.words import count_like, listed, number_text

RULE = "list"


def list_findings(text: Text) -> Iterator[Finding]:
    """Names doubled, unknown, missing or out of place in every enumeration of units."""
    for said in spoken(text):
        for found in enumerations(said.sentence):
            yield from _checked(said, found, text.facts)


def _checked(said: Spoken, found: Enumeration, facts: Facts) -> Iterator[Finding]:
    sentence = said.sentence
    if _is_of_another_year(sentence, found, facts.year) or _is_ambiguous(sentence, found):
        return
    subject = _subject(said, found, facts)
    if subject is None:
        yield from _doubled(sentence, found, ())
        yield from _miscounted(sentence, found)
    else:
        yield from _against(sentence, found, subject, facts)


def _is_ambiguous(sentence: Sentence, found: Enumeration) -> bool:
    """Whether a name in it is that of several units: then nothing is told of the list."""
    names = sentence.reader.names
    return any(names.is_ambiguous(sentence.text[item.start : item.end]) for item in found.items)


def _is_of_another_year(sentence: Sentence, found: Enumeration, year: int) -> bool:
    before = [named.value for named in sentence.years if named.end <= found.start and not named.compares]
    return bool(before) and before[-1] != year


def _subject(said: Spoken, found: Enumeration, facts: Facts) -> Subject | None:
    """Whom an enumeration is said to be: the class named last before it, or else its group, or a class named after."""
    before = [label for label in said.sentence.labels if label.end <= found.start]
    if before:
        return class_subject(before[-1], said.sentence, facts)
    group = group_subject(said, found.start, facts)
    clause_end = said.sentence.text.find(";", found.end) % (len(said.sentence.text) + 1)
    after = {label.label: label for label in said.sentence.labels if label.start < clause_end}
    if group or len(after) != 1:
        return group
    return class_subject(next(iter(after.values())), said.sentence, facts)


def _against(sentence: Sentence, found: Enumeration, subject: Subject, facts: Facts) -> Iterator[Finding]:
    named = {item.name for item in found.items}
    is_whole = found.opened or _count_before(sentence, found) is not None
    missing = [name for name in subject.names if name not in named] if is_whole else []
    doubled = list(_doubled(sentence, found, missing))
    wrong = [item for item in found.items if item.name not in subject.names and (item.name or is_whole)]
    yield from doubled
    for item in wrong:
        yield _out_of_place(sentence, item, subject, missing if len(wrong) == 1 else (), facts)
    if missing and not wrong and not doubled:
        yield _incomplete(sentence, found, subject, missing)


def _doubled(sentence: Sentence, found: Enumeration, missing: Sequence[str]) -> Iterator[Finding]:
    seen: Counter[str] = Counter()
    for item in found.items:
        seen[item.name] += 1
        if item.name and seen[item.name] == 2:
            yield claim(
                sentence,
                item.start,
                item.end,
                rule=RULE,
                computed=f"{item.name} đã có trong danh sách{_and_missing(missing)}",
                message="Tên đơn vị bị lặp trong danh sách: hãy bỏ một tên hoặc thay bằng đơn vị còn thiếu.",
                mend=missing[0] if len(missing) == 1 else None,
            )


def _out_of_place(sentence: Sentence, item: Item, subject: Subject, missing: Sequence[str], facts: Facts) -> Finding:
    written = sentence.text[item.start : item.end]
    truth = f"{item.name}: {_standing(item.name, facts)}" if item.name else f"Không có đơn vị nào tên “{written}”"
    return claim(
        sentence,
        item.start,
        item.end,
        rule=RULE,
        computed=f"{truth}{_and_missing(missing)}",
        message=f"Đơn vị này không thuộc nhóm đang nêu ({subject.words}): hãy bỏ hoặc thay bằng đơn vị đúng.",
        mend=missing[0] if len(missing) == 1 else None,
    )


def _incomplete(sentence: Sentence, found: Enumeration, subject: Subject, missing: Sequence[str]) -> Finding:
    last = found.items[-1]
    written = sentence.text[last.start : last.end]
    return claim(
        sentence,
        last.start,
        last.end,
        rule=RULE,
        computed=f"Còn thiếu: {listed(missing)}",
        message=f"Danh sách ({subject.words}) chưa đủ: hãy thêm đơn vị còn thiếu.",
        mend=f"{written}, {', '.join(missing)}",
    )


def _and_missing(missing: Sequence[str]) -> str:
    return f"; danh sách còn thiếu {listed(missing)}" if missing else ""


def _standing(name: str, facts: Facts) -> str:
    """The class of a unit, and its composite where it is known."""
    label = next((fact.label for fact in facts.classes if name in fact.names), "chưa phân loại")
    composite = facts.composites.get(name)
    return f"{label} ({number_text(composite, 2)}%)" if composite is not None else label


def _count_before(sentence: Sentence, found: Enumeration) -> tuple[int, int, int] | None:
    """The count an enumeration is announced with: place and value."""
    before = [item for item in sentence.quantities if item.end <= found.start]
    if not before or not before[-1].counts_units:
        return None
    last = before[-1]
    gap = sentence.text[last.end : found.start]
    if len(gap) > 80 or ";" in gap:
        return None
    slash = sentence.text.find("/", last.start, last.end)
    return last.start, slash if slash >= 0 else last.end, int(last.value)


def _miscounted(sentence: Sentence, found: Enumeration) -> Iterator[Finding]:
    """A count against the names that follow it, where nothing tells whom it is about."""
    counted = _count_before(sentence, found)
    if counted is None or not found.opened or counted[2] == len(found.items):
        return
    start, end, value = counted
    right = count_like(len(found.items), sentence.text[start:end])
    yield claim(
        sentence,
        start,
        end,
        rule=RULE,
        computed=f"Danh sách có {right} tên",
        message=f"Nêu {value} đơn vị nhưng liệt kê {len(found.items)}: hãy sửa số hoặc danh sách.",
        mend=right,
    )
