"""Typed years beside what the portal cites of the year before: "năm 2020: 84 đơn vị" in the report of 2022."""

import re
from collections.abc import Iterator

from scoring.checking.claim import claim
from scoring.checking.reading.spans import Span
from scoring.checking.reading.text import Sentence, Text
from scoring.checking.reading.years import Year
from scoring.checking.shape import Finding

RULE = "year"
_VALUE = re.compile(r".*/previous|result/previous-(?!year$).*|result/authority-previous-index")
_CHANGE = re.compile(r"figure/.*/change|result/authority-change")
_COMPARED = re.compile(r"(?:so\s+với|(?<!\w)hơn)[^,;.()\d]{0,30}$", re.IGNORECASE)
# What stands between a value and its year; other words part them: "giảm từ 84", "84 đơn vị theo đề án năm 2019".
_AFTER = re.compile(r"[^,;.)\d\t]{0,40}")
_BEFORE = re.compile(r"[^;.)\d\t]{0,60}")
_AFTER_CHANGE = re.compile(r"[^,;.()\d]{0,60}")
_BEFORE_CHANGE = re.compile(r"[^;.()\d]{0,80}")
_NEAR = 80  # characters; what stands further away is not beside
_SAME_CLAUSE = re.compile(r"[^,]*")
_PLAINLY = re.compile(r"\s*[:(]?\s*(?:là|có|mới có|chỉ có|còn|đạt)?\s*", re.IGNORECASE)
_PARTS = re.compile(
    r"(?<!\w)(?:từ|đến|tới|theo|trong|lên|xuống|sang|so với|hơn|tăng|giảm|cùng kỳ|ban hành|thành lập|đề án|kế hoạch"
    r"|nghị quyết|chương trình)(?!\w)",
    re.IGNORECASE,
)
_FOUNDED = re.compile(r"(?:ban hành|thành lập|phê duyệt|từ|đến|trước|sau)\s*$", re.IGNORECASE)
_HEAD = re.compile(r"(?:^|[,;:.(])\s*(?:[-+*•]\s*)?(?:(?:trong|riêng|còn)\s+)?$", re.IGNORECASE)


def earlier_year_findings(text: Text) -> Iterator[Finding]:
    """Every typed year that a cited value of the year before is told with, and that is another."""
    wanted = text.facts.year - 1
    for sentence in text.sentences:
        for year in sentence.years:
            if year.value != wanted and tells_earlier(sentence, year, text.facts.year):
                yield _finding(sentence, year, wanted)


def tells_earlier(sentence: Sentence, year: Year, present: int) -> bool:
    """Whether a typed year is the one of a citation of the year before, or of a change against it."""
    if not sentence.text[year.end - 1].isdigit() or sentence.is_cited(year.start, year.end):
        return False
    return any(
        (_VALUE.fullmatch(key) and _is_of_value(sentence, year, cited, present))
        or (_CHANGE.fullmatch(key) and _is_of_change(sentence, year, cited))
        for cited, key in _beside(sentence, year)
    )


def _beside(sentence: Sentence, year: Year) -> Iterator[tuple[Span, str]]:
    """Citations of the sentence near a year, with their keys."""
    first = max(sentence.start, sentence.start + year.start - _NEAR)
    last = min(sentence.end, sentence.start + year.end + _NEAR)
    for cited in sentence.passage.cited:
        if cited.end >= first and cited.start <= last and sentence.start <= cited.start and cited.end <= sentence.end:
            yield Span(cited.start - sentence.start, cited.end - sentence.start), cited.key


def _is_of_value(sentence: Sentence, year: Year, cited: Span, present: int) -> bool:
    own = next((other for other in sentence.years if _follows(sentence, other, cited)), None)
    if own is not None:
        return own == year
    return year.end <= cited.start and _leads(sentence, year, cited, present)


def _follows(sentence: Sentence, year: Year, cited: Span) -> bool:
    """ "84 đơn vị (năm 2020)", "63,19% của năm 2020", "84 đơn vị cùng kỳ"."""
    if not cited.end <= year.start <= cited.end + _NEAR:
        return False
    between = sentence.text[cited.end : year.start]
    return bool(_AFTER.fullmatch(between)) and not _PARTS.search(between)


def _leads(sentence: Sentence, year: Year, cited: Span, present: int) -> bool:
    """ "(năm 2020: 84 đơn vị", "năm 2020 mới có 15/23"; the report's own year may well lead other words."""
    before, between = sentence.text[: year.start], sentence.text[year.end : cited.start]
    if any(year.end <= other.start < cited.start for other in sentence.years) or _FOUNDED.search(before):
        return False
    if year.value == present:
        return bool(_PLAINLY.fullmatch(between))
    is_told = bool(_SAME_CLAUSE.fullmatch(between) or _HEAD.search(before))
    return is_told and bool(_BEFORE.fullmatch(between)) and not _PARTS.search(between)


def _is_of_change(sentence: Sentence, year: Year, cited: Span) -> bool:
    """ "tăng 20,11 điểm phần trăm so với năm 2020", "So với năm 2020, Chỉ số tăng …"."""
    if not _COMPARED.search(sentence.text[: year.start]):
        return False
    if cited.end <= year.start:
        return bool(_AFTER_CHANGE.fullmatch(sentence.text, cited.end, year.start))
    return year.end <= cited.start and bool(_BEFORE_CHANGE.fullmatch(sentence.text, year.end, cited.start))


def _finding(sentence: Sentence, year: Year, wanted: int) -> Finding:
    return claim(
        sentence,
        year.start,
        year.end,
        rule=RULE,
        computed=f"Số được dẫn là của năm {wanted}",
        message="Số đứng cạnh được dẫn là số của năm trước năm báo cáo: hãy sửa năm, hoặc dẫn cả năm từ kết quả.",
        mend=f"{sentence.text[year.start : year.end - 4]}{wanted}",
    )
