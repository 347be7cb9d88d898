"""Scores of several units and criteria in one layer, as one person enters them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from scoring.marks import mark_from_text
from scoring.models import Criterion, Layer, RoundUnit
from scoring.rules.marks import Mark
from scoring.selectors.entry_totals import CriterionSum, UnitSum, criterion_sums, unit_sum, unit_sums
from scoring.selectors.gate import Gate
from scoring.selectors.stored import Stored, StoredMarks, stored_marks_at
from scoring.selectors.structure import Structure
from scoring.selectors.writable import Writable

NOTHING: Stored = "", 0

# What a score is judged by while it is entered: the layers before it, the nearest first.
JUDGED_BY = {Layer.SELF: (), Layer.FIRST: (Layer.SELF,), Layer.FINAL: (Layer.FIRST, Layer.SELF)}


@dataclass(frozen=True)
class EntryGrid:
    """Places down, criteria across. `stored` are marks as text with their versions, of all layers."""

    structure: Structure
    layer: Layer
    places: Sequence[RoundUnit]
    criteria: Sequence[Criterion]
    stored: Mapping[Layer, StoredMarks]
    writable: Writable
    unit_sums: Mapping[int, UnitSum]
    criterion_sums: Mapping[int, CriterionSum]

    def before(self, place: int) -> Mapping[int, Stored]:
        """Marks of the layers before, by criterion (pk); of the nearest layer that has one."""
        found: dict[int, Stored] = {}
        for layer in reversed(JUDGED_BY[self.layer]):
            found |= self.stored[layer].get(place, {})
        return found


def entry_grid(
    gate: Gate,
    structure: Structure,
    layer: Layer,
    places: Sequence[RoundUnit],
    criteria: Sequence[Criterion],
    domain: int | None,
) -> EntryGrid:
    """Read a grid in two or three queries. Units are summed over `domain` (by number), or over all criteria."""
    at = [place.pk for place in places]
    stored = stored_marks_at(at, [criterion.pk for criterion in criteria])
    wanted = [leaf for leaf in structure.leaf_rows if domain is None or leaf.domain.number == domain]
    if len(wanted) == len(criteria):
        sums = _sums(structure, criteria, stored[layer], at, layer)
    else:
        sums = unit_sums(structure, layer, at, domain)
    columns = criterion_sums(gate.round, layer, criteria)
    return EntryGrid(structure, layer, places, criteria, stored, Writable(gate, layer), sums, columns)


def _sums(
    structure: Structure, criteria: Sequence[Criterion], stored: StoredMarks, places: Sequence[int], layer: Layer
) -> dict[int, UnitSum]:
    leaves = [structure.leaf(criterion) for criterion in criteria]
    codes = {criterion.pk: criterion.code for criterion in criteria}
    known: dict[str, Mark] = {}

    def mark(text: str) -> Mark:
        if text not in known:
            known[text] = mark_from_text(text)
        return known[text]

    return {
        place: unit_sum(leaves, {codes[key]: mark(text) for key, (text, _) in stored.get(place, {}).items()}, layer)
        for place in places
    }
