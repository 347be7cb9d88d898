"""The page of one criterion over all units of a round."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from scoring.models import Publication
from scoring.presenters.criterion.page import Earlier, criterion_page
from scoring.results import schema
from scoring.results.explained.columns import Columns, live_columns, published_columns
from scoring.selectors.publications import previous_publication
from scoring.views.around import frame_of
from scoring.views.etags import page_etag
from scoring.views.guard import Opened, of_round
from scoring.views.kept_pages import kept


@kept(page_etag)
@of_round
def criterion(request: HttpRequest, opened: Opened, criterion_code: str) -> HttpResponse:
    """How a criterion is scored, how its points are spread, and who stands where."""
    overview = _overview(opened)
    found = _find(overview, criterion_code)
    if found is None:
        raise Http404
    page = criterion_page(overview, found, _columns(opened), _earlier(opened, criterion_code))
    return render(request, "portal/criterion.html", {"frame": frame_of(opened, overview), "page": page})


def _overview(opened: Opened) -> schema.Overview:
    if opened.publication:
        frozen: schema.Overview = opened.publication.overview
        return frozen
    return opened.results.overview


def _columns(opened: Opened) -> Columns:
    if opened.publication:
        return published_columns(opened.publication)
    return live_columns(opened.results, opened.round)


def _find(overview: schema.Overview, code: str) -> schema.CriterionDocument | None:
    return next((one for one in overview["criteria_set"]["criteria"] if one["code"] == code), None)


def _earlier(opened: Opened, code: str) -> Earlier | None:
    before = _before(opened)
    found = _find(before.overview, code) if before else None
    if before is None or found is None:
        return None
    head = before.overview["round"]
    return Earlier(head["slug"], head["year"], found, published_columns(before))


def _before(opened: Opened) -> Publication | None:
    """The last round before this one, if the reader may read it."""
    before = previous_publication(opened.round)
    readable = before is not None and any(round_.pk == before.round_id for round_ in opened.rounds)
    return before if readable else None
