""" "Từ 80%" or "trên 80%": bounds of classes and groups as the scheme has them, and alike throughout the document."""

import re
from collections.abc import Iterator
from decimal import Decimal

from scoring.checking.claim import claim
from scoring.checking.reading.ranges import COMPOSITE, Bound, Range
from scoring.checking.reading.text import Sentence, Text
from scoring.checking.shape import Facts, Finding
from scoring.checking.words import cased_like, percent_text

RULE = "threshold"
_GROUP = re.compile(r"(?<!\w)nhóm(?!\w)", re.IGNORECASE)
_INCLUSIVE = {"từ": True, "trên": False}
_OF = {"composite": "Chỉ số tổng hợp", "domain": "từng lĩnh vực"}


def threshold_findings(text: Text) -> Iterator[Finding]:
    """Every bound that is not the scheme's; without a scheme, every "trên" where another place says "từ"."""
    said = [(sentence, item) for sentence in text.sentences for item in sentence.ranges if item.of]
    for sentence, item in said:
        if text.facts.thresholds:
            yield from _against_scheme(sentence, item, text.facts)
        else:
            yield from _against_others(sentence, item, [other for _, other in said])


def _against_scheme(sentence: Sentence, item: Range, facts: Facts) -> Iterator[Finding]:
    labels = {label.label for label in sentence.labels if label.end <= item.start}
    asked = _asked(labels.pop(), item.of, facts) if len(labels) == 1 else None
    if item.lower and asked is not None and item.lower.percent != asked:
        yield _wrong_percent(sentence, item, item.lower, asked)
    elif item.lower and _is_of_no_class(sentence, item, item.lower, facts):
        yield _no_threshold(sentence, item.lower)
    elif item.lower:
        yield from _word(sentence, item, item.lower, facts)
    if item.upper:
        yield from _upper(sentence, item, item.upper, facts)


def _is_of_no_class(sentence: Sentence, item: Range, bound: Bound, facts: Facts) -> bool:
    """Whether a group is described by a threshold that the scheme does not have."""
    is_group = item.of == COMPOSITE and _GROUP.search(sentence.text[: item.start])
    return bool(is_group) and _inclusive(bound.percent, item.of, facts) is None


def _asked(label: str, of: str, facts: Facts) -> Decimal | None:
    return next((fact.percent for fact in facts.thresholds if (fact.label, fact.of) == (label, of)), None)


def _inclusive(percent: Decimal, of: str, facts: Facts) -> bool | None:
    """Whether the scheme's threshold of so many percent is met by exactly that; None where it has none such."""
    return next((fact.inclusive for fact in facts.thresholds if (fact.percent, fact.of) == (percent, of)), None)


def _word(sentence: Sentence, item: Range, bound: Bound, facts: Facts) -> Iterator[Finding]:
    inclusive = _inclusive(bound.percent, item.of, facts)
    if inclusive is None or inclusive == _INCLUSIVE[bound.word]:
        return
    right = "từ" if inclusive else "trên"
    percent = percent_text(bound.percent, 0)
    yield claim(
        sentence,
        bound.word_start,
        _stop(sentence, bound),
        rule=RULE,
        computed=f"Theo thang phân loại, {_OF[item.of]}: {right} {percent}",
        message=(
            f"“{bound.word} {percent}” khác “{right} {percent}” của thang phân loại: "
            f"đơn vị đạt đúng {percent} sẽ bị hiểu sai. Hãy viết thống nhất."
        ),
        mend=_reworded(sentence, bound, right),
    )


def _reworded(sentence: Sentence, bound: Bound, word: str) -> str:
    written = sentence.text[bound.word_start : bound.word_end]
    return cased_like(word, written) + sentence.text[bound.word_end : _stop(sentence, bound)]


def _stop(sentence: Sentence, bound: Bound) -> int:
    """Where the number ends, with its sign where that follows at once."""
    return bound.end + sentence.text.startswith("%", bound.end)


def _upper(sentence: Sentence, item: Range, bound: Bound, facts: Facts) -> Iterator[Finding]:
    """The upper end is the threshold of the next better class: "đến dưới 90%" where that one takes "từ 90%"."""
    inclusive = _inclusive(bound.percent, item.of, facts)
    if inclusive is None or item.lower is None or inclusive == (bound.word == "dưới"):
        if inclusive is None and item.of == COMPOSITE and item.lower and bound.percent != 100:
            yield _no_threshold(sentence, bound)
        return
    percent = percent_text(bound.percent, 0)
    right = f"dưới {percent}" if inclusive else percent
    yield claim(
        sentence,
        bound.word_start,
        bound.end + 1,
        rule=RULE,
        computed=f"Theo thang phân loại: đến {right}",
        message=f"Đúng {percent} thuộc {'mức trên' if inclusive else 'mức này'}: hãy viết “đến {right}”.",
        mend=right if sentence.text[bound.end : bound.end + 1] == "%" else None,
    )


def _no_threshold(sentence: Sentence, bound: Bound) -> Finding:
    return claim(
        sentence,
        bound.start,
        bound.end,
        rule=RULE,
        computed=f"Thang phân loại không có ngưỡng {percent_text(bound.percent, 0)}",
        message="Khoảng điểm không theo thang phân loại của kỳ đánh giá: hãy xem lại.",
    )


def _wrong_percent(sentence: Sentence, item: Range, bound: Bound, asked: Decimal) -> Finding:
    right = percent_text(asked, 0).removesuffix("%")
    return claim(
        sentence,
        bound.start,
        bound.end,
        rule=RULE,
        computed=f"Thang phân loại yêu cầu {_OF[item.of]} từ {right}%",
        message="Ngưỡng của mức phân loại không đúng thang phân loại của kỳ đánh giá: hãy sửa.",
        mend=right,
    )


def _against_others(sentence: Sentence, item: Range, others: list[Range]) -> Iterator[Finding]:
    bound = item.lower
    if bound is None or bound.word != "trên" or not any(_says_from(other, item) for other in others):
        return
    percent = percent_text(bound.percent, 0)
    yield claim(
        sentence,
        bound.word_start,
        _stop(sentence, bound),
        rule=RULE,
        computed=f"Nơi khác trong báo cáo viết “từ {percent}”",
        message=f"Cùng một ngưỡng mà chỗ viết “từ {percent}”, chỗ viết “trên {percent}”: hãy viết thống nhất.",
        mend=_reworded(sentence, bound, "từ"),
    )


def _says_from(other: Range, item: Range) -> bool:
    lower = item.lower
    return bool(
        lower
        and other.lower
        and other.of == item.of
        and other.lower.word == "từ"
        and other.lower.percent == lower.percent
    )
