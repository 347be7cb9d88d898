"""Self scores beside appraised scores, cell by cell, for `scoring.rules.gap`."""

from collections.abc import Iterable
from typing import Any

from scoring.marks import mark_of
from scoring.models import Layer, Round, Score
from scoring.rules.gap import Judgement
from scoring.rules.marks import MISSING, Mark, Method
from scoring.selectors.structure import Structure

Cell = tuple[int, int]  # place, criterion (pk)
Appraised = tuple[Mark, int | None]  # and the person (pk) who wrote it
NOBODY: Appraised = (MISSING, None)


def judgements(
    round_: Round, structure: Structure, layer: Layer, units: Iterable[int] | None = None
) -> list[Judgement[int, int | None]]:
    """What units (RoundUnit pk) claimed and were given in a layer, where both are entered; in one query.

    `units` limits it to units (Unit pk). The appraiser is who gave the mark; a final mark that only repeats the first
    appraisal is that appraiser's, whoever carried it over.
    """
    criteria = {leaf.pk: leaf for leaf in structure.leaf_rows if leaf.method == Method.APPRAISAL}
    by_layer = _marks(round_, units)
    claimed, first, given = by_layer[Layer.SELF], by_layer[Layer.FIRST], by_layer[layer]
    return [
        Judgement(
            unit=cell[0],
            domain=criteria[cell[1]].domain.number,
            criterion=criteria[cell[1]].code,
            appraiser=_appraiser(first.get(cell, NOBODY), appraised),
            claimed=claimed[cell][0],
            given=appraised[0],
        )
        for cell, appraised in given.items()
        if cell in claimed and cell[1] in criteria
    ]


def appraised_layers(round_: Round, units: Iterable[int] | None = None) -> set[Layer]:
    """The layers in which anything is appraised, in one query; survey points, which nobody claims, do not count."""
    rows: Any = Score.objects.filter(round_unit__round=round_, criterion__method=Method.APPRAISAL)
    if units is not None:
        rows = rows.filter(round_unit__unit__in=list(units))
    entered = rows.exclude(layer=Layer.SELF).exclude(points=None, not_applicable=False)
    return {Layer(layer) for layer in entered.order_by().values_list("layer", flat=True).distinct()}


def _marks(round_: Round, units: Iterable[int] | None) -> dict[Layer, dict[Cell, Appraised]]:
    """Marks that are entered, with who wrote them."""
    rows: Any = Score.objects.filter(round_unit__round=round_)
    if units is not None:
        rows = rows.filter(round_unit__unit__in=list(units))
    found: dict[Layer, dict[Cell, Appraised]] = {layer: {} for layer in Layer}
    columns = ("layer", "round_unit_id", "criterion_id", "points", "not_applicable", "updated_by_id")
    for layer, place, criterion, points, na, person in rows.values_list(*columns).iterator(chunk_size=10_000):
        mark = mark_of(points, not_applicable=na)
        if mark.entered:
            found[Layer(layer)][place, criterion] = mark, person
    return found


def _appraiser(first: Appraised, given: Appraised) -> int | None:
    return first[1] if first[0] == given[0] and first[0].entered else given[1]
