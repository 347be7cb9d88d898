"""The sheet of one unit, in the layer the person enters."""

from collections.abc import Sequence
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from scoring.forms.work.sheet import SheetForm
from scoring.models import Layer, RoundUnit
from scoring.presenters.work.entry import lines, page
from scoring.presenters.work.entry.totals import totals
from scoring.presenters.work.returned import Returned, returned_sheet_lines
from scoring.presenters.work.strip import strip_of
from scoring.results.sheet import sheet_results
from scoring.selectors.desk import Desk, desk_of, marks_beside
from scoring.selectors.gate import Why
from scoring.selectors.returned import returned_sheets
from scoring.services.errors import CellsRefusedError, ConflictError, NotAllowedError
from scoring.services.scores import record_scores, recorded_message
from scoring.views.work.door import of_place, places
from units.access import units_with_role
from units.models import Role
from units.people import signed_in

CONFLICT = 409


@require_safe
@never_cache
@login_required
def own_sheet(request: HttpRequest) -> HttpResponse:
    """The sheet of the unit the person works for, in the newest round it takes part in."""
    own = units_with_role(signed_in(request), Role.OFFICIAL)
    place = places().filter(unit__in=own).order_by("-round__year", "-round__pk").first()
    if place is None:
        raise Http404
    return HttpResponseRedirect(reverse("sheet", args=[place.round.slug, place.unit.code]))


@require_http_methods(["GET", "HEAD", "POST"])
@of_place
def sheet(request: HttpRequest, place: RoundUnit) -> HttpResponse:
    """Show the sheet; save it when it was posted, and come back with everything typed where it cannot be."""
    desk = desk_of(signed_in(request), place)
    layer = _layer(request, desk)
    if request.method != "POST":
        return _page(request, desk, SheetForm(desk.sheet(layer)))
    if _is_others(desk, layer):
        raise NotAllowedError
    form = SheetForm(desk.sheet(layer), request.POST.dict())
    status = _save(request, form) if form.is_valid() else 200
    if status is None:
        return HttpResponseRedirect(sheet_address(place, layer))
    return _page(request, desk, form, status)


def sheet_address(place: RoundUnit, layer: Layer) -> str:
    """Where a layer of a sheet is entered."""
    return f"{reverse('sheet', args=[place.round.slug, place.unit.code])}?lop={layer.value}"


def _layer(request: HttpRequest, desk: Desk) -> Layer:
    """The layer asked for, else the one to enter. Raises Http404 for one that is not there or not shown."""
    asked = request.POST.get("lop") or request.GET.get("lop")
    if not asked:
        return desk.layer
    if asked not in Layer.values or Layer(asked) not in desk.shown:
        raise Http404
    return Layer(asked)


def _is_others(desk: Desk, layer: Layer) -> bool:
    """Whether all scores of the layer are somebody else's to write."""
    refusals = [desk.refusal(layer, leaf) for leaf in desk.paper.structure.leaf_rows]
    return all(refusal is not None and refusal.why is Why.ROLE for refusal in refusals)


def _save(request: HttpRequest, form: SheetForm) -> int | None:
    """Record what was typed; None when done, else the status of the page that says why not."""
    sheet_, cells = form.sheet, form.cells()
    try:
        count = record_scores(actor=signed_in(request), round_=sheet_.place.round, cells=cells, layer=sheet_.layer)
    except ConflictError as error:
        form.show_conflicts(error.messages[0], error.conflicts)
        return CONFLICT
    except CellsRefusedError as error:
        form.show_errors(error.cells)
        return 200
    except ValidationError as error:
        form.refusal.extend(error.messages)
        return 200
    messages.success(request, recorded_message(count))
    return None


def _page(request: HttpRequest, desk: Desk, form: SheetForm, status: int = 200) -> HttpResponse:
    place, layer = desk.place, form.sheet.layer
    heads: Sequence[page.Column] = page.column_heads(lines.columns(desk, layer), layer)
    context: dict[str, Any] = {
        "place": place,
        "round": place.round,
        "unit": place.unit,
        "strip": strip_of(desk.gate, signed_in(request), place.round),
        "layer": layer.value,
        "layers": page.layer_links(desk, layer),
        "came_back": _came_back(desk, layer),
        "layer_says": page.what_is_entered(layer),
        "columns": heads,
        "rest": len(heads) + 3,
        "previous_year": form.sheet.previous_year,
        "domain_lines": lines.domain_lines(desk, form, marks_beside(place)),
        "totals": totals(form.sheet, form.marks, sheet_results(form.sheet, form.marks)),
        "wrong": form.wrong,
        "refusal": form.refusal,
        "correcting": desk.gate.is_published and not desk.gate.is_locked,
        "closed": page.closed_reasons(desk, layer),
        "writable": desk.may_enter(layer),
        "may_import": desk.gate.is_editor and not desk.gate.is_locked,
        "sheet_pattern": page.sheet_pattern(place.round),
        "unsaved": request.method == "POST",
    }
    return TemplateResponse(request, "work/entry/sheet.html", context, status=status)


def _came_back(desk: Desk, layer: Layer) -> list[Returned]:
    """That the unit's own scores came back and wait to be sent again; once published nothing is sent."""
    if layer != Layer.SELF or desk.gate.is_published:
        return []
    round_, unit = desk.place.round, desk.place.unit_id
    return returned_sheet_lines(round_.slug, returned_sheets(round_, [unit]))
