"""Pages for reading results."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import condition, require_safe

from scoring.permissions import may_enter, visible_rounds
from scoring.presenters import choices, domain, frame, heads, ranking, summary, unit
from scoring.results.marks import marks_by_unit
from scoring.results.schema import Overview
from scoring.results.single import unit_record
from scoring.views.etags import page_etag
from scoring.views.guard import Opened, of_round


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """The latest published round the person may read; a word of welcome where there is none."""
    rounds = visible_rounds(request.user).order_by("-year", "slug")
    latest = rounds.filter(publications__version=1).first()
    if latest is None:
        return render(request, "portal/empty.html", {"rounds": frame.round_links(rounds)})
    return round_ranking(request, latest.slug)


@of_round
@condition(etag_func=page_etag)
def round_ranking(request: HttpRequest, opened: Opened) -> HttpResponse:
    """Ranking, classes and reasons of a round."""
    results = opened.results
    choice = choices.choice(request.GET, bands=results.bands, domains=results.domains)
    blocks = ranking.blocks(results, choice)
    context = {
        "frame": _frame(opened, results.overview),
        "choice": choice,
        "table": heads.table(choice, results.overview),
        "blocks": blocks,
        "matching": ranking.matching(blocks),
        "classes": summary.classes(results),
        "domains": summary.domains(results),
        "authority_line": summary.authority_line(results.overview),
        "previous_year": results.overview["previous_year"],
        "may_exchange": opened.is_followed,
    }
    return render(request, "portal/round.html", context)


@of_round
@condition(etag_func=page_etag)
def unit_result(request: HttpRequest, opened: Opened, code: str) -> HttpResponse:
    """One unit: class, why, and every criterion."""
    record = unit_record(opened.round, opened.publication, code)
    if record is None:
        raise Http404
    context = {
        "frame": _frame(opened, record.results.overview),
        "page": unit.unit_page(record),
        "may_enter": _may_enter(opened),
    }
    return render(request, "portal/unit.html", context)


@of_round
@condition(etag_func=page_etag)
def domain_ranking(request: HttpRequest, opened: Opened, number: int) -> HttpResponse:
    """One domain: units ranked in it, its criteria."""
    results = opened.results
    if number not in results.domains:
        raise Http404
    context = {
        "frame": _frame(opened, results.overview),
        "page": domain.domain_page(results, number, marks_by_unit(results, opened.round)),
        "domains": results.overview["criteria_set"]["domains"],
    }
    return render(request, "portal/domain.html", context)


def _frame(opened: Opened, overview: Overview) -> frame.Frame:
    return frame.frame(opened.round, overview, opened.publication, rounds=opened.rounds, is_followed=opened.is_followed)


def _may_enter(opened: Opened) -> bool:
    """Whether the reader can change scores now: allowed to, and nothing published or a correction open."""
    stands_still = opened.publication is not None and not opened.round.correction_reason
    return not stands_still and may_enter(opened.reader, opened.round)
