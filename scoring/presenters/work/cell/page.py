"""Everything around the entry of a cell: how it is scored, what may be entered, and the way to the cells beside it."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from cchc.numbers import format_number
from scoring.models import Criterion, Layer, RoundUnit
from scoring.permissions import Person, may_follow
from scoring.presenters.work.entry.words import closed_wording
from scoring.results.computation import rule_of, rule_summary
from scoring.selectors.cell import COUNTS_FIRST, Neighbours
from scoring.selectors.gate import Gate, Refusal, Why

Refusals = Mapping[Layer, Refusal | None]


@dataclass(frozen=True, slots=True)
class Way:
    """A link to a cell beside this one and the keys that lead there; without `url` there is none."""

    url: str
    label: str
    keys: str


@dataclass(frozen=True, slots=True)
class LayerChoice:
    """A layer that may be entered."""

    label: str
    url: str
    is_current: bool


def maximum_of(criterion: Criterion) -> str:
    """The most points."""
    return format_number(criterion.max_points)


def rule_words(criterion: Criterion) -> str:
    """How the portal computes the points; empty where they are given directly."""
    return rule_summary(criterion) if rule_of(criterion) is not None else ""


def chosen_layer(refusals: Refusals, wanted: str) -> Layer | None:
    """The layer to enter: the one asked for if it may be written, else the first that may, what counts before."""
    open_layers = [layer for layer in COUNTS_FIRST if refusals[layer] is None]
    return next((layer for layer in open_layers if layer == wanted), open_layers[0] if open_layers else None)


def layer_choices(refusals: Refusals, chosen: Layer | None) -> list[LayerChoice]:
    """The layers to choose from, where there is more than one."""
    layers = [layer for layer in Layer if refusals[layer] is None]
    if len(layers) < 2:
        return []
    return [LayerChoice(str(layer.label), f"?lop={layer.value}", layer == chosen) for layer in layers]


def closed_words(person: Person, gate: Gate, place: RoundUnit, criterion: Criterion, refusals: Refusals) -> str:
    """Why nothing may be entered; in the words of the layer that is the person's business."""
    layers = (Layer.SELF,) if place.unit_id in gate.own_units and not may_follow(person, gate.round) else COUNTS_FIRST
    told = [(layer, refusals[layer]) for layer in layers]
    layer, refusal = next(
        ((layer, refusal) for layer, refusal in told if refusal and refusal.why is not Why.ROLE), told[0]
    )
    return closed_wording(layer, criterion, refusal) if refusal else ""


def ways(place: RoundUnit, beside: Neighbours, query: str) -> list[Way]:
    """The cells beside: criteria of the unit, then the same criterion of other units."""
    slug = place.round.slug

    def way(to: tuple[str, str] | None, label: str, keys: str) -> Way:
        return Way(reverse("cell", args=[slug, *to]) + query if to else "", label, keys)

    return [
        way(beside.previous, _("Tiêu chí trước"), "k ArrowLeft"),
        way(beside.next, _("Tiêu chí sau"), "j ArrowRight"),
        way(beside.previous_unit, _("Đơn vị trước"), "p"),
        way(beside.next_unit, _("Đơn vị sau"), "n"),
    ]
