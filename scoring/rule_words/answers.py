"""Words of answers: yes or no, and described results."""

from decimal import Decimal

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cchc.numbers import format_number
from scoring.rule_words.base import Words
from scoring.rule_words.clauses import Clauses, clause, halves, joined, points_in
from scoring.rules.points.choice import ANSWER, Answered, Binary, Choice, Option
from units.names import search_key

YES, NO, QUESTION, MAXIMUM = "có", "không", "hỏi", "tối đa"


class BinaryWords(Words[Binary, Answered]):
    """ "có: 0,5; không: 0"; "có: tối đa" follows the maximum of the criterion."""

    example = "có: 0,5; không: 0"
    asked = {ANSWER: gettext_lazy("Đạt yêu cầu")}
    labels = ("question",)

    def text(self, rule: Binary) -> str:
        """Both answers, then the question where one is given."""
        yes = clause(YES, MAXIMUM if rule.yes is None else rule.yes)
        return joined(yes, clause(NO, rule.no), clause(QUESTION, rule.question) if rule.question else "")

    def read(self, clauses: Clauses) -> Binary:
        """Both answers may be left out: the maximum, and nothing."""
        yes, no, question = (clauses.take(key) for key in (YES, NO, QUESTION))
        follows = yes is None or search_key(yes) == search_key(MAXIMUM)
        return Binary(
            None if follows or yes is None else points_in(yes, clause(YES, yes)),
            Decimal(0) if no is None else points_in(no, clause(NO, no)),
            question or "",
        )

    def line(self, rule: Binary, computed: Answered) -> str:  # noqa: ARG002  # what was computed says it all
        """ "Có → 1 điểm"."""
        points = {"points": format_number(computed.points)}
        return (
            _("Có → %(points)s điểm") % points
            if computed.answer == str(True)
            else _("Không → %(points)s điểm") % points
        )


class ChoiceWords(Words[Choice, Answered]):
    """ "Đúng hạn và đủ nội dung: 1; Chậm hoặc thiếu: 0,5; Không: 0"."""

    example = "Đúng hạn và đủ nội dung: 1; Chậm hạn hoặc thiếu nội dung: 0,5; Không ban hành: 0"
    asked = {ANSWER: gettext_lazy("Mức đạt")}

    def text(self, rule: Choice) -> str:
        """The results with their points."""
        return joined(*(clause(option.label, option.points) for option in rule.options))

    def read(self, clauses: Clauses) -> Choice:
        """Every clause is a result."""
        pieces = clauses.take_rest()
        parted = [(*halves(piece), piece) for piece in pieces]
        return Choice(tuple(Option(label, points_in(value, piece)) for label, value, piece in parted))

    def line(self, rule: Choice, computed: Answered) -> str:  # noqa: ARG002  # what was computed says it all
        """The result and its points."""
        return _("%(answer)s → %(points)s điểm") % {
            "answer": computed.answer,
            "points": format_number(computed.points),
        }
