"""A few units of a round side by side."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from scoring.presenters.compare.choosing import MOST, picker
from scoring.presenters.compare.table import comparison_table
from scoring.results import schema
from scoring.results.explained.roster import Entry, live_roster, published_roster
from scoring.results.several import Chosen, live_units, published_units
from scoring.views.around import frame_of
from scoring.views.etags import page_etag
from scoring.views.guard import Opened, of_round
from scoring.views.kept_pages import kept


@kept(page_etag)
@of_round
def compare(request: HttpRequest, opened: Opened) -> HttpResponse:
    """Units named in the address (`?ma=`, up to five) side by side, and the form that chooses them (`?tim=`)."""
    asked, only_differences = request.GET.getlist("ma"), request.GET.get("khac") == "1"
    chooser = picker(_roster(opened), asked, request.GET.get("tim", ""), only_differences=only_differences)
    chosen, overview = _chosen(opened, chooser.codes), _overview(opened)
    context = {
        "frame": frame_of(opened, overview),
        "picker": chooser,
        "most": MOST,
        "table": comparison_table(overview, chosen, only_differences=only_differences) if chosen else None,
    }
    return render(request, "portal/compare.html", context)


def _overview(opened: Opened) -> schema.Overview:
    if opened.publication:
        frozen: schema.Overview = opened.publication.overview
        return frozen
    return opened.results.overview


def _roster(opened: Opened) -> list[Entry]:
    return published_roster(opened.publication) if opened.publication else live_roster(opened.results.units)


def _chosen(opened: Opened, codes: list[str]) -> list[Chosen]:
    if not codes:
        return []
    if opened.publication:
        return published_units(opened.publication, codes)
    return live_units(opened.results, opened.round, codes)
