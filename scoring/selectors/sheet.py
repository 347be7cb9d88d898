"""The sheet of one unit: its criteria in order, its marks in each layer, and those of the year before."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from scoring.marks import mark_of
from scoring.models import Criterion, Domain, Layer, RoundUnit, Score, UnitResult
from scoring.rules.marks import MISSING, Leaf, Mark
from scoring.selectors.publications import previous_publication
from scoring.selectors.structure import Structure, round_structure


@dataclass(frozen=True)
class SheetRow:
    """A scored criterion. `version` is that of the stored mark, 0 without one; `previous` last year's mark as text.

    `mark` and `version` are those of the sheet's layer, `scores` the rows of all layers.
    """

    criterion: Criterion
    leaf: Leaf
    mark: Mark
    version: int
    previous: str
    scores: Mapping[Layer, Score]

    def mark_in(self, layer: Layer) -> Mark:
        """The stored mark of a layer."""
        return stored_mark(self.scores.get(layer))


@dataclass(frozen=True)
class SheetGroup:
    """A criterion that carries the sum of its parts; `depth` counts the groups around it."""

    criterion: Criterion
    depth: int


@dataclass(frozen=True)
class SheetDomain:
    """A domain with its groups and scored criteria as they stand on paper."""

    domain: Domain
    lines: tuple[SheetGroup | SheetRow, ...]


@dataclass(frozen=True)
class Sheet:
    """Everything the sheet of a unit shows in one layer, as stored.

    `previous_year` is None where nothing was published before.
    """

    place: RoundUnit
    layer: Layer
    structure: Structure
    rows: dict[str, SheetRow]
    domains: tuple[SheetDomain, ...]
    previous_year: int | None

    @property
    def marks(self) -> dict[str, Mark]:
        """Stored marks by criterion code."""
        return {code: row.mark for code, row in self.rows.items()}


@dataclass(frozen=True)
class Paper:
    """What a sheet is made of, read once for all layers: rows of the score table by layer and criterion (pk)."""

    place: RoundUnit
    structure: Structure
    scores: Mapping[Layer, Mapping[int, Score]]
    previous_year: int | None
    previous: Mapping[str, str]

    def sheet(self, layer: Layer) -> Sheet:
        """The sheet in one layer."""
        rows = {criterion.code: self._row(criterion, layer) for criterion in self.structure.leaf_rows}
        domains = tuple(_domains(self.structure, rows))
        return Sheet(self.place, layer, self.structure, rows, domains, self.previous_year)

    def _row(self, criterion: Criterion, layer: Layer) -> SheetRow:
        scores = {each: rows[criterion.pk] for each, rows in self.scores.items() if criterion.pk in rows}
        score = scores.get(layer)
        before = self.previous.get(criterion.code, "")
        version = score.version if score else 0
        return SheetRow(criterion, self.structure.leaf(criterion), stored_mark(score), version, before, scores)


def sheet_of(place: RoundUnit, layer: Layer = Layer.FINAL) -> Sheet:
    """Read the sheet of a unit's place in a round, in a fixed number of queries."""
    return paper_of(place).sheet(layer)


def paper_of(place: RoundUnit) -> Paper:
    """Read all layers of a unit's sheet, in a fixed number of queries."""
    year, before = _before(place)
    scores: dict[Layer, dict[int, Score]] = {layer: {} for layer in Layer}
    for score in Score.objects.filter(round_unit=place).select_related("updated_by"):
        scores[Layer(score.layer)][score.criterion_id] = score
    return Paper(place, round_structure(place.round), scores, year, before)


def stored_mark(score: Score | None) -> Mark:
    """The mark of a row of the score table, if there is one."""
    return mark_of(score.points, not_applicable=score.not_applicable) if score else MISSING


def _before(place: RoundUnit) -> tuple[int | None, dict[str, str]]:
    """Year and marks of the unit in the authority's publication before."""
    publication = previous_publication(place.round)
    if publication is None:
        return None, {}
    result = UnitResult.objects.filter(publication=publication, unit=place.unit_id).only("scores").first()
    return publication.overview["round"]["year"], result.scores if result else {}


def _domains(structure: Structure, rows: dict[str, SheetRow]) -> Iterator[SheetDomain]:
    below: dict[tuple[int, int | None], list[Criterion]] = defaultdict(list)
    for criterion in structure.criteria:
        below[criterion.domain_id, criterion.parent_id].append(criterion)
    for domain in structure.domains:
        lines = tuple(_lines(below, rows, (domain.pk, None), 0))
        if any(isinstance(line, SheetRow) for line in lines):
            yield SheetDomain(domain, lines)


def _lines(
    below: dict[tuple[int, int | None], list[Criterion]],
    rows: dict[str, SheetRow],
    place: tuple[int, int | None],
    depth: int,
) -> Iterator[SheetGroup | SheetRow]:
    """Criteria under `place` (domain, parent), each group followed by its parts."""
    for criterion in below[place]:
        if criterion.code in rows:
            yield rows[criterion.code]
        elif not criterion.is_leaf:
            yield SheetGroup(criterion, depth)
            yield from _lines(below, rows, (place[0], criterion.pk), depth + 1)
