"""Words of points for each item."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cchc.numbers import format_number
from scoring.rule_words.base import Words
from scoring.rule_words.clauses import Clauses, PieceError, clause, halves, joined, points_in
from scoring.rules.points import Question
from scoring.rules.points.count import COUNT, Count, Counted
from units.names import clean

EACH, ITEM, CAP = "mỗi", "mục", "tối đa"


class CountWords(Words[Count, Counted]):
    """ "mỗi báo cáo: 0,25; tối đa: 1"."""

    example = "mỗi báo cáo: 0,25; tối đa: 1"
    asked = {COUNT: gettext_lazy("Số lượng")}

    def text(self, rule: Count) -> str:
        """Points for one item, then the cap where it is not the maximum of the criterion anyway."""
        cap = "" if rule.cap is None else clause(CAP, rule.cap)
        return joined(clause(f"{EACH} {rule.item or ITEM}", rule.each), cap)

    def read(self, clauses: Clauses) -> Count:
        """The one clause that begins with "mỗi"; "mỗi mục" names no item."""
        cap = clauses.take(CAP)
        piece, *others = clauses.take_rest() or [""]
        if not piece or others:
            raise PieceError(others[0] if others else clause(CAP, cap or ""), _("Hãy ghi một lần “mỗi …”."))
        head, value = halves(piece)
        word, _space, item = head.partition(" ")
        if clean(word).lower() != EACH or not item:
            raise PieceError(piece)
        return Count(
            each=points_in(value, piece),
            item="" if item == ITEM else item,
            cap=None if cap is None else points_in(cap, clause(CAP, cap)),
        )

    def label(self, rule: Count, question: Question) -> str:
        """ "Số báo cáo"."""
        return _("Số %(item)s") % {"item": rule.item} if rule.item else super().label(rule, question)

    def line(self, rule: Count, computed: Counted) -> str:
        """ "3 × 0,25 = 0,75 điểm", and the cap where it was reached."""
        words = {
            "count": format_number(computed.count),
            "each": format_number(rule.each),
            "uncapped": format_number(computed.uncapped),
            "points": format_number(computed.points),
        }
        if computed.uncapped > computed.points:
            return _("%(count)s × %(each)s = %(uncapped)s → tối đa %(points)s điểm") % words
        return _("%(count)s × %(each)s = %(points)s điểm") % words
