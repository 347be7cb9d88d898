"""What became of single cells: who changed them last, and what they were at an earlier version."""

from collections import defaultdict
from collections.abc import Collection

from django.db.models import Q

from scoring.models import Layer, Round, Score, ScoreChange

FEW = 500

Cell = tuple[int, int]  # RoundUnit, Criterion


def last_editors(round_: Round, layer: Layer, cells: Collection[Cell]) -> dict[Cell, str]:
    """Names of those who wrote the cells last, as far as it was a person; one query."""
    rows = Score.objects.filter(_of(cells), round_unit__round=round_, layer=layer, updated_by__isnull=False)
    found = rows.values_list("round_unit_id", "criterion_id", "updated_by__full_name")
    return {(place, criterion): name for place, criterion, name in found if (place, criterion) in cells}


def past_marks(round_: Round, layer: Layer, cells: Collection[Cell]) -> dict[Cell, list[str]]:
    """Marks of the cells by version, beginning with version 0 (not entered); one query.

    Every change of a mark raises its version by one and is logged, so the n-th change made version n.
    """
    rows = ScoreChange.objects.filter(_of(cells), round_unit__round=round_, layer=layer).order_by("pk")
    found: dict[Cell, list[str]] = defaultdict(lambda: [""])
    for place, criterion, new in rows.values_list("round_unit_id", "criterion_id", "new"):
        if (place, criterion) in cells:
            found[place, criterion].append(new)
    return found


def _of(cells: Collection[Cell]) -> Q:
    """A condition that leaves out most other cells; none where it would name too many."""
    places = {place for place, _criterion in cells}
    criteria = {criterion for _place, criterion in cells}
    condition = Q(criterion__in=criteria) if len(criteria) < FEW else Q()
    return condition & Q(round_unit__in=places) if len(places) < FEW else condition
