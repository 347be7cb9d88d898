"""Files received, settled in time and overdue: the last cannot be more than the first two leave.

Received − in time = overdue + still under way; where the text says nothing of the latter, fewer overdue contradict
nothing.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from scoring.checking.claim import claim
from scoring.checking.reading.quantities import Quantity
from scoring.checking.reading.text import Line, Sentence, Text
from scoring.checking.shape import Finding
from scoring.checking.words import count_like, number_text

RULE = "overdue"
_NOUN = "hồ sơ"
_LATE = r"(?:quá\s+hạn|trễ\s+hạn|chậm\s+hạn|không\s+đúng\s+hạn)"
_IN_TIME = r"(?:đúng(?:\s+và\s+trước)?\s+hạn|trước(?:\s+và\s+đúng)?\s+hạn|đúng\s+thời\s+hạn)"
_CLAUSE = r"[^,;.()\d]"
_ROLES = (
    (
        "late",
        re.compile(rf"{_LATE}{_CLAUSE}{{0,25}}$", re.IGNORECASE),
        re.compile(rf"\s*{_CLAUSE}{{0,60}}?{_LATE}", re.IGNORECASE),
    ),
    (
        "in_time",
        re.compile(rf"{_IN_TIME}{_CLAUSE}{{0,25}}$", re.IGNORECASE),
        re.compile(rf"\s*{_CLAUSE}{{0,40}}?{_IN_TIME}", re.IGNORECASE),
    ),
    (
        "under_way",
        re.compile(rf"(?:đang|chưa)\s+(?:giải\s+quyết|xử\s+lý|đến\s+hạn){_CLAUSE}{{0,25}}$", re.IGNORECASE),
        re.compile(rf"\s*{_CLAUSE}{{0,30}}?(?:đang|chưa)\s+(?:giải\s+quyết|xử\s+lý|đến\s+hạn)", re.IGNORECASE),
    ),
    ("settled", re.compile(rf"(?:đã|được)\s+giải\s+quyết{_CLAUSE}{{0,25}}$", re.IGNORECASE), None),
    ("received", re.compile(rf"tiếp\s+nhận{_CLAUSE}{{0,30}}$", re.IGNORECASE), None),
)


@dataclass(frozen=True, slots=True)
class Account:
    """What has been told of the files so far; each a quantity."""

    received: Quantity | None = None
    settled: Quantity | None = None
    in_time: Quantity | None = None
    under_way: Quantity | None = None
    late: Quantity | None = None


def overdue_findings(text: Text) -> Iterator[Finding]:
    """Every paragraph whose overdue files do not fit those received and settled in time."""
    for line in text.lines:
        yield from _of_line(line, text.facts.year)


def _of_line(line: Line, year: int) -> Iterator[Finding]:
    account = Account()
    for sentence in line.sentences:
        for item in sentence.quantities:
            role = _role(sentence, item) if _is_file_count(item, year) else ""
            if role == "received":
                account = Account()
            if role:
                account = replace(account, **{role: item})
            if role in {"in_time", "late"}:
                yield from _checked(sentence, account, item)


def _is_file_count(item: Quantity, year: int) -> bool:
    return item.is_count and item.whole is None and item.unit == _NOUN and item.year in {None, year}


def _role(sentence: Sentence, item: Quantity) -> str:
    before = sentence.text[: item.start]
    for role, lead, trail in _ROLES:
        if lead.search(before):
            return role
        if trail and trail.match(sentence.text[item.stop :]):
            return role
    return ""


def _checked(sentence: Sentence, account: Account, item: Quantity) -> Iterator[Finding]:
    base = account.settled or account.received
    if base is None or account.in_time is None:
        return
    if account.in_time.value > base.value:
        yield _too_many_in_time(sentence, account.in_time, base)
    elif item is account.late:
        yield from _late(sentence, account, base, account.in_time)


def _too_many_in_time(sentence: Sentence, in_time: Quantity, base: Quantity) -> Finding:
    return claim(
        sentence,
        in_time.start,
        in_time.end,
        rule=RULE,
        computed=f"{number_text(in_time.value)} > {number_text(base.value)}",
        message="Số hồ sơ đúng hạn nhiều hơn số hồ sơ đã tiếp nhận hoặc giải quyết: hãy xem lại cả hai số.",
    )


def _late(sentence: Sentence, account: Account, base: Quantity, in_time: Quantity) -> Iterator[Finding]:
    late = account.late
    under_way = account.under_way.value if account.under_way and account.settled is None else 0
    rest = base.value - in_time.value - under_way
    if late is None or late.value == rest or rest < 0:
        return
    is_whole = account.settled is not None or account.under_way is not None
    taken = f" − {number_text(under_way)}" if under_way else ""
    is_error = is_whole or late.value > rest
    yield claim(
        sentence,
        late.start,
        late.end,
        rule=RULE,
        computed=f"{number_text(base.value)} − {number_text(in_time.value)}{taken} = {number_text(rest)}",
        message=_TOO_MANY if is_error else _UNTOLD,
        mend=count_like(rest, sentence.text[late.start : late.end]) if is_error else None,
        is_error=is_error,
    )


_TOO_MANY = "Số hồ sơ quá hạn không bằng số còn lại sau khi trừ số đúng hạn: hãy sửa, hoặc xem lại các số trong đoạn."
_UNTOLD = (
    "Trừ số đúng hạn còn nhiều hơn số quá hạn: nếu có hồ sơ đang giải quyết thì hãy nêu rõ, nếu không thì xem lại số."
)
