"""Bonus and penalty points recorded in a round. Nothing is read where the scheme counts none."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from django.db.models import QuerySet

from scoring.models import Adjustment as AdjustmentRow
from scoring.models import AdjustmentKind, Round, RoundUnit
from scoring.rules import adjustment as rules
from scoring.rules.exact import total
from scoring.selectors.scheme import caps_of

Lines = Mapping[int, Sequence[AdjustmentRow]]  # by place (RoundUnit pk)


def adjustment_lines(round_: Round, place: RoundUnit | None = None) -> Lines:
    """Recorded lines of the kinds that the scheme counts, of the round or of one place, bonus first.

    One query; none where both caps are 0.
    """
    kinds = counted_kinds(round_)
    if not kinds:
        return {}
    rows = AdjustmentRow.objects.filter(round_unit__round=round_, kind__in=kinds).order_by("kind", "pk")
    found: dict[int, list[AdjustmentRow]] = defaultdict(list)
    for row in rows if place is None else rows.filter(round_unit=place):
        found[row.round_unit_id].append(row)
    return dict(found)


def counted_kinds(round_: Round) -> list[AdjustmentKind]:
    """The kinds that count under the scheme of the round; none by default."""
    caps = caps_of(round_.scheme)
    each = ((AdjustmentKind.BONUS, caps.bonus), (AdjustmentKind.PENALTY, caps.penalty))
    return [kind for kind, cap in each if cap]


def recorded(lines: Iterable[AdjustmentRow]) -> rules.Adjustment:
    """What lines come to, before any cap."""
    points = [(row.kind, row.points) for row in lines]
    return rules.Adjustment(
        bonus=total(amount for kind, amount in points if kind == AdjustmentKind.BONUS),
        penalty=total(amount for kind, amount in points if kind == AdjustmentKind.PENALTY),
    )


def every_line(round_: Round) -> QuerySet[AdjustmentRow]:
    """All lines of the round with unit and recorder, counted or not, by unit."""
    rows: QuerySet[AdjustmentRow] = AdjustmentRow.objects.filter(round_unit__round=round_)
    return rows.select_related("round_unit__unit", "recorded_by").order_by("round_unit__unit__sort_name", "kind", "pk")
