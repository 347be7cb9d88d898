"""The grid: units down, criteria of a domain across, one criterion for all units, or everything."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.utils.http import urlencode
from django.views.decorators.http import require_http_methods

from scoring.forms.work.grid import MAX_FIELDS, GridForm
from scoring.models import Criterion, Layer, Round, RoundUnit
from scoring.presenters.work.entry import grid as shown
from scoring.presenters.work.entry.grid_links import EVERYTHING, links
from scoring.presenters.work.entry.lines import cell_url
from scoring.presenters.work.entry.page import sheet_pattern
from scoring.presenters.work.strip import strip_of
from scoring.selectors.entry_grid import entry_grid
from scoring.selectors.gate import Gate, gate_of
from scoring.selectors.structure import Structure, round_structure
from scoring.selectors.writable import layer_to_enter
from scoring.services.autosave import record_each
from scoring.services.scores import recorded_message
from scoring.views.work.door import of_authority_round
from units.people import signed_in

UNITS = 50


@dataclass(frozen=True)
class Choice:
    """What of the round is shown: a layer, and the criteria of a domain, one criterion, or all."""

    gate: Gate
    structure: Structure
    layer: Layer
    domain: int | None
    criteria: Sequence[Criterion]
    criterion: Criterion | None
    places: Sequence[RoundUnit]
    page: Any

    @property
    def query(self) -> dict[str, str]:
        """The choice as an address has it."""
        if self.criterion:
            what = {"tieu-chi": self.criterion.code}
        else:
            what = {"linh-vuc": EVERYTHING if self.domain is None else str(self.domain)}
        return {"lop": self.layer.value, **what}

    @property
    def posts(self) -> bool:
        """Whether a plain form can send all cells."""
        return len(self.places) * len(self.criteria) <= MAX_FIELDS


@require_http_methods(["GET", "HEAD", "POST"])
@of_authority_round
def grid(request: HttpRequest, round_: Round) -> HttpResponse:
    """Show the grid; save what a plain form posted, and come back with what could not be saved."""
    choice = _choice(request, round_)
    if request.method != "POST":
        return _page(request, choice, None)
    form = GridForm(choice.structure, choice.places, request.POST.dict())
    kept = record_each(actor=signed_in(request), round_=round_, cells=form.cells, layer=choice.layer)
    saved = form.show(kept)
    if saved or not form.open:
        messages.success(request, recorded_message(saved))
    if form.open:
        return _page(request, choice, form)
    return HttpResponseRedirect(f"{request.path}?{urlencode({**choice.query, 'trang': choice.page.number})}")


def _choice(request: HttpRequest, round_: Round) -> Choice:
    gate = gate_of(signed_in(request), round_)
    structure = round_structure(round_)
    criterion = _criterion(structure, request.GET.get("tieu-chi"))
    domain = None if criterion else _domain(gate, structure, request.GET.get("linh-vuc"))
    leaves = [leaf for leaf in structure.leaf_rows if domain in {None, leaf.domain.number}]
    criteria = [criterion] if criterion else leaves
    everything = domain is None and criterion is None
    page = _paginator(gate, round_, len(criteria), everything=everything).get_page(request.GET.get("trang"))
    places = list(page.object_list)
    layer = _layer(gate, request.GET.get("lop"), places, criteria)
    return Choice(gate, structure, layer, domain, criteria, criterion, places, page)


def _criterion(structure: Structure, code: str | None) -> Criterion | None:
    if not code:
        return None
    if code not in structure.by_code:
        raise Http404
    return structure.by_code[code]


def _domain(gate: Gate, structure: Structure, asked: str | None) -> int | None:
    """Number of the domain asked for, None for all; the first one of the person's share where none was."""
    numbers = list(dict.fromkeys(leaf.domain.number for leaf in structure.leaf_rows))
    if asked == EVERYTHING:
        return None
    if asked:
        if asked not in map(str, numbers):
            raise Http404
        return int(asked)
    held = {at for _place, at in gate.shares.pairs}
    mine = (leaf.domain.number for leaf in structure.leaf_rows if leaf.domain_id in held)
    return next(mine, numbers[0] if numbers else None)


def _paginator(gate: Gate, round_: Round, columns: int, *, everything: bool) -> Paginator[RoundUnit]:
    places = RoundUnit.objects.filter(round=round_).select_related("unit", "round")
    at = {place for place, _domain_ in gate.shares.pairs}
    if not gate.is_editor and at and None not in at:
        places = places.filter(pk__in=[place for place in at if place is not None])
    size = UNITS if everything else min(UNITS, MAX_FIELDS // max(columns, 1))
    return Paginator(places.order_by("unit__sort_name", "unit__code"), max(size, 1))


def _layer(gate: Gate, asked: str | None, places: Sequence[RoundUnit], criteria: Sequence[Criterion]) -> Layer:
    if asked:
        if asked not in Layer.values:
            raise Http404
        return Layer(asked)
    return layer_to_enter(gate, (Layer.FIRST, Layer.FINAL), places, criteria) or Layer.FINAL


def _page(request: HttpRequest, choice: Choice, form: GridForm | None) -> HttpResponse:
    gate, opened = choice.gate, form.open if form else {}
    found = entry_grid(gate, choice.structure, choice.layer, choice.places, choice.criteria, choice.domain)
    context = {
        "round": gate.round,
        "strip": strip_of(gate, signed_in(request), gate.round),
        "layer": choice.layer.value,
        "links": links(choice.structure, choice.layer, choice.domain, choice.criterion),
        "criterion": choice.criterion,
        "domain": choice.domain,
        "grid": shown.grid_page(found, opened, posts=choice.posts),
        "judged_by": shown.judged_by(choice.layer),
        "problems": shown.problems(opened),
        "posts": choice.posts,
        "page": choice.page,
        "query": urlencode(choice.query),
        "sheet_pattern": sheet_pattern(gate.round),
        "cell_pattern": cell_url(gate.round.slug, "UNIT", "CRITERION"),
    }
    return TemplateResponse(request, "work/entry/grid.html", context)
