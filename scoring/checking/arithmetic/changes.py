""" "Tăng 19,69% so với năm 2020" against the two values it is the difference of."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from scoring.checking.arithmetic.earlier import earlier_value, tells_of_index
from scoring.checking.arithmetic.movements import moved
from scoring.checking.claim import claim
from scoring.checking.reading.nouns import PERCENT, POINTS
from scoring.checking.reading.quantities import Quantity
from scoring.checking.reading.text import Sentence, Text
from scoring.checking.shape import Finding
from scoring.checking.words import cased_like, number_text, percent_text, quotient_percent
from scoring.rules.exact import difference
from scoring.rules.rounding import half_up

RULE = "change"
_OPPOSITE = {"tăng": "giảm", "giảm": "tăng", "cao hơn": "thấp hơn", "thấp hơn": "cao hơn", "nhiều hơn": "ít hơn"}
_OPPOSITE["ít hơn"] = "nhiều hơn"
_VERB = re.compile(
    r"(?<!\w)(tăng|giảm|cao hơn|thấp hơn|nhiều hơn|ít hơn)(?:\s+(?:thêm|đi|được|lên|là))?\s*:?\s*$", re.IGNORECASE
)
_EXACT = frozenset({""})
_FROM_TO = frozenset({"", "từ", "đến", "tới"})
_COMPARED = re.compile(r"(?:so\s+với|cùng\s+kỳ)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Change:
    """A stated change with the values it is between; `verb` stands at [verb_start, verb_end)."""

    stated: Quantity
    verb: str
    verb_start: int
    verb_end: int
    now: Decimal
    before: Decimal
    of_shares: bool

    @property
    def rises(self) -> bool:
        """Whether the text says that it rose."""
        return self.verb.lower() in {"tăng", "cao hơn", "nhiều hơn"}

    @property
    def difference(self) -> Decimal:
        """What it really changed by."""
        return difference(self.now, self.before)

    @property
    def size(self) -> Decimal:
        """The same without sign, in what the text states it in."""
        if self.stated.unit == PERCENT and not self.of_shares:
            return abs(quotient_percent(self.difference, self.before))
        return abs(self.difference)


def change_findings(text: Text) -> Iterator[Finding]:
    """Every stated change that its values do not bear out."""
    for sentence in text.sentences:
        for change in _changes(sentence, text):
            if not _holds(change):
                yield _finding(sentence, change)


def _changes(sentence: Sentence, text: Text) -> Iterator[Change]:
    for stated in sentence.quantities:
        verb = _VERB.search(sentence.text, 0, stated.start)
        if verb and not stated.bound and stated.whole is None:
            yield from _between(sentence, text, stated, verb)


def _between(sentence: Sentence, text: Text, stated: Quantity, verb: re.Match[str]) -> Iterator[Change]:
    """The change between this year's value and last year's, where the text or the known figures tell both."""
    others = [other for other in sentence.quantities if other is not stated]
    peers = [other for other in others if _is_comparable(stated, other)]
    if ends := moved(sentence, [other for other in others if _is_comparable(stated, other, bounds=_FROM_TO)]):
        first, last = ends
        yield Change(stated, verb[1], *verb.span(1), now=last.value, before=first.value, of_shares=last.is_percent)
        return
    last_year = text.facts.year - 1
    now = [other for other in peers if other.start < stated.start and other.year != last_year]
    if not now:
        yield from _of_index(sentence, text, stated, verb)
        return
    if now[-1].year not in {None, text.facts.year}:
        return
    before = _before(sentence, text, now[-1], [other for other in peers if other.year == last_year])
    if before is None or (before == 0 and stated.unit == PERCENT):
        return
    yield Change(stated, verb[1], *verb.span(1), now=now[-1].value, before=before, of_shares=now[-1].is_percent)


def _of_index(sentence: Sentence, text: Text, stated: Quantity, verb: re.Match[str]) -> Iterator[Change]:
    """ "So với năm trước, Chỉ số CCHC của huyện tăng 20,11 điểm phần trăm": both values are results."""
    facts = text.facts
    if facts.index is None or facts.previous_index is None or not tells_of_index(sentence, text, stated):
        return
    yield Change(stated, verb[1], *verb.span(1), now=facts.index, before=facts.previous_index, of_shares=True)


def _before(sentence: Sentence, text: Text, now: Quantity, earlier: list[Quantity]) -> Decimal | None:
    alike = [other for other in earlier if other.unit == now.unit or (not other.unit and not now.is_percent)]
    if len(alike) == 1:
        return alike[0].value
    if alike or not _COMPARED.search(sentence.text):
        return None
    return earlier_value(sentence, text, now)


def _is_comparable(stated: Quantity, other: Quantity, bounds: frozenset[str] = _EXACT) -> bool:
    """Whether `other` can be one of the two values a change is stated of; `bounds` may stand before it."""
    if other.bound not in bounds or other.whole is not None or other.unit == POINTS:
        return False
    if stated.unit == POINTS:
        return other.unit == PERCENT
    if stated.unit == PERCENT:
        return True
    return not other.is_percent and (other.unit == stated.unit or not stated.unit)


def _holds(change: Change) -> bool:
    if change.difference and (change.difference > 0) != change.rises:
        return False
    sizes = [change.size]
    if change.of_shares and change.stated.unit == PERCENT and change.before:
        sizes.append(abs(quotient_percent(change.difference, change.before)))  # "tăng 31,82%" of 63,19%
    return any(half_up(size, change.stated.places) == change.stated.value for size in sizes)


def _finding(sentence: Sentence, change: Change) -> Finding:
    stated, right_way = change.stated, not change.difference or (change.difference > 0) == change.rises
    start = stated.start if right_way else change.verb_start
    amount = _amount(change)
    verb = "" if right_way else cased_like(_OPPOSITE[change.verb.lower()], change.verb) + " "
    gap = sentence.text[change.verb_end : stated.start]
    mend = amount if right_way else f"{verb.strip()}{gap}{amount}"
    return claim(
        sentence,
        start,
        stated.stop,
        rule=RULE,
        computed=_working(change),
        message=_message(change, right_way=right_way),
        mend=mend if change.difference else None,
    )


def _amount(change: Change) -> str:
    """The change as it should be written, sign included: shares differ by percentage points."""
    places = max(change.stated.places, _places(change.now), _places(change.before)) if change.of_shares else None
    if change.of_shares:
        return f"{number_text(change.size, places)} {POINTS}"
    if change.stated.unit == PERCENT:
        return percent_text(change.size, change.stated.places or 2)
    return number_text(change.size)


def _places(value: Decimal) -> int:
    exponent = value.as_tuple().exponent
    return -exponent if isinstance(exponent, int) and exponent < 0 else 0


def _working(change: Change) -> str:
    sign = PERCENT if change.of_shares else ""
    now, before = (number_text(value, _places(value)) + sign for value in (change.now, change.before))
    if change.stated.unit == PERCENT and not change.of_shares:
        return f"({now} − {before}) : {before} × 100 = {_signed(change)}"
    return f"{now} − {before} = {_signed(change)}"


def _signed(change: Change) -> str:
    return f"{'−' if change.difference < 0 else ''}{_amount(change)}"


def _message(change: Change, *, right_way: bool) -> str:
    if not change.difference:
        return "Hai năm bằng nhau, không tăng cũng không giảm: hãy viết lại câu này."
    if not right_way:
        way = "tăng" if change.difference > 0 else "giảm"
        return f"So với năm trước thực ra {way}: hãy sửa cả từ chỉ chiều và mức thay đổi."
    return "Mức thay đổi không bằng hiệu của hai số trong câu: hãy sửa mức thay đổi, hoặc xem lại hai số."
