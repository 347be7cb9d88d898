"""Words of tiers: "từ 99,5%: 4; từ 98%: 3; còn lại: 0"."""

from decimal import Decimal

from django.utils.translation import gettext as _

from cchc.numbers import format_number, plain_number
from scoring.rule_words.base import Words
from scoring.rule_words.clauses import Clauses, clause, joined
from scoring.rule_words.measured import MeasuredWords, bound_text, measured_text, take_measured, value_text
from scoring.rule_words.tier_heads import REST, Heads
from scoring.rules.points.measure import Measure
from scoring.rules.points.tiers import Side, Tier, Tiers, TiersComputed

WORD = {Side.FROM: "từ", Side.ABOVE: "trên", Side.UP_TO: "đến", Side.BELOW: "dưới"}


class TiersWords(MeasuredWords, Words[Tiers, TiersComputed]):
    """Bounds and their points, best first."""

    example = "từ 99,5%: 4; từ 98%: 3; từ 95%: 2; từ 90%: 1; còn lại: 0"

    def text(self, rule: Tiers) -> str:
        """The tiers, the rest, then what is measured."""
        unit = "" if rule.measure is Measure.NUMBER else "%"
        tiers = (clause(f"{WORD[t.side]} {plain_number(t.bound)}{unit}", t.points) for t in rule.tiers)
        return joined(*tiers, clause(REST, rule.rest), measured_text(rule))

    def read(self, clauses: Clauses) -> Tiers:
        """What is left once the clauses about what is measured are taken are tiers."""
        fields = take_measured(clauses)
        heads = Heads(in_percent=fields["measure"] is not Measure.NUMBER)
        for piece in clauses.take_rest():
            heads.read(piece)
        return Tiers(tiers=tuple(heads.tiers), rest=heads.rest or Decimal(0), **fields)

    def line(self, rule: Tiers, computed: TiersComputed) -> str:
        """ "45/48 = 93,75% → 90–<95%: 1 điểm"."""
        return _("%(value)s → %(tier)s: %(points)s điểm") % {
            "value": value_text(rule, computed.reading, [tier.bound for tier in rule.tiers]),
            "tier": tier_text(rule, computed.place),
            "points": format_number(computed.points),
        }


Edge = tuple[Decimal, bool]
"""A bound and whether it belongs to the tier."""


def tier_text(rule: Tiers, place: int | None) -> str:
    """What lies in a tier, between its own bound and that of the better one: "90–<95%"."""
    own = None if place is None else _edge(rule.tiers[place])
    better = rule.tiers[-1] if place is None else rule.tiers[place - 1] if place else None
    beyond = None if better is None else _outside(better)
    upward = rule.tiers[0].side.upward
    return _between(rule, own, beyond) if upward else _between(rule, beyond, own)


def _edge(tier: Tier) -> Edge:
    return tier.bound, tier.side in {Side.FROM, Side.UP_TO}


def _outside(tier: Tier) -> Edge:
    """The same bound, seen from the worse tier."""
    bound, belongs = _edge(tier)
    return bound, not belongs


def _between(rule: Tiers, low: Edge | None, high: Edge | None) -> str:
    if low is None:
        return _upper(rule, high) if high else ""
    if high is None:
        return _lower(rule, low)
    if low[1]:
        mark = "" if high[1] else "<"
        return f"{format_number(low[0])}–{mark}{bound_text(rule, high[0])}"
    words = {"low": bound_text(rule, low[0]), "high": bound_text(rule, high[0])}
    return _("trên %(low)s đến %(high)s") % words if high[1] else _("trên %(low)s đến dưới %(high)s") % words


def _lower(rule: Tiers, edge: Edge) -> str:
    bound = {"bound": bound_text(rule, edge[0])}
    return _("từ %(bound)s") % bound if edge[1] else _("trên %(bound)s") % bound


def _upper(rule: Tiers, edge: Edge) -> str:
    bound = {"bound": bound_text(rule, edge[0])}
    return _("đến %(bound)s") % bound if edge[1] else _("dưới %(bound)s") % bound
