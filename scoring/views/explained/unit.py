"""The page of one unit: class and why, where it lost points, how it stands, and how it came here."""

from collections.abc import Mapping
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from scoring.models import RoundUnit
from scoring.permissions import may_enter, may_see_sheet
from scoring.presenters import unit
from scoring.presenters.explained.firmness import firmness_view
from scoring.presenters.explained.losses import losses_of
from scoring.presenters.explained.standing import standing
from scoring.presenters.explained.years import change_view, trend
from scoring.results.explained.firmness import firmness_of
from scoring.results.explained.years import in_force, why_changed, year_before
from scoring.selectors.lineage import results_through_the_years
from scoring.selectors.notes import appraisal_notes
from scoring.views.around import corrections, frame_of
from scoring.views.explained.etags import unit_etag
from scoring.views.explained.found import Found, unit_or_404
from scoring.views.guard import Opened, of_round
from scoring.views.kept_pages import kept


@kept(unit_etag)
@of_round
def unit_result(request: HttpRequest, opened: Opened, code: str) -> HttpResponse:
    """One unit: class, why, and every criterion."""
    found = unit_or_404(opened, code)
    record = found.record
    overview = record.results.overview
    context = {
        "frame": frame_of(opened, overview),
        "page": unit.unit_page(record),
        "losses": losses_of(found.case, overview["criteria_set"], _notes(found)),
        "standing": standing(record.unit, found.peers, record.results.domains, found.badges),
        **_firmness(found),
        **_years(found),
        "correction": corrections(opened).get(code, ""),
        "may_enter": _may_enter(opened),
    }
    return render(request, "portal/unit.html", context)


def _notes(found: Found) -> Mapping[str, str]:
    """Notes are not published: they are for those who may see the unit's sheet."""
    opened, code = found.opened, found.record.unit["code"]
    return appraisal_notes(opened.round, code) if _may_see_sheet(opened, code) else {}


def _may_see_sheet(opened: Opened, code: str) -> bool:
    if opened.is_followed or opened.reader.is_anonymous:
        return opened.is_followed
    place = RoundUnit.objects.filter(round=opened.round, unit__code=code).select_related("round").first()
    return place is not None and may_see_sheet(opened.reader, place)


def _firmness(found: Found) -> dict[str, Any]:
    """Nothing while the round is open: what may still change has no firmness."""
    if found.opened.publication is None:
        return {"firmness": None}
    known = firmness_of(found.opened.publication)
    one = known.get(found.record.unit["code"]) if known else None
    return {"firmness": firmness_view(one, found.badges) if one else None, "simulating": known is None}


def _years(found: Found) -> dict[str, Any]:
    opened, record = found.opened, found.record
    results = results_through_the_years(record.unit["code"], opened.rounds)
    before = year_before(opened.round, opened.publication, results)
    why = why_changed(record.results.overview, record.unit, record.scores, before)
    return {
        "years": trend(in_force(results), record.unit["code"]),
        "change": change_view(why, record.unit, before, record.results.domains),
    }


def _may_enter(opened: Opened) -> bool:
    """Whether the reader can change scores now: allowed to, and nothing published or a correction open."""
    stands_still = opened.publication is not None and not opened.round.correction_reason
    return not stands_still and may_enter(opened.reader, opened.round)
