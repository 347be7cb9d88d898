"""The one act an appraiser does all day: accept the score that stands before."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from scoring.models import Criterion, Explanation, Layer, RoundUnit
from scoring.presenters.work.entry.words import mark_wording
from scoring.rules.marks import Mark
from scoring.selectors.appraisal.cell import Layers, acceptable, mark_in, version_in
from scoring.selectors.gate import Gate


@dataclass(frozen=True, slots=True)
class Acceptable:
    """What may be accepted in a cell: the act in words, the layer it goes to, and the versions that were shown."""

    url: str
    label: str
    label_next: str
    layer: str
    source_version: int
    target_version: int


def acceptable_of(
    gate: Gate, place: RoundUnit, criterion: Criterion, layers: Layers, explanations: Sequence[Explanation]
) -> Acceptable | None:
    """What the gate's person may accept in the cell now."""
    found = acceptable(gate, place, criterion, layers, list(explanations))
    if found is None:
        return None
    source, target = found
    return Acceptable(
        url=reverse("accept", args=[place.round.slug, place.unit.code, criterion.code]),
        label=accept_label(source, mark_in(layers, source)),
        label_next=_accept_next_label(source, mark_in(layers, source)),
        layer=target.value,
        source_version=version_in(layers, source),
        target_version=version_in(layers, target),
    )


def accept_label(source: Layer, mark: Mark) -> str:
    """What is accepted: "Chấp nhận điểm tự chấm: 1,5"."""
    if source == Layer.SELF:
        return _("Chấp nhận điểm tự chấm: %(mark)s") % {"mark": mark_wording(mark)}
    return _("Chấp nhận điểm thẩm định lần 1: %(mark)s") % {"mark": mark_wording(mark)}


def _accept_next_label(source: Layer, mark: Mark) -> str:
    if source == Layer.SELF:
        return _("Chấp nhận điểm tự chấm %(mark)s, sang điểm tiếp theo") % {"mark": mark_wording(mark)}
    return _("Chấp nhận điểm thẩm định lần 1 %(mark)s, sang điểm tiếp theo") % {"mark": mark_wording(mark)}
