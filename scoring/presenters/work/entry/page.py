"""What stands around a sheet: layers to choose, what may be done with it now, texts for the script."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from scoring.models import Layer, Round
from scoring.presenters.work.entry.words import closed_wording
from scoring.selectors.desk import Desk
from scoring.selectors.writable import has_layer


@dataclass(frozen=True, slots=True)
class LayerLink:
    """A layer to choose."""

    layer: str
    label: str
    is_current: bool
    is_open: bool
    counts: bool


def layer_links(desk: Desk, current: Layer) -> list[LayerLink]:
    """Layers the person may read, in the order of the year; the final one counts."""
    return [
        LayerLink(layer.value, str(layer.label), layer == current, desk.may_enter(layer), layer == Layer.FINAL)
        for layer in Layer
        if layer in desk.shown
    ]


def closed_reasons(desk: Desk, layer: Layer) -> list[str]:
    """Why nothing of the layer may be written now, each reason once; empty where something may."""
    if desk.may_enter(layer):
        return []
    leaves = [leaf for leaf in desk.paper.structure.leaf_rows if has_layer(layer, leaf)]
    refusals = [(leaf, desk.refusal(layer, leaf)) for leaf in leaves]
    return list(dict.fromkeys(closed_wording(layer, leaf, refusal) for leaf, refusal in refusals if refusal))


def what_is_entered(layer: Layer) -> str:
    """The layer in one sentence, and whether it counts."""
    return {
        Layer.SELF: _("Điểm tự chấm của đơn vị; chưa phải điểm tính kết quả."),
        Layer.FIRST: _("Điểm thẩm định lần 1; chưa phải điểm tính kết quả."),
        Layer.FINAL: _("Điểm thẩm định: là điểm tính chỉ số, xếp hạng và phân loại."),
    }[layer]


@dataclass(frozen=True, slots=True)
class Column:
    """Head of a layer's column."""

    layer: str
    label: str
    is_entry: bool


def column_heads(layers: Sequence[Layer], entered: Layer) -> list[Column]:
    """Heads of the layers that stand side by side."""
    short = {Layer.SELF: _("Tự chấm"), Layer.FIRST: _("Lần 1"), Layer.FINAL: _("Thẩm định")}
    return [Column(layer.value, short[layer], layer == entered) for layer in layers]


def sheet_pattern(round_: Round) -> str:
    """Address of a sheet of the round, in which the script puts the unit."""
    return reverse("sheet", args=[round_.slug, "UNIT"])
