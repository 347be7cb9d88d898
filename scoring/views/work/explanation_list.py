"""All explanations of a round in one list: the unit's own, the appraiser's share, or everybody's."""

from django.core.paginator import Paginator
from django.db.models import Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from scoring.models import Explanation, Round
from scoring.permissions import may_follow
from scoring.presenters.work.explanation_list import STATES, explanation_lines, state_links
from scoring.presenters.work.strip import strip_of
from scoring.selectors.appraisal.scope import sees_all
from scoring.selectors.appraisal.waiting import share_filter
from scoring.selectors.explanations import explanations_of
from scoring.selectors.gate import Gate, gate_of
from scoring.views.work.door import of_work_round
from units.people import signed_in

ROWS_A_PAGE = 50
FILTERS = {
    "cho": Q(answered_at=None, decided_at=None),
    "da-tra-loi": Q(answered_at__isnull=False, decided_at=None),
    "da-ket-luan": Q(decided_at__isnull=False),
}


@require_safe
@of_work_round
def explanation_list(request: HttpRequest, round_: Round) -> HttpResponse:
    """The list, by state."""
    person, gate = signed_in(request), gate_of(request.user, round_)
    rows = _readable(gate, request)
    state = request.GET.get("trang-thai", "")
    state = state if state in STATES else ""
    counts = {name: rows.filter(condition).count() for name, condition in FILTERS.items()}
    chosen = rows.filter(FILTERS[state]) if state else rows
    page = Paginator(chosen, ROWS_A_PAGE).get_page(request.GET.get("trang"))
    context = {
        "round": round_,
        "strip": strip_of(gate, person, round_),
        "states": state_links(counts, state),
        "rows": explanation_lines(round_, page),
        "page": page,
        "previous_url": f"?trang-thai={state}&trang={page.number - 1}",
        "next_url": f"?trang-thai={state}&trang={page.number + 1}",
    }
    return render(request, "work/explanation_list.html", context)


def _readable(gate: Gate, request: HttpRequest) -> QuerySet[Explanation]:
    """Officials read those of their unit, appraisers those of their share, the others of the authority all."""
    rows, own = explanations_of(gate.round), Q(round_unit__unit__in=gate.own_units)
    if not may_follow(request.user, gate.round):
        return rows.filter(own)
    return rows if sees_all(gate, request.user) else rows.filter(share_filter(gate) | own)
