"""One cell in all its layers."""

from scoring.marks import mark_of
from scoring.models import Criterion, Explanation, Layer, RoundUnit, Score
from scoring.rules.marks import Mark, Method
from scoring.selectors.appraisal.stage import APPRAISED_LAYERS, SOURCES
from scoring.selectors.gate import Gate, ask_of

Layers = dict[Layer, Score]


def cell_layers(place: RoundUnit, criterion: Criterion) -> Layers:
    """The rows of a cell by layer, in one query."""
    rows = Score.objects.filter(round_unit=place, criterion=criterion)
    return {Layer(row.layer): row for row in rows}


def mark_in(layers: Layers, layer: Layer) -> Mark:
    """The mark of a layer, not entered without a row."""
    row = layers.get(layer)
    return mark_of(row.points, not_applicable=row.not_applicable) if row else Mark()


def version_in(layers: Layers, layer: Layer) -> int:
    """The version of a layer's row; 0 without one."""
    row = layers.get(layer)
    return row.version if row else 0


def acceptable(
    gate: Gate, place: RoundUnit, criterion: Criterion, layers: Layers, explanations: list[Explanation]
) -> tuple[Layer, Layer] | None:
    """(source, target) of what the gate's person may accept in this cell now; None when there is nothing."""
    undecided = any(explanation.decided_at is None for explanation in explanations)
    if criterion.method != Method.APPRAISAL or undecided:
        return None
    ask = ask_of(place, criterion.domain_id, criterion.method)
    for target in APPRAISED_LAYERS:
        if not gate.may_write(target, ask) or mark_in(layers, target).entered:
            continue
        source = next((layer for layer in SOURCES[target] if mark_in(layers, layer).entered), None)
        if source:
            return source, target
    return None
