""" "22.604 hồ sơ (đạt tỷ lệ 100%)" against the counts it is the rate of; "08/23 (34,78%)"."""

import re
from collections.abc import Iterator
from decimal import Decimal

from scoring.checking.claim import claim
from scoring.checking.reading.nouns import PERCENT
from scoring.checking.reading.quantities import Quantity
from scoring.checking.reading.text import Sentence, Text
from scoring.checking.shape import Finding
from scoring.checking.words import number_text, percent_text, quotient_percent
from scoring.rules.rounding import half_up

RULE = "rate"
_LED = re.compile(
    r"(?:(?:đạt|chiếm|bằng|tương ứng|tương đương)(?:\s+(?:với\s+)?(?:tỷ|tỉ)\s+lệ)?|(?:tỷ|tỉ)\s+lệ(?:\s+(?:là|đạt))?|\()"
    r"\s*:?\s*$",
    re.IGNORECASE,
)
_CLOSED = re.compile(r"\s*(?:$|[),.;]|tổng\s+số|(?:trên|so\s+với)\s+tổng|(?:trong|của)\s+tổng|và\b)")
_OF_TOTAL = re.compile(r"(?:trên|trong|/|của)\s*(?:tổng(?:\s+số)?|số)?\s*$")
# "22.604 (trả đúng hạn) trên tổng số 22.725 hồ sơ": the noun follows the whole only.
_SHARED = re.compile(
    r"\s*(?:(?:được|đã|giải|quyết|trả|trước|và|đúng|hạn)\s+)*(?:trên|trong|của)\s*(?:tổng(?:\s+số)?|số)?\s*",
    re.IGNORECASE,
)
_TOTAL = re.compile(
    r"(?:tiếp nhận|tổng(?: số)?|trong số|có|gồm|được giao|phải giải quyết|đến hạn|ban hành|trên|là|cả|toàn)\b"
    r"[^\d;.]{0,30}$",
    re.IGNORECASE,
)
_APART = re.compile(r"trong đó|kế hoạch|chỉ tiêu|\d")
_ALL_UNITS = re.compile(r"\s*(?:trên\s+)?tổng\s+số\s+(?:các\s+)?(?:đơn\s+vị|xã|phường)", re.IGNORECASE)
_NEAR = 60
_PLACES = (2, 3, 4, 5, 6)


def rate_findings(text: Text) -> Iterator[Finding]:
    """Every rate that is not the quotient of the counts it stands beside."""
    for sentence in text.sentences:
        for rate in sentence.quantities:
            if rate.unit == PERCENT and not rate.bound and _is_rate(sentence, rate):
                yield from _checked(sentence, rate, len(text.facts.units))


def _is_rate(sentence: Sentence, rate: Quantity) -> bool:
    return bool(_LED.search(sentence.text[: rate.start]) and _CLOSED.match(sentence.text, rate.stop))


def _checked(sentence: Sentence, rate: Quantity, units: int) -> Iterator[Finding]:
    before = [item for item in sentence.quantities if item.start < rate.start]
    if not before or not _is_near(sentence, before[-1], rate):
        return
    pairs = [(part, whole) for part, whole in _pairs(sentence, before) if part <= whole and whole]
    if before[-1].counts_units and units and before[-1].whole is None and _is_of_all(sentence, rate):
        pairs.append((before[-1].value, Decimal(units)))
    if pairs and not any(_is_quotient(rate, *pair) for pair in pairs):
        yield _finding(sentence, rate, *pairs[0])


def _is_of_all(sentence: Sentence, rate: Quantity) -> bool:
    """Whether a share is of all units: "chiếm 34,78% tổng số đơn vị", or beside a class of theirs."""
    return bool(sentence.labels or _ALL_UNITS.match(sentence.text, rate.stop))


def _is_near(sentence: Sentence, count: Quantity, rate: Quantity) -> bool:
    between = sentence.text[count.stop : rate.start]
    return count.is_count and len(between) <= _NEAR and not _APART.search(between)


def _pairs(sentence: Sentence, before: list[Quantity]) -> list[tuple[Decimal, Decimal]]:
    """Part and whole that the rate may be of, the likeliest first."""
    last = before[-1]
    if last.whole is not None:
        return [(last.value, last.whole)]
    if len(before) > 1 and _shares_noun(sentence, before[-2], last):
        return [(before[-2].value, last.value)]
    alike = [item for item in before[:-1] if item.is_count and item.unit == last.unit and item.whole is None]
    if not alike:
        return []
    if _OF_TOTAL.search(sentence.text[: last.start]):
        return [(alike[-1].value, last.value)]
    return [(last.value, item.value) for item in reversed(alike) if _TOTAL.search(sentence.text[: item.start])]


def _shares_noun(sentence: Sentence, part: Quantity, whole: Quantity) -> bool:
    return part.is_count and part.whole is None and bool(_SHARED.fullmatch(sentence.text, part.stop, whole.start))


def _is_quotient(rate: Quantity, part: Decimal, whole: Decimal) -> bool:
    return half_up(quotient_percent(part, whole), rate.places) == rate.value and not _hides(rate, part, whole)


def _hides(rate: Quantity, part: Decimal, whole: Decimal) -> bool:
    """Whether "100%" is said of a part that is not the whole."""
    return rate.places == 0 and ((rate.value == 100 and part != whole) or (rate.value == 0 and part != 0))


def _finding(sentence: Sentence, rate: Quantity, part: Decimal, whole: Decimal) -> Finding:
    right = percent_text(quotient_percent(part, whole), _telling_places(rate, part, whole))
    return claim(
        sentence,
        rate.start,
        rate.stop,
        rule=RULE,
        computed=f"{number_text(part)} : {number_text(whole)} × 100 = {right}",
        message="Tỷ lệ không khớp với hai số trong câu: hãy sửa tỷ lệ, hoặc xem lại hai số.",
        mend=right,
    )


def _telling_places(rate: Quantity, part: Decimal, whole: Decimal) -> int:
    """The decimals of the text; for whole percents as many as it takes to be exact, or not to look like 0 or 100."""
    exact = quotient_percent(part, whole)
    if rate.places or exact == half_up(exact, 0):
        return rate.places
    return next((places for places in _PLACES if half_up(exact, places) not in {0, 100}), _PLACES[-1])
