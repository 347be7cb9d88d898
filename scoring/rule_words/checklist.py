"""Words of lists of parts."""

from decimal import Decimal
from fractions import Fraction

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cchc.numbers import format_number
from scoring.rule_words.base import Words
from scoring.rule_words.clauses import Clauses, clause, halves, joined, points_in
from scoring.rule_words.figures import sign
from scoring.rules.points.checklist import ITEMS, Checklist, Item, Ticked

EVENLY = "chia đều"


class ChecklistWords(Words[Checklist, Ticked]):
    """ "Kế hoạch: 0,5; Báo cáo: 0,5", or "chia đều; Giới thiệu; Tin tức; Liên hệ"."""

    example = "Kế hoạch: 0,5; Báo cáo: 0,5"
    asked = {ITEMS: gettext_lazy("Các mục đã đạt")}

    def text(self, rule: Checklist) -> str:
        """The parts with their points, or by name alone."""
        if rule.is_even:
            return joined(EVENLY, *(item.label for item in rule.items))
        return joined(*(clause(item.label, item.points or Decimal(0)) for item in rule.items))

    def read(self, clauses: Clauses) -> Checklist:
        """Every clause is a part."""
        if clauses.take_word(EVENLY):
            return Checklist(tuple(Item(label) for label in clauses.take_rest()))
        parted = [(*halves(piece), piece) for piece in clauses.take_rest()]
        return Checklist(tuple(Item(label, points_in(value, piece)) for label, value, piece in parted))

    def line(self, rule: Checklist, computed: Ticked) -> str:
        """How many parts hold, and what they add up to."""
        words = {
            "held": len(computed.items),
            "all": len(rule.items),
            "points": format_number(computed.points),
            "maximum": format_number(computed.maximum),
        }
        if rule.is_even:
            words["sign"] = sign(computed.points, Fraction(computed.maximum) * len(computed.items) / len(rule.items))
            return _("%(held)s/%(all)s mục → %(held)s/%(all)s × %(maximum)s %(sign)s %(points)s điểm") % words
        if not computed.items:
            return _("0/%(all)s mục → 0 điểm") % words
        words["sum"] = " + ".join(format_number(item.points or 0) for item in computed.items)
        return _("%(held)s/%(all)s mục → %(sum)s = %(points)s điểm") % words
