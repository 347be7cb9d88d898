"""Entry of one unit's scores."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import wraps
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.shortcuts import get_object_or_404
from django.template.loader import render_to_string
from django.template.response import TemplateResponse
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from scoring.forms.sheet import SheetForm
from scoring.models import RoundUnit
from scoring.permissions import may_enter, may_see_sheet
from scoring.presenters.sheet import domain_lines, state_of, state_wording, totals
from scoring.results.sheet import sheet_results
from scoring.selectors.sheet import sheet_of
from scoring.services.errors import CellsRefusedError, ConflictError, NotAllowedError
from scoring.services.locks import is_locked, is_published
from scoring.services.scores import record_scores, recorded_message
from units.access import units_with_role
from units.models import Role
from units.people import signed_in

CONFLICT = 409


PlaceView = Callable[[HttpRequest, RoundUnit], HttpResponse]
SheetView = Callable[[HttpRequest, str, str], HttpResponse]


def _of_place(view: PlaceView) -> SheetView:
    """Find the place; a sheet the person may not see is not there. Who is not signed in is asked to."""

    @wraps(view)
    def guarded(request: HttpRequest, slug: str, code: str) -> HttpResponse:
        place = get_object_or_404(places(), round__slug=slug, unit__code=code)
        if not may_see_sheet(request.user, place):
            raise Http404
        return view(request, place)

    return never_cache(login_required(guarded))


@never_cache
@login_required
def own_sheet(request: HttpRequest) -> HttpResponse:
    """The sheet of the unit the person works for, in the newest round it takes part in."""
    own = units_with_role(signed_in(request), Role.OFFICIAL)
    place = places().filter(unit__in=own).order_by("-round__year", "-round__pk").first()
    if place is None:
        raise Http404
    return HttpResponseRedirect(reverse("sheet", args=[place.round.slug, place.unit.code]))


def places() -> Any:
    """Places with everything a sheet needs of them."""
    return RoundUnit.objects.select_related("round__authority", "round__criteria_set", "round__scheme", "unit", "block")


@dataclass(frozen=True)
class Frame:
    """What stands around the sheet: its template, its own address, and what else the template wants."""

    template: str
    url: str
    context: Mapping[str, Any]


@require_http_methods(["GET", "HEAD", "POST"])
@_of_place
def sheet(request: HttpRequest, place: RoundUnit) -> HttpResponse:
    """The sheet in the portal."""
    url = reverse("sheet", args=[place.round.slug, place.unit.code])
    return sheet_response(request, place, Frame("scoring/sheet.html", url, {}))


def sheet_response(request: HttpRequest, place: RoundUnit, frame: Frame) -> HttpResponse:
    """Show the sheet; save it when it was posted, and come back with everything typed where it cannot be."""
    if request.method != "POST":
        return _page(request, SheetForm(sheet_of(place)), frame)
    if not may_enter(request.user, place.round):
        raise NotAllowedError
    form = SheetForm(sheet_of(place), request.POST.dict())
    status = _save(request, form) if form.is_valid() else 200
    if status is None:
        return HttpResponseRedirect(frame.url)
    return _page(request, form, frame, status)


def _save(request: HttpRequest, form: SheetForm) -> int | None:
    """Record what was typed; None when done, else the status of the page that says why not."""
    try:
        count = record_scores(actor=signed_in(request), round_=form.sheet.place.round, cells=form.cells())
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


def _page(request: HttpRequest, form: SheetForm, frame: Frame, status: int = 200) -> HttpResponse:
    place = form.sheet.place
    locked = is_locked(place.round)
    may_write = may_enter(request.user, place.round)
    context = {
        "place": place,
        "round": place.round,
        "unit": place.unit,
        "previous_year": form.sheet.previous_year,
        "domain_lines": domain_lines(form),
        "totals": totals(form, sheet_results(form.sheet, form.marks)),
        "wrong": form.wrong,
        "refusal": form.refusal,
        "locked": locked,
        "published": is_published(place.round),
        "may_write": may_write,
        "writable": may_write and not locked,
        "unsaved": request.method == "POST",
        "totals_url": reverse("sheet-totals", args=[place.round.slug, place.unit.code]),
        **frame.context,
    }
    return TemplateResponse(request, frame.template, context, status=status)


@require_POST
@_of_place
def sheet_totals(request: HttpRequest, place: RoundUnit) -> HttpResponse:
    """Totals, states and errors of what is typed, before anything is saved."""
    if not may_enter(request.user, place.round):
        raise Http404
    form = SheetForm(sheet_of(place), request.POST.dict())
    shown = totals(form, sheet_results(form.sheet, form.marks))
    states = {code: state_of(mark) for code, mark in form.marks.items()}
    return JsonResponse(
        {
            "summary": render_to_string("scoring/sheet_summary.html", {"totals": shown, "place": place}),
            "domains": render_to_string("scoring/sheet_domains.html", {"totals": shown}),
            "rows": [
                {
                    "key": entry.row.criterion.pk,
                    "error": entry.error,
                    "state": states[code],
                    "wording": state_wording(states[code]),
                }
                for code, entry in form.entries.items()
            ],
        }
    )
