"""Which scores of a layer a person may write now: the gate, asked once for each place, domain and method."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from scoring.models import Criterion, Layer, RoundUnit
from scoring.rules.marks import Method
from scoring.rules.stages import stages_for
from scoring.selectors.gate import Gate, Refusal, ask_of

COUNTS_FIRST = (Layer.FINAL, Layer.FIRST, Layer.SELF)


@dataclass
class Writable:
    """Answers of the gate for one layer, kept while a page is made."""

    gate: Gate
    layer: Layer
    _answers: dict[tuple[int, int, str], Refusal | None] = field(default_factory=dict)

    def refusal(self, place: RoundUnit, criterion: Criterion) -> Refusal | None:
        """Why this score may not be written; None when it may."""
        key = place.pk, criterion.domain_id, criterion.method
        if key not in self._answers:
            self._answers[key] = self.gate.refusal(self.layer, ask_of(place, criterion.domain_id, criterion.method))
        return self._answers[key]

    def count(self, places: Iterable[RoundUnit], criteria: Iterable[Criterion]) -> int:
        """How many scores may be written."""
        leaves = list(criteria)
        return sum(self.refusal(place, leaf) is None for place in places for leaf in leaves)


def layer_to_enter(
    gate: Gate, layers: Iterable[Layer], places: Iterable[RoundUnit], criteria: Iterable[Criterion]
) -> Layer | None:
    """The layer with the most scores that may be written now, the one that counts before the others; None if none."""
    offered, at, leaves = set(layers), list(places), list(criteria)
    counts = {layer: Writable(gate, layer).count(at, leaves) for layer in COUNTS_FIRST if layer in offered}
    best = max(counts, key=counts.__getitem__, default=None)
    return best if best is not None and counts[best] else None


def has_layer(layer: Layer, criterion: Criterion) -> bool:
    """Whether a criterion is scored in the layer at all: survey points have the final one only."""
    return bool(stages_for(layer, Method(criterion.method)))
