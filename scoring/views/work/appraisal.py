"""The work list of the appraisal: units with what waits, and one unit's criteria."""

from typing import Any

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from scoring.models import Layer, Round, RoundUnit
from scoring.permissions import may_appraise, may_propose
from scoring.presenters.work.appraisal import Asked, WorkList, asked_for, tiles
from scoring.presenters.work.strip import strip_of
from scoring.selectors.appraisal.counts import appraisal_counts
from scoring.selectors.appraisal.coverage import appraisers_of
from scoring.selectors.appraisal.scope import scope_of, sees_all
from scoring.selectors.appraisal.stage import APPRAISED_LAYERS, chosen_layer
from scoring.selectors.appraisal.waiting import digest, waiting_scores, writable_only
from scoring.selectors.gate import Gate, gate_of
from scoring.selectors.structure import Structure, round_structure
from scoring.views.work.door import of_authority_round
from units.people import signed_in

UNITS_A_PAGE = 50


@require_safe
@of_authority_round
def appraisal(request: HttpRequest, round_: Round) -> HttpResponse:
    """Units of the person's share, or of everybody's for those who do not appraise."""
    person, gate = signed_in(request), gate_of(request.user, round_)
    structure, all_seen = round_structure(round_), sees_all(gate, person)
    appraisers = list(appraisers_of(round_)) if all_seen else []
    layer = chosen_layer(gate, request.GET.get("lop", ""))
    asked = asked_for(request.GET, layer, structure.domains, appraisers)
    work = _work_list(gate, structure, asked, scope_of(gate, person, asked.appraiser))
    matching = work.matching()
    page = Paginator(matching, UNITS_A_PAGE).get_page(request.GET.get("trang"))
    context = {
        "round": round_,
        "strip": strip_of(gate, person, round_),
        "asked": asked,
        "layers": layer_choices(asked),
        "domains": structure.domains,
        "appraisers": appraisers,
        "tiles": tiles(work.total, asked),
        "waiting": work.total.waiting,
        "rows": work.rows(page, gate.submitted),
        "by_domain": work.by_domain(),
        "page": page,
        "previous_url": asked.query(trang=str(page.number - 1)),
        "next_url": asked.query(trang=str(page.number + 1)),
        "matching": len(matching),
        "has_timetable": gate.timetable.is_set,
        "is_mine": not all_seen,
        "may_assign": may_propose(person, round_),
        "appraises": gate.is_editor or may_appraise(person, round_),
        "rest": _rest(gate, structure, asked),
    }
    return render(request, "work/appraisal.html", context)


def layer_choices(asked: Asked) -> list[dict[str, Any]]:
    """The two appraised layers to look at."""
    return [
        {"name": layer.label, "url": asked.query(lop=layer.value), "is_current": layer == asked.layer}
        for layer in APPRAISED_LAYERS
    ]


def _work_list(gate: Gate, structure: Structure, asked: Asked, scope: Any) -> WorkList:
    places = list(
        RoundUnit.objects.filter(round=gate.round).select_related("unit").order_by("unit__sort_name", "unit__code")
    )
    counts = appraisal_counts(gate.round, structure, [place.pk for place in places], asked.layer)
    return WorkList(gate.round, asked, scope, places, structure.domains, counts)


def _rest(gate: Gate, structure: Structure, asked: Asked) -> dict[str, Any] | None:
    """What may be accepted at once in the domain that was asked for, in all units."""
    if asked.domain is None:
        return None
    domain = next(domain for domain in structure.domains if domain.number == asked.domain)
    return rest_of(gate, asked.layer, domain=domain.pk)


def rest_of(gate: Gate, layer: Layer, *, place: int | None = None, domain: int | None = None) -> dict[str, Any]:
    """How many scores may be accepted at once, and the digest of what they are."""
    places = None if place is None else [place]
    scores = writable_only(gate, layer, waiting_scores(gate.round, layer, places=places, domain=domain))
    return {"count": len(scores), "digest": digest(scores)}
