"""How the results of a round come about, from its own rules, with one unit worked out."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from scoring.presenters.methodology.choosing import choice
from scoring.presenters.methodology.example import Example, example
from scoring.presenters.methodology.page import methodology_page
from scoring.results.explained.roster import Entry, live_roster, published_roster
from scoring.results.schema import Overview
from scoring.results.single import UnitRecord, unit_record
from scoring.results.source import unit_scores
from scoring.views.around import frame_of
from scoring.views.etags import page_etag
from scoring.views.guard import Opened, of_round
from scoring.views.kept_pages import kept

LONGEST = 100  # characters of a code or name


@kept(page_etag)
@of_round
def methodology(request: HttpRequest, opened: Opened) -> HttpResponse:
    """The rules in force and a worked example; `?ma=` (code or name) chooses its unit, the middle one by default."""
    overview = _overview(opened)
    chosen = choice(_roster(opened), request.GET.get("ma", "")[:LONGEST])
    context = {
        "frame": frame_of(opened, overview),
        "page": methodology_page(overview),
        "choice": chosen,
        "example": _example(opened, chosen.chosen),
    }
    return render(request, "portal/methodology.html", context)


def _overview(opened: Opened) -> Overview:
    """The document in force, without the units of a published round."""
    frozen: Overview = opened.publication.overview if opened.publication else opened.results.overview
    return frozen


def _roster(opened: Opened) -> list[Entry]:
    return published_roster(opened.publication) if opened.publication else live_roster(opened.results.units)


def _example(opened: Opened, entry: Entry | None) -> Example | None:
    if entry is None:
        return None
    record = _record(opened, entry.code)
    return example(record) if record else None


def _record(opened: Opened, code: str) -> UnitRecord | None:
    """A unit, without computing an open round twice."""
    if opened.publication:
        return unit_record(opened.round, opened.publication, code)
    unit = next(unit for unit in opened.results.units if unit["code"] == code)
    return UnitRecord(opened.results, unit, unit_scores(opened.results, opened.round, code))
