"""All marks of a round as a grid, with what an export must know of each: note and version."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import NamedTuple

from django.db.models import QuerySet

from scoring.models import Layer, Round, RoundUnit, Score
from scoring.selectors.structure import Structure, round_structure


class GridCell(NamedTuple):
    """A row of the score table; `version` 0 means that there is none."""

    points: Decimal | None
    not_applicable: bool
    note: str
    version: int


BLANK = GridCell(None, not_applicable=False, note="", version=0)


@dataclass(frozen=True, slots=True)
class Grid:
    """Places in alphabetical order, and their cells by place (RoundUnit pk) and criterion code."""

    structure: Structure
    layer: Layer
    places: tuple[RoundUnit, ...]
    cells: Mapping[int, Mapping[str, GridCell]]

    def row(self, place: RoundUnit) -> Mapping[str, GridCell]:
        """The cells of one unit that have a row."""
        return self.cells.get(place.pk, {})


def score_grid(round_: Round, layer: Layer = Layer.FINAL, unit: str | None = None) -> Grid:
    """The grid of a round, or of its unit with code `unit`, in a fixed number of queries."""
    structure = round_structure(round_)
    places = RoundUnit.objects.filter(round=round_).select_related("unit", "block")
    scores = Score.objects.filter(round_unit__round=round_, layer=layer)
    if unit is not None:
        places, scores = places.filter(unit__code=unit), scores.filter(round_unit__unit__code=unit)
    return Grid(structure, layer, tuple(places.order_by("unit__sort_name", "unit__code")), _cells(scores, structure))


def _cells(scores: QuerySet[Score], structure: Structure) -> dict[int, dict[str, GridCell]]:
    codes = {criterion.pk: criterion.code for criterion in structure.leaf_rows}
    found: dict[int, dict[str, GridCell]] = defaultdict(dict)
    rows = scores.values_list("round_unit_id", "criterion_id", "points", "not_applicable", "note", "version")
    for place, criterion, points, not_applicable, note, version in rows.iterator(chunk_size=10_000):
        if criterion in codes:
            found[place][codes[criterion]] = GridCell(points, not_applicable, note, version)
    return found
