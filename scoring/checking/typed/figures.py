"""Typed numbers that are a known figure (cite it), nearly one (a slip), or last year's value of one (out of date)."""

import re
from collections.abc import Iterator, Sequence

from scoring.checking.claim import claim
from scoring.checking.reading.quantities import Quantity
from scoring.checking.reading.text import Sentence, Text
from scoring.checking.shape import Finding, KnownFigure
from scoring.checking.typed.nearness import is_slip
from scoring.checking.words import count_text, number_text
from scoring.rules.rounding import half_up

CITE_RULE, NEAR_RULE, OLD_RULE = "cite", "near", "outdated"
_WORD = re.compile(r"[^\W\d_]+")
# Words of every other sentence say nothing about which figure is meant.
_COMMON_WORDS = "số của và các được cho theo tại trong là có đã thủ tục hành chính kết quả hồ sơ tỷ lệ năm"
_COMMON = frozenset(_WORD.findall(_COMMON_WORDS))
_LIKE = 2  # words of a figure's name that a sentence must share with it
_PLAIN = 100  # below this a number says little by itself


def figure_findings(text: Text) -> Iterator[Finding]:
    """Advice and warnings on numbers that should be citations."""
    present = [figure for figure in text.figures if figure.year == text.facts.year]
    for sentence in text.sentences:
        for item in sentence.quantities:
            if _is_typed(sentence, item, text.facts.year):
                yield from _matched(sentence, item, [figure for figure in present if _counts_same(figure, item)])


def _is_typed(sentence: Sentence, item: Quantity, year: int) -> bool:
    is_own = item.year in {None, year} and not item.bound and item.whole is None
    return is_own and not sentence.is_cited(item.start, item.end)


def _counts_same(figure: KnownFigure, item: Quantity) -> bool:
    return figure.unit.lower() == item.unit.lower()


def _matched(sentence: Sentence, item: Quantity, figures: Sequence[KnownFigure]) -> Iterator[Finding]:
    equal = [figure for figure in figures if _is_equal(figure, item)]
    plain = item.is_percent or item.value < _PLAIN
    meant = _likest(sentence, equal, item, least=_LIKE if plain else 0)
    if meant:
        yield _advice(sentence, item, meant)
    if equal:
        return
    alike = [figure for figure in figures if _likeness(sentence, figure, item) >= _LIKE]
    if old := next((figure for figure in alike if _is_old(figure, item)), None):
        yield _old(sentence, item, old)
    elif near := next((figure for figure in alike if is_slip(item.value, figure.value, item.places)), None):
        yield _near(sentence, item, near)


def _is_equal(figure: KnownFigure, item: Quantity) -> bool:
    """Whether a number is a figure's value; a whole percent says nothing of a value that is none."""
    is_exact = figure.value == item.value
    return is_exact or (item.places > 0 and half_up(figure.value, item.places) == item.value)


def _likest(sentence: Sentence, figures: Sequence[KnownFigure], item: Quantity, *, least: int) -> KnownFigure | None:
    """Of several figures of the same value the one the sentence is about; None where it is about none."""
    best = max(figures, key=lambda figure: _likeness(sentence, figure, item), default=None)
    return best if best and _likeness(sentence, best, item) >= least else None


def _likeness(sentence: Sentence, figure: KnownFigure, item: Quantity) -> int:
    """How many telling words the figure's name shares with what stands around the number."""
    around = sentence.text[max(0, item.start - 120) : item.stop + 80].lower()
    words = {word.lower() for word in _WORD.findall(figure.name)} - _COMMON
    return sum(bool(re.search(rf"(?<!\w){re.escape(word)}(?!\w)", around)) for word in words)


def _is_old(figure: KnownFigure, item: Quantity) -> bool:
    previous = figure.previous
    return previous is not None and previous >= _PLAIN and half_up(previous, item.places) == item.value


def _shown(figure: KnownFigure) -> str:
    sign = "%" if figure.unit == "%" else f" {figure.unit}"
    is_count = figure.decimals == 0 and figure.value == int(figure.value)
    value = count_text(figure.value) if is_count else number_text(figure.value, figure.decimals)
    return f"{figure.name} năm {figure.year}: {value}{sign}"


def _advice(sentence: Sentence, item: Quantity, figure: KnownFigure) -> Finding:
    return claim(
        sentence,
        item.start,
        item.stop if item.is_percent else item.end,
        rule=CITE_RULE,
        computed=_shown(figure),
        message="Số này đang gõ tay: nên dẫn từ bảng số liệu để tự cập nhật.",
        cite=figure.cite,
        is_error=False,
    )


def _near(sentence: Sentence, item: Quantity, figure: KnownFigure) -> Finding:
    return _wrong(
        sentence, item, figure, NEAR_RULE, "Số gần giống số liệu đã nhập, có thể gõ nhầm chữ số: hãy đối chiếu."
    )


def _old(sentence: Sentence, item: Quantity, figure: KnownFigure) -> Finding:
    return _wrong(sentence, item, figure, OLD_RULE, "Đây là số của năm trước: hãy thay bằng số của năm báo cáo.")


def _wrong(sentence: Sentence, item: Quantity, figure: KnownFigure, rule: str, message: str) -> Finding:
    right = number_text(figure.value, max(item.places, figure.decimals))
    return claim(
        sentence,
        item.start,
        item.stop if item.is_percent else item.end,
        rule=rule,
        computed=_shown(figure),
        message=message,
        mend=f"{right}%" if item.is_percent else right,
        cite=figure.cite,
    )
