"""Words of the mean of a survey."""

import re
from fractions import Fraction

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cchc.numbers import format_number
from scoring.rule_words.base import Words
from scoring.rule_words.clauses import Clauses, PieceError, clause, joined, whole_in
from scoring.rule_words.figures import ABOUT, EQUAL, ends, number_text, sign
from scoring.rule_words.measured import INPUT, rounding_text, take_rounding
from scoring.rules.points import Question
from scoring.rules.points.survey import COUNTS, MEAN, Asked, Surveyed, SurveyMean, Zero
from units.names import search_key

SCALE, ZERO = "thang", "0 điểm"
_SCALE = re.compile(r"([0-9]+)\s*(?:–|-|đến)\s*([0-9]+)")
_INPUTS = {Asked.MEAN: "trung bình", Asked.COUNTS: "số phiếu"}
_ZEROES = {Zero.NOTHING: "mức 0", Zero.LOWEST: "mức thấp nhất"}


class SurveyMeanWords(Words[SurveyMean, Surveyed]):
    """ "thang: 1–5; nhập: số phiếu"."""

    example = "thang: 1–5; nhập: số phiếu"
    asked = {MEAN: gettext_lazy("Điểm trung bình của phiếu"), COUNTS: gettext_lazy("Số phiếu chọn mức")}

    def text(self, rule: SurveyMean) -> str:
        """The scale, then what is not as by default."""
        return joined(
            clause(SCALE, f"{rule.lowest}–{rule.highest}"),
            "" if rule.asked is Asked.MEAN else clause(INPUT, _INPUTS[rule.asked]),
            "" if rule.zero is Zero.NOTHING else clause(ZERO, _ZEROES[rule.zero]),
            rounding_text(rule.decimals),
        )

    def read(self, clauses: Clauses) -> SurveyMean:
        """Everything is optional."""
        lowest, highest = _scale(clauses)
        asked = _one_of(clauses, INPUT, {words: value for value, words in _INPUTS.items()})
        zero = _one_of(clauses, ZERO, {words: value for value, words in _ZEROES.items()})
        return SurveyMean(
            lowest,
            highest,
            Asked.MEAN if asked is None else Asked(asked),
            Zero.NOTHING if zero is None else Zero(zero),
            take_rounding(clauses),
        )

    def label(self, rule: SurveyMean, question: Question) -> str:
        """The mean with its scale."""
        if question.name == MEAN:
            return _("Điểm trung bình của phiếu (%(lowest)d–%(highest)d)") % {
                "lowest": rule.lowest,
                "highest": rule.highest,
            }
        return super().label(rule, question)

    def line(self, rule: SurveyMean, computed: Surveyed) -> str:
        """ "Trung bình 4,25 → 4,25/5 × 6 = 5,1 điểm"."""
        bottom = rule.lowest if rule.zero is Zero.LOWEST else 0
        exact = (computed.mean - bottom) / (rule.highest - bottom) * Fraction(computed.maximum)
        mean = number_text(computed.mean)
        words = {
            "ballots": format_number(computed.ballots),
            "about": EQUAL if ends(computed.mean) else ABOUT,
            "mean": mean,
            "share": f"({mean} − {bottom})/({rule.highest} − {bottom})" if bottom else f"{mean}/{rule.highest}",
            "maximum": format_number(computed.maximum),
            "sign": sign(computed.points, exact),
            "points": format_number(computed.points),
        }
        if computed.ballots:
            return (
                _("Trung bình %(ballots)s phiếu %(about)s %(mean)s → %(share)s × %(maximum)s %(sign)s %(points)s điểm")
                % words
            )
        return _("Trung bình %(mean)s → %(share)s × %(maximum)s %(sign)s %(points)s điểm") % words


def _scale(clauses: Clauses) -> tuple[int, int]:
    said = clauses.take(SCALE)
    if said is None:
        return SurveyMean().lowest, SurveyMean().highest
    match = _SCALE.fullmatch(said)
    if not match:
        raise PieceError(clause(SCALE, said))
    return whole_in(match[1], said), whole_in(match[2], said)


def _one_of(clauses: Clauses, key: str, known: dict[str, Asked] | dict[str, Zero]) -> str | None:
    said = clauses.take(key)
    if said is None:
        return None
    for words, value in known.items():
        if search_key(words) == search_key(said):
            return value
    raise PieceError(clause(key, said))
