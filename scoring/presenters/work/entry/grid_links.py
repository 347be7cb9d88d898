"""Ways from one part of the grid to another: layers, domains, the criteria before and after."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.http import urlencode
from django.utils.translation import gettext as _

from scoring.models import Criterion, Layer
from scoring.selectors.structure import Structure

EVERYTHING = "tat-ca"


@dataclass(frozen=True, slots=True)
class Link:
    """A way, as a query of the same page."""

    query: str
    label: str
    is_current: bool = False


@dataclass(frozen=True, slots=True)
class GridLinks:
    """All ways; `before` and `after` only where one criterion is shown."""

    layers: Sequence[Link]
    domains: Sequence[Link]
    before: Link | None
    after: Link | None


def links(structure: Structure, layer: Layer, domain: int | None, criterion: Criterion | None) -> GridLinks:
    """Ways from where the person is."""
    here: dict[str, str | int] = {"linh-vuc": EVERYTHING if domain is None else domain}
    if criterion:
        here = {"tieu-chi": criterion.code}
    layers = [_link({"lop": each.value, **here}, str(each.label), is_current=each == layer) for each in Layer]
    everything = domain is None and criterion is None
    present = {leaf.domain_id for leaf in structure.leaf_rows}
    domains = [
        _link(
            {"lop": layer.value, "linh-vuc": each.number},
            f"{each.number}. {each.short_name or each.name}",
            is_current=each.number == domain,
        )
        for each in structure.domains
        if each.pk in present
    ]
    domains.append(_link({"lop": layer.value, "linh-vuc": EVERYTHING}, _("Tất cả"), is_current=everything))
    return GridLinks(layers, domains, *_neighbours(structure, layer, criterion))


def _neighbours(structure: Structure, layer: Layer, criterion: Criterion | None) -> tuple[Link | None, Link | None]:
    if criterion is None:
        return None, None
    leaves = structure.leaf_rows
    at = leaves.index(criterion)
    before = leaves[at - 1] if at else None
    after = leaves[at + 1] if at + 1 < len(leaves) else None
    return _to(layer, before), _to(layer, after)


def _to(layer: Layer, leaf: Criterion | None) -> Link | None:
    return _link({"lop": layer.value, "tieu-chi": leaf.code}, leaf.code) if leaf else None


def _link(query: dict[str, str | int], label: str, *, is_current: bool = False) -> Link:
    return Link(urlencode(query), label, is_current)
