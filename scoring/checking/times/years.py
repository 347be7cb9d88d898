"""Years told as the present one that are not: what was left from an older report."""

import re
from collections.abc import Iterator

from scoring.checking.claim import claim
from scoring.checking.reading.text import Sentence, Text
from scoring.checking.reading.years import Year
from scoring.checking.shape import Finding
from scoring.checking.times.earlier import tells_earlier

RULE = "year"
_HEAD = re.compile(
    r"\s*(?:[-+*•]\s*|[a-zđ][.)]\s*|\d{1,2}(?:\.\d{1,2})*\.?\s+)?(?:\([^)]*\)\s*)?"
    r"(?:(?:trong|ngay\s+từ\s+đầu|từ\s+đầu|đầu|cuối|kết\s+quả)\s+)?$",
    re.IGNORECASE,
)
_OF_REPORT = re.compile(
    r"(?:chỉ\s+số|nhiệm\s+vụ|công\s+tác|kết\s+quả|kế\s+hoạch)\s+(?:công\s+tác\s+)?(?:CCHC|cải\s+cách\s+hành\s+chính)"
    r"(?:\s+(?:của\s+)?(?:huyện|tỉnh|thành phố|nhà nước|UBND)[^,;:.()\d]{0,30})?\s*$",
    re.IGNORECASE,
)
_INDEX = re.compile(r"chỉ\s+số\s+(?:CCHC|cải\s+cách)[^.;]*\d%", re.IGNORECASE)
_COMPARES = re.compile(r"so\s+với|tăng|giảm|hơn|cùng\s+kỳ|liền\s+kề|trước\s+đó|kể\s+từ|tiếp\s+tục\s+từ", re.IGNORECASE)


def year_findings(text: Text) -> Iterator[Finding]:
    """Every year that stands as the present one and is a past one."""
    for sentence in text.sentences:
        for year in sentence.years:
            if _is_stale(sentence, year, text.facts.year) and not _is_known(sentence, year, text):
                yield _finding(sentence, year, text.facts.year)


def _is_known(sentence: Sentence, year: Year, text: Text) -> bool:
    """Whether the sentence tells of that year what is checked as such: classes, the index, a figure's earlier value."""
    if tells_earlier(sentence, year, text.facts.year):
        return True
    if sentence.labels or sentence.ranges or _INDEX.search(sentence.text):
        return True
    told = {item.value for item in sentence.quantities if item.year == year.value}
    return year.value == text.facts.year - 1 and any(figure.previous in told for figure in text.figures)


def _is_stale(sentence: Sentence, year: Year, present: int) -> bool:
    written = sentence.text[year.start : year.end]
    if year.value >= present or year.compares or not written[-1].isdigit():
        return False
    if any(other.value == present for other in sentence.years) or _COMPARES.search(sentence.text):
        return False
    before = sentence.text[: year.start]
    return bool(_HEAD.fullmatch(before)) or (year.value < present - 1 and bool(_OF_REPORT.search(before)))


def _finding(sentence: Sentence, year: Year, present: int) -> Finding:
    written = sentence.text[year.start : year.end]
    return claim(
        sentence,
        year.start,
        year.end,
        rule=RULE,
        computed=f"Báo cáo của năm {present}",
        message="Năm này không phải năm báo cáo: có thể là lời văn cũ chưa sửa. Hãy xem lại cả câu rồi sửa năm.",
        mend=f"{written[:-4]}{present}",
    )
