"""History: what was done in a round, to a unit's sheet, to one score. Read only."""

from typing import Any

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from scoring.forms.work.history import TrailFilter
from scoring.models import Criterion, Event, Round, RoundUnit
from scoring.presenters.work.strip import strip_of
from scoring.presenters.work.trail.lines import lines_of
from scoring.selectors.gate import Gate, gate_of
from scoring.selectors.trail import Scope, Wanted, events_of, reads_trails, scope_of
from scoring.views.work.door import of_authority_round, of_place
from scoring.views.work.explanations import criterion_or_404
from units.models import User
from units.people import signed_in

EVENTS_A_PAGE = 50


@require_safe
@of_authority_round
def history(request: HttpRequest, round_: Round) -> HttpResponse:
    """Everything done in the round, by person, act, unit and day."""
    gate = gate_of(request.user, round_)
    if not reads_trails(gate):
        raise Http404
    people = User.objects.filter(pk__in=Event.objects.filter(round=round_).values("actor")).order_by("full_name")
    places = RoundUnit.objects.filter(round=round_).select_related("unit").order_by("unit__sort_name", "unit__code")
    form = TrailFilter(request.GET, people, places)
    context = {"form": form, **_page(request, gate, Scope(round_), form.wanted())}
    return render(request, "work/history.html", context)


@require_safe
@of_place
def unit_history(request: HttpRequest, place: RoundUnit) -> HttpResponse:
    """What was done to a unit's sheet, as far as the person may read it."""
    return _of_place(request, place, None)


@require_safe
@of_place
def cell_history(request: HttpRequest, place: RoundUnit, criterion_code: str) -> HttpResponse:
    """What was done to one score: values by layer, notes, evidence, explanations."""
    return _of_place(request, place, criterion_or_404(place, criterion_code))


def _of_place(request: HttpRequest, place: RoundUnit, criterion: Criterion | None) -> HttpResponse:
    gate = gate_of(request.user, place.round)
    scope = scope_of(gate, place, criterion)
    if scope is None:
        raise Http404
    context = {
        "place": place,
        "unit": place.unit,
        "criterion": criterion,
        "reads_round": reads_trails(gate),
        **_page(request, gate, scope, Wanted()),
    }
    return render(request, "work/history.html", context)


def _page(request: HttpRequest, gate: Gate, scope: Scope, wanted: Wanted) -> dict[str, Any]:
    page = Paginator(events_of(scope, wanted), EVENTS_A_PAGE).get_page(request.GET.get("trang"))
    return {
        "round": scope.round,
        "strip": strip_of(gate, signed_in(request), scope.round),
        "lines": lines_of(scope, list(page.object_list)),
        "page": page,
        "earlier_url": _to(request, page.next_page_number()) if page.has_next() else "",
        "later_url": _to(request, page.previous_page_number()) if page.has_previous() else "",
    }


def _to(request: HttpRequest, number: int) -> str:
    """The same list at another page."""
    asked = request.GET.copy()
    asked["trang"] = str(number)
    return f"?{asked.urlencode()}"
