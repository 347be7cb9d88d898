"""The round drawn: units by domains as heat, composites as bars, and the legends of both."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from scoring.presenters.bars import Mark, edges
from scoring.results import schema
from scoring.results.levels import Level, heat
from scoring.results.source import Results
from units.models import Kind


@dataclass(frozen=True, slots=True)
class Legend:
    """What tints, marks and lines mean: the levels of a domain, best first, and the composite thresholds."""

    levels: Sequence[Level]
    edges: Sequence[Mark]


def legend(results: Results) -> Legend:
    """The legend under the scheme in force."""
    bands = results.overview["scheme"]["bands"]
    return Legend(heat(bands).levels, edges(bands))


def kinds(units: Sequence[schema.UnitDocument]) -> Mapping[str, str]:
    """The kinds of units in a round with their names, in the order of the kinds."""
    there = {unit["kind"] for unit in units}
    return {kind.value: str(kind.label) for kind in Kind if kind.value in there}
