"""Dates that do not exist, and documents dated after the report that cites them."""

import datetime
import re
from collections.abc import Iterator

from scoring.checking.claim import claim
from scoring.checking.reading.text import Sentence, Text
from scoring.checking.shape import Finding

RULE = "date"
_SHORT = re.compile(r"(?<![\w/.,-])(\d{1,2})[/.-](\d{1,2})[/.-]((?:19|20)\d\d)(?![\w/])")
_LONG = re.compile(r"ngày\s+(\d{1,2})\s+tháng\s+(\d{1,2})\s+năm\s+(\d{4})", re.IGNORECASE)
_ISSUED = re.compile(
    r"(?:số\s+)?\d+(?:/\d{4})?/[A-ZĐ][\w-]*\s*,?\s*(?:ngày\s*)?$|(?:ban\s+hành|ký|tổ\s+chức)\s+(?:ngày\s*)?$"
)


def date_findings(text: Text) -> Iterator[Finding]:
    """Every date of the text that cannot be."""
    for sentence in text.sentences:
        for pattern in (_SHORT, _LONG):
            for match in pattern.finditer(sentence.text):
                yield from _checked(sentence, match, text.facts.report_date)


def _checked(sentence: Sentence, match: re.Match[str], report_date: datetime.date | None) -> Iterator[Finding]:
    try:
        date = datetime.date(int(match[3]), int(match[2]), int(match[1]))
    except ValueError:
        yield claim(
            sentence,
            *match.span(),
            rule=RULE,
            computed="Lịch không có ngày này",
            message="Ngày không tồn tại: hãy xem lại ngày, tháng.",
        )
        return
    if report_date and date > report_date and _ISSUED.search(sentence.text[: match.start()]):
        yield _later(sentence, match, report_date)


def _later(sentence: Sentence, match: re.Match[str], report_date: datetime.date) -> Finding:
    month = f"{report_date.month:02}" if report_date.month < 3 else str(report_date.month)
    return claim(
        sentence,
        *match.span(),
        rule=RULE,
        computed=f"Ngày ký báo cáo: {report_date.day:02}/{month}/{report_date.year}",
        message="Văn bản được nêu có ngày sau ngày ký báo cáo: hãy xem lại.",
    )
