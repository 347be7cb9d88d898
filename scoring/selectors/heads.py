"""Heads of the units of a round: who was in office when in the year, and what the council decided."""

import datetime
from collections import defaultdict
from collections.abc import Mapping, Sequence

from django.db.models import Q

from scoring.models import HeadRating, Round
from units.models import Head


def terms_of(round_: Round) -> Mapping[int, Sequence[Head]]:
    """Unit (pk) to its heads of the year assessed, in the order of their terms. One query."""
    first, last = datetime.date(round_.year, 1, 1), datetime.date(round_.year, 12, 31)
    heads = Head.objects.filter(
        Q(since__isnull=True) | Q(since__lte=last),
        Q(until__isnull=True) | Q(until__gte=first),
        unit__round_places__round=round_,
    )
    found: dict[int, list[Head]] = defaultdict(list)
    for head in sorted(heads, key=lambda head: (head.since or datetime.date.min, head.pk)):
        found[head.unit_id].append(head)
    return found


def decisions_of(round_: Round) -> dict[int, HeadRating]:
    """Place (RoundUnit pk) to the council's own rating of its head, where there is one. One query."""
    rows = HeadRating.objects.filter(round_unit__round=round_).select_related("band")
    return {row.round_unit_id: row for row in rows}
