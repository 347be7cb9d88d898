"""The layers of a cell, with who wrote them and when."""

from collections.abc import Collection
from dataclasses import dataclass

from django.utils.translation import gettext as _

from scoring.models import Criterion, Layer, Score
from scoring.presenters.work.entry.words import mark_wording, moment_wording, state_of
from scoring.results.computation import computed
from scoring.rules.marks import Method
from scoring.selectors.cell import Layers
from scoring.selectors.sheet import stored_mark
from units.models import User


@dataclass(frozen=True, slots=True)
class LayerRow:
    """One layer: the mark in words, how it was computed, who wrote it, and the note. `counts` marks what counts."""

    label: str
    mark: str
    state: str
    line: str
    by: str
    when: str
    note: str
    noted_by: str
    noted_when: str
    counts: bool
    is_entry: bool


def layer_rows(criterion: Criterion, scores: Layers, shown: Collection[Layer], entry: Layer | None) -> list[LayerRow]:
    """The layers that the person may read, in the order of the year; survey points have the final one only."""
    layers = [Layer.FINAL] if criterion.method == Method.SURVEY else list(Layer)
    return [_row(criterion, layer, scores.get(layer), layer == entry) for layer in layers if layer in shown]


def _row(criterion: Criterion, layer: Layer, score: Score | None, is_entry: bool) -> LayerRow:
    mark = stored_mark(score)
    return LayerRow(
        label=str(layer.label),
        mark=mark_wording(mark) if mark.entered else _("chưa nhập"),
        state=state_of(mark),
        line=computed(criterion, score.facts).line if score and score.facts else "",
        by=name_of(score.updated_by) if score else "",
        when=moment_wording(score.updated_at) if score else "",
        note=score.note if score else "",
        noted_by=name_of(score.noted_by) if score else "",
        noted_when=moment_wording(score.noted_at) if score else "",
        counts=layer == Layer.FINAL,
        is_entry=is_entry,
    )


def name_of(person: User | None) -> str:
    """What a person is called; empty for the command line."""
    return person.full_name or person.username if person else ""
