"""The marks of all units on each criterion, column by column."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from scoring.models import Publication, Round, UnitResult
from scoring.results import schema
from scoring.results.explained.keeping import Kept
from scoring.results.marks import marks_by_code
from scoring.results.source import Results
from units.names import sort_key


class Named(NamedTuple):
    """A unit as it is listed: code, full name, and the block it is ranked in (None where there are none)."""

    code: str
    name: str
    block: str | None


@dataclass(frozen=True, slots=True)
class Columns:
    """Units in the order of their names; `marks` of each, as text in that order, by criterion code.

    A criterion that nobody has a mark on has no column.
    """

    units: Sequence[Named]
    marks: Mapping[str, Sequence[str]]

    def of(self, code: str) -> Sequence[str]:
        """Marks of a criterion in the order of the units; empty texts where nothing is entered."""
        return self.marks.get(code) or [""] * len(self.units)


_KEPT: Kept[Columns] = Kept(most=8)


def published_columns(publication: Publication) -> Columns:
    """The columns of a publication; read once for each, in one query."""
    return _KEPT.get(publication.sha256, lambda: _frozen(publication))


def live_columns(results: Results, round_: Round) -> Columns:
    """The same of an open round."""
    marks = marks_by_code(results, round_)
    rows = ((unit["name"], _named(unit), marks.get(unit["code"], {})) for unit in results.units)
    return _columns(rows)


def _frozen(publication: Publication) -> Columns:
    rows = UnitResult.objects.filter(publication=publication).values_list("summary", "scores")
    found = ((unit["name"], _named(unit), scores) for unit, scores in rows.iterator(chunk_size=1_000))
    return _columns(found)


def _named(unit: schema.UnitDocument) -> Named:
    return Named(unit["code"], unit["full_name"], unit["block"])


def _columns(rows: Iterable[tuple[str, Named, Mapping[str, str]]]) -> Columns:
    """`rows` are the name to sort by, the unit, and its marks."""
    ordered = sorted(rows, key=lambda row: (sort_key(row[0]), row[1].code))
    codes = dict.fromkeys(code for _, _, marks in ordered for code in marks)
    marks = {code: tuple(row[2].get(code, "") for row in ordered) for code in codes}
    return Columns(tuple(row[1] for row in ordered), marks)
