"""Words of the three types that give b/a of the maximum."""

from decimal import Decimal
from fractions import Fraction

from django.utils.translation import gettext as _

from cchc.numbers import format_number, plain_number
from scoring.rule_words.base import Words
from scoring.rule_words.clauses import Clauses, PieceError, clause, joined, points_in
from scoring.rule_words.figures import sign
from scoring.rule_words.measured import (
    MeasuredWords,
    measured_text,
    ratio_text,
    take_measured,
    take_rounding,
    value_text,
)
from scoring.rules.exact import HUNDRED
from scoring.rules.points.measure import Measured
from scoring.rules.points.ratio import Ratio, RatioComputed, RatioExact, RatioFloor

RATIO, ALL, FLOOR, ABOVE = "b/a", "đủ 100%", "sàn", "trên"


class RatioWords(MeasuredWords, Words[Ratio, RatioComputed]):
    """ "b/a; a: Tổng số nhiệm vụ; b: Số nhiệm vụ hoàn thành"."""

    example = "b/a; a: Tổng số nhiệm vụ; b: Số nhiệm vụ hoàn thành"

    def text(self, rule: Ratio) -> str:
        """The word "b/a" stands for the ratio, even when nothing else is said."""
        return joined(RATIO, measured_text(rule, rule.decimals))

    def read(self, clauses: Clauses) -> Ratio:
        """Everything is optional."""
        clauses.take_word(RATIO)
        return Ratio(**take_measured(clauses), decimals=take_rounding(clauses))

    def line(self, rule: Ratio, computed: RatioComputed) -> str:
        """The ratio and its share of the maximum."""
        return share_line(rule, computed)


class RatioFloorWords(MeasuredWords, Words[RatioFloor, RatioComputed]):
    """ "sàn: 80%; a: …; b: …"; "sàn: trên 80%" where 80 itself is too little."""

    example = "sàn: 80%; a: Tổng số nhiệm vụ; b: Số nhiệm vụ hoàn thành"

    def text(self, rule: RatioFloor) -> str:
        """The floor first."""
        floor = f"{plain_number(rule.floor)}%"
        said = floor if rule.inclusive else f"{ABOVE} {floor}"
        return joined(clause(FLOOR, said), measured_text(rule, rule.decimals))

    def read(self, clauses: Clauses) -> RatioFloor:
        """The floor must be there."""
        said = clauses.take(FLOOR)
        if said is None:
            raise PieceError(clauses.left[0], _("Chưa ghi mức sàn."))
        above = said.lower().startswith(ABOVE)
        number = said[len(ABOVE) :].strip() if above else said
        floor = percent_in(number, clause(FLOOR, said))
        fields = take_measured(clauses)
        return RatioFloor(floor=floor, inclusive=not above, decimals=take_rounding(clauses), **fields)

    def line(self, rule: RatioFloor, computed: RatioComputed) -> str:
        """The ratio, and the floor where it was missed."""
        if computed.counted:
            return share_line(rule, computed)
        words = {"value": value_text(rule, computed.reading, [rule.floor]), "floor": format_number(rule.floor)}
        if rule.inclusive:
            return _("%(value)s → dưới mức sàn %(floor)s%%: 0 điểm") % words
        return _("%(value)s → không trên mức sàn %(floor)s%%: 0 điểm") % words


class RatioExactWords(MeasuredWords, Words[RatioExact, RatioComputed]):
    """ "đủ 100%; a: …; b: …"."""

    example = "đủ 100%; a: Tổng số thủ tục; b: Số thủ tục niêm yết"

    def text(self, rule: RatioExact) -> str:
        """The condition stands for itself."""
        return joined(ALL, measured_text(rule))

    def read(self, clauses: Clauses) -> RatioExact:
        """Everything is optional."""
        clauses.take_word(ALL)
        return RatioExact(**take_measured(clauses))

    def line(self, rule: RatioExact, computed: RatioComputed) -> str:
        """All or not all."""
        words = {"value": value_text(rule, computed.reading, [HUNDRED]), "points": format_number(computed.points)}
        if computed.counted:
            return _("%(value)s → đủ 100%%: %(points)s điểm") % words
        return _("%(value)s → chưa đủ 100%%: %(points)s điểm") % words


def percent_in(text: str, piece: str) -> Decimal:
    """A percentage, which must have its sign. Raises PieceError."""
    if not text.endswith("%"):
        raise PieceError(piece, _("Hãy ghi dấu % sau số."))
    return points_in(text[:-1].strip(), piece)


def share_line(rule: Measured, computed: RatioComputed) -> str:
    """ "45/48 = 93,75% → 45/48 × 2 = 1,875 điểm"."""
    exact = computed.reading.share * Fraction(computed.maximum)
    return _("%(value)s → %(ratio)s × %(maximum)s %(sign)s %(points)s điểm") % {
        "value": value_text(rule, computed.reading),
        "ratio": ratio_text(computed.reading),
        "maximum": format_number(computed.maximum),
        "sign": sign(computed.points, exact),
        "points": format_number(computed.points),
    }
