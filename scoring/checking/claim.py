"""Findings about a stretch of a sentence."""

from scoring.checking.reading.text import Sentence
from scoring.checking.shape import Finding


def claim(
    sentence: Sentence,
    start: int,
    end: int,
    *,
    rule: str,
    computed: str,
    message: str,
    mend: str | None = None,
    cite: str | None = None,
    is_error: bool = True,
) -> Finding:
    """A finding about characters [start, end) of a sentence; what the portal put there itself is mended there."""
    is_cited = sentence.is_cited(start, end)
    if is_cited:
        message = f"{message} Số này được dẫn từ bảng số liệu hoặc kết quả: hãy sửa ở nơi nhập số liệu."
    return Finding(
        rule=rule,
        passage=sentence.passage.key,
        sentence=sentence.text,
        start=sentence.start + start,
        end=sentence.start + end,
        claim=sentence.text[start:end],
        computed=computed,
        message=message,
        is_error=is_error,
        mend=None if is_cited else mend,
        cite=None if is_cited else cite,
        place=start,
    )
