"""Words of deductions."""

from decimal import Decimal

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cchc.numbers import format_number, plain_number
from scoring.rule_words.base import Words
from scoring.rule_words.clauses import MINUS, Clauses, PieceError, clause, halves, joined, points_in, taken_off
from scoring.rules.points.deduction import EVENTS, Deducted, Deduction, Event
from units.names import search_key

START, FLOOR, NOTHING = "bắt đầu", "sàn", "về 0"


class DeductionWords(Words[Deduction, Deducted]):
    """ "bắt đầu: 2; khiển trách: −0,5; cảnh cáo: −1; cách chức: về 0; sàn: 0"."""

    example = "bắt đầu: 2; khiển trách: −0,5; cảnh cáo: −1; cách chức: về 0; sàn: 0"
    asked = {EVENTS: gettext_lazy("Số trường hợp")}

    def text(self, rule: Deduction) -> str:
        """Start, kinds, floor."""
        start = "" if rule.start is None else clause(START, rule.start)
        events = (clause(event.label, _cost(event)) for event in rule.events)
        return joined(start, *events, clause(FLOOR, rule.floor))

    def read(self, clauses: Clauses) -> Deduction:
        """What takes points off is a kind of event; start and floor do not."""
        events: list[Event] = []
        said: dict[str, Decimal] = {}
        for piece in clauses.take_rest():
            head, value = halves(piece)
            key = search_key(head)
            off = taken_off(value, piece)
            if off is not None or search_key(value) == search_key(NOTHING):
                events.append(Event(head, off))
            elif key in {search_key(START), search_key(FLOOR)} and key not in said:
                said[key] = points_in(value, piece)
            else:
                raise PieceError(piece, _("Mỗi loại ghi số điểm trừ có dấu trừ (−0,5), hoặc “về 0”."))
        return Deduction(tuple(events), said.get(search_key(START)), said.get(search_key(FLOOR), Decimal(0)))

    def line(self, rule: Deduction, computed: Deducted) -> str:  # noqa: ARG002  # what was computed says it all
        """ "2 − 1 × 0,5 (khiển trách) = 1,5 điểm"."""
        if not computed.happened:
            return _("Không có trường hợp nào → %(points)s điểm") % {"points": format_number(computed.points)}
        final = next((one.event.label for one in computed.happened if one.event.points is None), None)
        if final is not None:
            return _("%(event)s → %(points)s điểm") % {"event": final, "points": format_number(computed.points)}
        terms = (
            f" {MINUS} {format_number(one.count)} × {format_number(one.event.points or 0)} ({one.event.label})"
            for one in computed.happened
        )
        words = {
            "sum": format_number(computed.maximum) + "".join(terms),
            "points": format_number(computed.points),
        }
        if computed.kept_by_floor:
            return _("%(sum)s → mức sàn %(points)s điểm") % words
        return _("%(sum)s = %(points)s điểm") % words


def _cost(event: Event) -> str:
    return NOTHING if event.points is None else f"{MINUS}{plain_number(event.points)}"
