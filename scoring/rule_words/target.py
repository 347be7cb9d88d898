"""Words of the type that compares with an assigned target."""

from decimal import Decimal
from fractions import Fraction

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cchc.numbers import format_number, plain_number
from scoring.rule_words.base import Words
from scoring.rule_words.clauses import Clauses, clause, joined, points_in
from scoring.rule_words.figures import percent_text, sign
from scoring.rule_words.measured import (
    ASKED,
    MeasuredWords,
    bound_text,
    measured_text,
    take_measured,
    take_rounding,
    value_text,
)
from scoring.rule_words.ratio import percent_in
from scoring.rules.points import Question
from scoring.rules.points.measure import Measure
from scoring.rules.points.target import TARGET, RatioTarget, TargetComputed
from units.names import search_key

KEY, OWN = "chỉ tiêu", "nhập theo từng đơn vị"


class RatioTargetWords(Words[RatioTarget, TargetComputed]):
    """ "chỉ tiêu: 10%; a: …; b: …", or "chỉ tiêu: nhập theo từng đơn vị"."""

    example = "chỉ tiêu: 10%; a: Tổng số hồ sơ; b: Số hồ sơ trực tuyến"
    labels = MeasuredWords.labels
    asked = {**ASKED, TARGET: gettext_lazy("Chỉ tiêu giao")}

    def text(self, rule: RatioTarget) -> str:
        """The target first."""
        unit = "" if rule.measure is Measure.NUMBER else "%"
        said = OWN if rule.target is None else f"{plain_number(rule.target)}{unit}"
        return joined(clause(KEY, said), measured_text(rule, rule.decimals))

    def read(self, clauses: Clauses) -> RatioTarget:
        """Without a target each unit states its own."""
        said = clauses.take(KEY)
        fields = take_measured(clauses)
        target = None
        if said is not None and search_key(said) != search_key(OWN):
            read = points_in if fields["measure"] is Measure.NUMBER else percent_in
            target = read(said, clause(KEY, said))
        return RatioTarget(target=target, decimals=take_rounding(clauses), **fields)

    def label(self, rule: RatioTarget, question: Question) -> str:
        """A target in percent says so."""
        if question.name == TARGET and rule.measure is not Measure.NUMBER:
            return _("Chỉ tiêu giao (%)")
        return super().label(rule, question)

    def line(self, rule: RatioTarget, computed: TargetComputed) -> str:
        """What was reached, and how much of the target that is."""
        reached = computed.reading.value / Fraction(computed.target)
        words = {
            "value": value_text(rule, computed.reading, [computed.target]),
            "target": bound_text(rule, computed.target),
            "points": format_number(computed.points),
        }
        if computed.reached:
            return _("%(value)s → đạt chỉ tiêu %(target)s: %(points)s điểm") % words
        return _("%(value)s → đạt %(share)s chỉ tiêu %(target)s: %(share)s × %(maximum)s %(sign)s %(points)s điểm") % {
            **words,
            "share": percent_text(reached * 100, [Decimal(100)])[1],
            "maximum": format_number(computed.maximum),
            "sign": sign(computed.points, reached * Fraction(computed.maximum)),
        }
