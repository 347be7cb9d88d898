"""The sheet of one unit: its criteria in order, its marks, and those of the year before."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from scoring.marks import mark_of
from scoring.models import Criterion, Domain, Layer, RoundUnit, Score, UnitResult
from scoring.rules.marks import MISSING, Leaf, Mark
from scoring.selectors.publications import previous_publication
from scoring.selectors.structure import Structure, round_structure


@dataclass(frozen=True)
class SheetRow:
    """A scored criterion. `version` is that of the stored mark, 0 without one; `previous` last year's mark as text."""

    criterion: Criterion
    leaf: Leaf
    mark: Mark
    version: int
    previous: str


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
    """Everything the sheet of a unit shows, as stored. `previous_year` is None where nothing was published before."""

    place: RoundUnit
    structure: Structure
    rows: dict[str, SheetRow]
    domains: tuple[SheetDomain, ...]
    previous_year: int | None

    @property
    def marks(self) -> dict[str, Mark]:
        """Stored marks by criterion code."""
        return {code: row.mark for code, row in self.rows.items()}


def sheet_of(place: RoundUnit, layer: Layer = Layer.FINAL) -> Sheet:
    """Read the sheet of a unit's place in a round, in a fixed number of queries."""
    structure = round_structure(place.round)
    year, before = _before(place)
    stored = {score.criterion_id: score for score in Score.objects.filter(round_unit=place, layer=layer)}
    rows = {
        criterion.code: _row(structure, criterion, stored.get(criterion.pk), before.get(criterion.code, ""))
        for criterion in structure.leaf_rows
    }
    return Sheet(place, structure, rows, tuple(_domains(structure, rows)), year)


def _before(place: RoundUnit) -> tuple[int | None, dict[str, str]]:
    """Year and marks of the unit in the authority's publication before."""
    publication = previous_publication(place.round)
    if publication is None:
        return None, {}
    result = UnitResult.objects.filter(publication=publication, unit=place.unit_id).only("scores").first()
    return publication.overview["round"]["year"], result.scores if result else {}


def _row(structure: Structure, criterion: Criterion, score: Score | None, before: str) -> SheetRow:
    mark = mark_of(score.points, not_applicable=score.not_applicable) if score else MISSING
    return SheetRow(criterion, structure.leaf(criterion), mark, score.version if score else 0, before)


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
