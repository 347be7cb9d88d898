"""Sentences that say the same as in last year's report: with its figures, or with its year as the present one."""

import re
from collections.abc import Iterator

from scoring.checking.claim import claim
from scoring.checking.reading.spans import Span
from scoring.checking.reading.text import Line, Sentence, Text
from scoring.checking.shape import Finding
from scoring.checking.times.earlier import tells_earlier

RULE = "repeated"
_SHORTEST = 40  # characters; shorter ones with figures repeat by themselves
_ENDED = re.compile(
    r"(?<!\w)(?:(?:tính\s+)?(?:đến|hết|trước)(?:\s+hết)?\s+(?:ngày\s+)?\d{1,2}[/.-]\d{1,2}|(?:tháng|quý)\s+[\dIVX]{1,3})"
    r"\s?[/.-]\s?((?:19|20)\d\d)(?![\w/])",
    re.IGNORECASE,
)


def repeat_findings(text: Text) -> Iterator[Finding]:
    """Advice on every sentence that stood word for word in the same section a year before, once for each."""
    for lines in text.passages:
        for line in lines:
            before = _plain(line.passage.last_year)
            if before:
                yield from _of_line(line, before, text.facts.year)


def _of_line(line: Line, before: str, present: int) -> Iterator[Finding]:
    for sentence in line.sentences:
        if _plain(sentence.text) not in before:
            continue
        typed = [item for item in sentence.quantities if not sentence.is_cited(item.start, item.end)]
        if stale := next(_stale(sentence, present), None):
            yield _of_year(sentence, stale, present)
        elif typed and len(sentence.text) >= _SHORTEST:
            yield _of_figures(sentence, Span(typed[0].start, typed[0].end))


def _stale(sentence: Sentence, present: int) -> Iterator[Span]:
    """Where the sentence tells last year as the present one; each ends with the year's four digits."""
    compares = any(year.compares and year.value == present - 1 for year in sentence.years)
    if compares or any(year.value == present for year in sentence.years):
        return
    for year in sentence.years:
        typed = sentence.text[year.start : year.end].endswith(str(present - 1))
        if typed and not sentence.is_cited(year.start, year.end) and not tells_earlier(sentence, year, present):
            yield Span(year.start, year.end)
    for match in _ENDED.finditer(sentence.text):
        if int(match[1]) == present - 1 and not sentence.is_cited(*match.span()):
            yield Span(*match.span())


def _of_year(sentence: Sentence, stale: Span, present: int) -> Finding:
    return claim(
        sentence,
        stale.start,
        stale.end,
        rule=RULE,
        computed=f"Giống hệt báo cáo năm trước; báo cáo này của năm {present}",
        message="Câu giống nguyên văn báo cáo năm trước và còn ghi năm cũ: hãy xem lại cả câu rồi sửa năm.",
        mend=f"{sentence.text[stale.start : stale.end - 4]}{present}",
        is_error=False,
    )


def _of_figures(sentence: Sentence, typed: Span) -> Finding:
    return claim(
        sentence,
        typed.start,
        typed.end,
        rule=RULE,
        computed="Giống hệt báo cáo năm trước",
        message="Câu có số liệu giống nguyên văn báo cáo năm trước: hãy kiểm tra đã sửa theo năm nay chưa.",
        is_error=False,
    )


def _plain(text: str) -> str:
    return " ".join(text.split())
