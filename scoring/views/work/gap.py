"""Self score against appraised score, by unit, domain, criterion and appraiser."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from scoring.models import Layer, Round, RoundUnit
from scoring.permissions import may_follow
from scoring.presenters.work.gap import APPRAISERS, CRITERIA, DOMAINS, UNITS, GapPage
from scoring.presenters.work.strip import strip_of
from scoring.rules.gap import Judgement, gaps
from scoring.selectors.appraisal.stage import APPRAISED_LAYERS, layer_at_work
from scoring.selectors.gap import appraised_layers, judgements
from scoring.selectors.gate import Gate, gate_of
from scoring.selectors.layers import shown_layers
from scoring.selectors.structure import round_structure
from scoring.selectors.writable import COUNTS_FIRST
from scoring.views.work.door import of_work_round
from units.models import User
from units.people import signed_in


@require_safe
@of_work_round
def gap(request: HttpRequest, round_: Round) -> HttpResponse:
    """The authority's people see every unit; an official the own one, and what the unit may know of its appraisal."""
    person, gate = signed_in(request), gate_of(request.user, round_)
    follows = may_follow(person, round_)
    present, structure = _places(gate, follows=follows), round_structure(round_)
    layer = _layer(gate, request.GET.get("lop", ""), present, follows=follows)
    places = _readable(gate, layer, present, follows=follows)
    judged = judgements(round_, structure, layer, units=None if follows else [place.unit_id for place in places])
    page = GapPage(round_, structure, places, _names(judged) if follows else {}, judged, gaps(judged))
    view = _view(request.GET.get("xem", ""), follows=follows)
    context = {
        "round": round_,
        "strip": strip_of(gate, person, round_),
        "follows": follows,
        "view": view,
        "layer": layer,
        "layers": _layer_links(layer, view),
        "whole": page.whole,
        "lines": page.lines(view),
        "largest": page.largest(),
        "is_readable": bool(places),
    }
    return render(request, "work/gap.html", context)


def _places(gate: Gate, *, follows: bool) -> list[RoundUnit]:
    """Every unit of the round, or the person's own."""
    places = RoundUnit.objects.filter(round=gate.round).select_related("unit").order_by("unit__sort_name", "unit__code")
    return list(places if follows else places.filter(unit__in=gate.own_units))


def _readable(gate: Gate, layer: Layer, places: list[RoundUnit], *, follows: bool) -> list[RoundUnit]:
    """Units whose marks in the layer the person may read now."""
    return [place for place in places if follows or layer in shown_layers(gate, place)]


def _layer(gate: Gate, asked: str, places: list[RoundUnit], *, follows: bool) -> Layer:
    """The layer asked for, else the last one with something to read, else the one at work."""
    if asked in APPRAISED_LAYERS:
        return Layer(asked)
    filled = appraised_layers(gate.round, None if follows else gate.own_units)
    offered = (layer for layer in COUNTS_FIRST if layer in filled and _readable(gate, layer, places, follows=follows))
    return next(offered, layer_at_work(gate))


def _names(judged: list[Judgement[int, int | None]]) -> dict[int, str]:
    people = User.objects.filter(pk__in={one.appraiser for one in judged if one.appraiser})
    return {person.pk: person.full_name or person.username for person in people}


def _view(asked: str, *, follows: bool) -> str:
    views = {UNITS, DOMAINS, CRITERIA, *([APPRAISERS] if follows else [])}
    return asked if asked in views else UNITS


def _layer_links(current: Layer, view: str) -> list[dict[str, Any]]:
    return [
        {"name": layer.label, "url": f"?lop={layer.value}&xem={view}", "is_current": layer == current}
        for layer in APPRAISED_LAYERS
    ]
