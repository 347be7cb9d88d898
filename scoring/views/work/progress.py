"""Progress of a round: who has not entered, handed in, appraised or explained what."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from scoring.models import Round
from scoring.permissions import may_follow
from scoring.presenters.work import progress as shown
from scoring.presenters.work.strip import strip_of
from scoring.selectors.appraisers import progress_by_appraiser
from scoring.selectors.gate import gate_of
from scoring.selectors.progress import RoundProgress, progress_of_round
from scoring.views.work.door import of_work_round
from units.people import signed_in


@require_safe
@of_work_round
def progress(request: HttpRequest, round_: Round) -> HttpResponse:
    """By unit, by domain, or by appraiser; an official finds their own unit only."""
    person = signed_in(request)
    gate, follows = gate_of(person, round_), may_follow(person, round_)
    found = progress_of_round(round_, units=None if follows else gate.own_units)
    views = [shown.UNITS, shown.DOMAINS, *([shown.APPRAISERS] if follows else [])]
    asked = shown.asked_for(request.GET, views)
    context = {
        "round": round_,
        "strip": strip_of(gate, person, round_),
        "follows": follows,
        "asked": asked,
        "tabs": [{"url": asked.query(xem=view), "name": view, "is_current": view == asked.view} for view in views],
        **_table(round_, found, asked),
    }
    return render(request, "work/progress.html", context)


def _table(round_: Round, found: RoundProgress, asked: shown.Asked) -> dict[str, Any]:
    """The rows of the view that was asked for."""
    if asked.view == shown.DOMAINS:
        return {"parts": shown.domain_lines(found), "total": shown.count_cells(found.total)}
    if asked.view == shown.APPRAISERS:
        return {"parts": shown.appraiser_lines(progress_by_appraiser(round_, found))}
    places = shown.matching(found, asked)
    return {
        "tiles": shown.state_tiles(found, asked),
        "units": shown.unit_lines(round_, places),
        "all_units": len(found.places),
    }
