"""What the types about one measured value have in common: clauses, labels, and the value in a line."""

from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import Any, ClassVar

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from cchc.numbers import format_number
from scoring.rule_words.clauses import Clauses, PieceError, clause, joined, whole_in
from scoring.rule_words.figures import EQUAL, number_text, percent_text
from scoring.rules.points.amounts import DECIMALS
from scoring.rules.points.measure import PART, TOTAL, VALUE, Measure, Measured, Reading
from units.names import search_key

INPUT, FRACTIONS, ROUNDING = "nhập", "số lẻ", "làm tròn"
LABELS = {TOTAL: "a", PART: "b", VALUE: "giá trị"}
YES = "có"
_INPUTS = {Measure.RATIO: "tỷ lệ b/a", Measure.PERCENT: "phần trăm", Measure.NUMBER: "số lượng"}

ASKED: Mapping[str, str | Promise] = {TOTAL: _("Tổng số (a)"), PART: _("Số đạt (b)"), VALUE: _("Giá trị đạt được")}


class MeasuredWords:
    """Labels of the facts that all those types ask for."""

    asked: ClassVar[Mapping[str, str | Promise]] = ASKED
    labels: ClassVar[tuple[str, ...]] = (TOTAL, PART, VALUE)


def measured_text(rule: Measured, decimals: int = DECIMALS) -> str:
    """The clauses about what is measured; those as by default are left out."""
    return joined(
        "" if rule.measure is Measure.RATIO else clause(INPUT, _INPUTS[rule.measure]),
        *(clause(LABELS[name], label) for name, label in zip(LABELS, rule.labels, strict=True) if label),
        clause(FRACTIONS, YES) if rule.fractional else "",
        rounding_text(decimals),
    )


def rounding_text(decimals: int) -> str:
    """The clause about rounding."""
    return "" if decimals == DECIMALS else clause(ROUNDING, decimals)


def take_measured(clauses: Clauses) -> dict[str, Any]:
    """The fields that `measured_text` writes. Raises PieceError."""
    labels = {name: clauses.take(key) or "" for name, key in LABELS.items()}
    return {"measure": _measure(clauses), "fractional": _fractional(clauses), **labels}


def take_rounding(clauses: Clauses) -> int:
    """Decimals of the points. Raises PieceError."""
    said = clauses.take(ROUNDING)
    return DECIMALS if said is None else whole_in(said, clause(ROUNDING, said))


def _measure(clauses: Clauses) -> Measure:
    said = clauses.take(INPUT)
    if said is None:
        return Measure.RATIO
    for measure, words in _INPUTS.items():
        if search_key(words) == search_key(said):
            return measure
    raise PieceError(clause(INPUT, said))


def _fractional(clauses: Clauses) -> bool:
    said = clauses.take(FRACTIONS)
    if said is not None and search_key(said) not in {search_key(YES), "khong"}:
        raise PieceError(clause(FRACTIONS, said))
    return said is not None and search_key(said) == search_key(YES)


def value_text(rule: Measured, reading: Reading, bounds: Iterable[Decimal] = ()) -> str:
    """The measured value: "45/48 = 93,75%", "93,75%" or "57"."""
    if rule.measure is Measure.NUMBER:
        return number_text(reading.value)
    sign, percent = percent_text(reading.value, bounds)
    if reading.total is None:
        return percent if sign == EQUAL else f"{sign} {percent}"
    return f"{ratio_text(reading)} {sign} {percent}"


def ratio_text(reading: Reading) -> str:
    """The fraction itself, "45/48", or the percentage that was stated."""
    if reading.part is None or reading.total is None:
        return percent_text(reading.value)[1]
    return f"{format_number(reading.part)}/{format_number(reading.total)}"


def bound_text(rule: Measured, bound: Decimal) -> str:
    """A bound with its unit, in the language of the page: "90%", "100"."""
    return format_number(bound) if rule.measure is Measure.NUMBER else f"{format_number(bound)}%"
