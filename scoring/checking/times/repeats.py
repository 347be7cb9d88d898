"""Paragraphs with figures that say the same as in last year's report."""

import re
from collections.abc import Iterator

from scoring.checking.claim import claim
from scoring.checking.reading.text import Line, Text
from scoring.checking.shape import Finding

RULE = "repeated"
_SHORTEST = 40  # characters; shorter ones repeat by themselves
_DIGIT = re.compile(r"\d")


def repeat_findings(text: Text) -> Iterator[Finding]:
    """Advice on every sentence with figures that stood word for word in the same section a year before."""
    for lines in text.passages:
        for line in lines:
            before = _plain(line.passage.last_year)
            if before:
                yield from _of_line(line, before)


def _of_line(line: Line, before: str) -> Iterator[Finding]:
    for sentence in line.sentences:
        typed = [item for item in sentence.quantities if not sentence.is_cited(item.start, item.end)]
        if typed and len(sentence.text) >= _SHORTEST and _plain(sentence.text) in before:
            yield claim(
                sentence,
                typed[0].start,
                typed[0].end,
                rule=RULE,
                computed="Giống hệt báo cáo năm trước",
                message="Câu có số liệu giống nguyên văn báo cáo năm trước: hãy kiểm tra đã sửa theo năm nay chưa.",
                is_error=False,
            )


def _plain(text: str) -> str:
    return " ".join(text.split())
