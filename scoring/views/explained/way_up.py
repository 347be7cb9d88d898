"""The way up of one unit ("đường lên hạng"): what each better class still asks for, and marks to try."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from scoring.forms.what_if import WhatIfForm
from scoring.permissions import may_enter
from scoring.presenters.explained.way_up import WayView, WayWords, way_view
from scoring.presenters.explained.what_if import Trial, trial, trial_domains
from scoring.results.explained.supposed import supposed_unit
from scoring.selectors.effort import effort_weights
from scoring.views.around import frame_of
from scoring.views.explained.etags import way_etag
from scoring.views.explained.found import Found, unit_or_404
from scoring.views.guard import Opened, of_round
from scoring.views.kept_pages import kept


@kept(way_etag)
@of_round
def way_up(request: HttpRequest, opened: Opened, code: str) -> HttpResponse:
    """The ways to better classes; with points of criteria in the address, what those would bring."""
    found = unit_or_404(opened, code)
    overview, unit = found.record.results.overview, found.record.unit
    leaves = [leaf for leaf in found.case.leaves if leaf.code in found.case.room]
    form = WhatIfForm(leaves, found.case.marks, request.GET.dict())
    efforts = effort_weights(opened.round)
    context = {
        "frame": frame_of(opened, overview),
        "unit": unit,
        "badge": found.badges.get(unit["band"] or ""),
        "ways": _ways(found, {}),
        "cheapest": _ways(found, efforts)[:1] if efforts else [],
        "form": form,
        "fields": trial_domains(form, leaves, overview["criteria_set"]),
        "trial": _trial(found, form),
        "may_set_effort": may_enter(opened.reader, opened.round),
    }
    return render(request, "portal/way_up.html", context)


def _ways(found: Found, efforts: Mapping[str, Decimal]) -> list[WayView]:
    results = found.record.results
    titles = {one["code"]: one["title"] for one in results.overview["criteria_set"]["criteria"]}
    words = WayWords(titles, results.domains, found.badges, efforts)
    return [way_view(way, found.case, words) for way in found.case.ways(efforts)]


def _trial(found: Found, form: WhatIfForm) -> Trial | None:
    """What the points typed would bring; None where none are, or some are wrong."""
    if not form.is_valid():
        return None
    results, unit = found.record.results, found.record.unit
    after = supposed_unit(unit, found.case.what_if(form.changes()).after)
    words: Any = (results.bands, results.domains)
    return trial(unit, after, found.peers, words, found.badges)
