"""Which units a round assesses."""

import datetime
from collections.abc import Iterable

from django.db.models import QuerySet

from scoring.models import Round, RoundUnit
from units.models import Kind, Unit


def communes_of(authority: Unit, year: int) -> QuerySet[Unit]:
    """Communes directly under the authority that exist at the end of the year."""
    communes: QuerySet[Unit] = Unit.objects.assessed().valid_on(datetime.date(year, 12, 31)).filter(parent=authority)
    return communes


def communes_missing(round_: Round) -> QuerySet[Unit]:
    """Communes of the authority that are not in the round yet."""
    inside = RoundUnit.objects.filter(round=round_).values("unit")
    return communes_of(round_.authority, round_.year).exclude(pk__in=inside)


def blocks_by_kind(units: Iterable[Unit]) -> dict[str, list[str]]:
    """One block for each kind of unit, in the order of the kinds: name of the block to its kinds."""
    present = {unit.kind for unit in units}
    return {f"Khối {kind.label.lower()}": [kind.value] for kind in Kind if kind.value in present}


def block_of_kind(round_: Round) -> dict[str, int]:
    """Kind of unit to the block (pk) in which the round ranks that kind."""
    placed = RoundUnit.objects.filter(round=round_, block__isnull=False)
    return dict(placed.values_list("unit__kind", "block_id"))
