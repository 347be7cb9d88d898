"""A unit's sheet as one person works on it: the layers they may read, and the scores they may write."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from scoring.models import Criterion, Explanation, Layer, RoundUnit, Score
from scoring.permissions import Person
from scoring.selectors.evidence import evidence_counts, lacking_evidence
from scoring.selectors.gate import Gate, Refusal, gate_of
from scoring.selectors.layers import asked_criteria, shown_layers
from scoring.selectors.sheet import Paper, Sheet, paper_of
from scoring.selectors.writable import COUNTS_FIRST, Writable, layer_to_enter


@dataclass(frozen=True)
class Marks:
    """What stands beside a cell: its documents, whether one is required and missing, and its explanation."""

    documents: int = 0
    lacks_document: bool = False
    explanation: Explanation | None = None


@dataclass(frozen=True)
class Desk:
    """`asked` are criteria (pk) the unit was asked to explain, of which it may read the first appraisal."""

    gate: Gate
    paper: Paper
    shown: frozenset[Layer]
    asked: frozenset[int]

    @property
    def place(self) -> RoundUnit:
        """The unit's place in the round."""
        return self.paper.place

    @cached_property
    def _writable(self) -> Mapping[Layer, Writable]:
        return {layer: Writable(self.gate, layer) for layer in Layer}

    def refusal(self, layer: Layer, criterion: Criterion) -> Refusal | None:
        """Why this score may not be written; None when it may."""
        return self._writable[layer].refusal(self.place, criterion)

    def may_read(self, layer: Layer, criterion: Criterion) -> bool:
        """Whether the person may see this score."""
        return layer in self.shown or (layer == Layer.FIRST and criterion.pk in self.asked)

    def may_enter(self, layer: Layer) -> bool:
        """Whether any score of the layer may be written now."""
        return any(self.refusal(layer, leaf) is None for leaf in self.paper.structure.leaf_rows)

    @cached_property
    def layer(self) -> Layer:
        """The layer to open: the one to enter; without one the last that has scores."""
        entered = layer_to_enter(self.gate, self.shown, [self.place], self.paper.structure.leaf_rows)
        if entered is not None:
            return entered
        filled = (layer for layer in COUNTS_FIRST if layer in self.shown and self.paper.scores[layer])
        return next(filled, Layer.SELF)

    def sheet(self, layer: Layer) -> Sheet:
        """The sheet in one layer."""
        return self.paper.sheet(layer)

    def score(self, layer: Layer, criterion: Criterion) -> Score | None:
        """The stored row of a score that the person may see."""
        return self.paper.scores[layer].get(criterion.pk) if self.may_read(layer, criterion) else None


def desk_of(person: Person | None, place: RoundUnit) -> Desk:
    """The desk of a person at a unit's sheet, in a fixed number of queries."""
    gate = gate_of(person, place.round)
    shown = shown_layers(gate, place)
    asked = asked_criteria(place) if Layer.FIRST not in shown else frozenset[int]()
    return Desk(gate, paper_of(place), shown, asked)


def marks_beside(place: RoundUnit) -> dict[int, Marks]:
    """Documents and explanations of a unit's cells by criterion (pk), in three queries; cells without are left out."""
    documents = {key.criterion: count for key, count in evidence_counts(place.round, place).items()}
    lacking = {key.criterion for key in lacking_evidence(place.round, place)}
    explanations = {row.criterion_id: row for row in Explanation.objects.filter(round_unit=place).order_by("pk")}
    return {
        key: Marks(documents.get(key, 0), key in lacking, explanations.get(key))
        for key in documents.keys() | lacking | explanations.keys()
    }
