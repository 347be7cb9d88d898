"""Pages for reading results."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from scoring.permissions import visible_rounds
from scoring.presenters import choices, domain, frame, heads, movement, overview, ranking, summary
from scoring.results.adjustments import rule_text
from scoring.results.marks import marks_by_unit
from scoring.views.around import corrections, frame_of
from scoring.views.etags import page_etag
from scoring.views.guard import Opened, of_round
from scoring.views.kept_pages import kept
from scoring.views.work.door import takes_part


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """The latest published round the person may read; a word of welcome where there is none."""
    rounds = visible_rounds(request.user).order_by("-year", "slug")
    latest = rounds.filter(publications__version=1).first()
    if latest is None:
        return render(request, "portal/empty.html", {"rounds": frame.round_links(rounds)})
    return round_ranking(request, latest.slug)


@kept(page_etag)
@of_round
def round_ranking(request: HttpRequest, opened: Opened) -> HttpResponse:
    """Ranking, classes and reasons of a round."""
    results = opened.results
    kinds, corrected = overview.kinds(results.units), corrections(opened)
    choice = choices.choice(request.GET, bands=results.bands, domains=results.domains, kinds=kinds)
    blocks = ranking.blocks(results, choice, corrected)
    domains = summary.domains(results)
    context = {
        "frame": frame_of(opened, results.overview),
        "choice": choice,
        "table": heads.table(choice, results.overview, kinds),
        "blocks": blocks,
        "matching": ranking.matching(blocks),
        "classes": summary.classes(results),
        "domains": domains,
        "weakest": summary.weakest_names(domains),
        "legend": overview.legend(results),
        "movement": movement.movement(results.units, results.overview["previous_year"]),
        "corrected": movement.corrected(results.units, corrected),
        "dropped": movement.dropped(results.units, corrected),
        "authority_line": summary.authority_line(results.overview),
        "adjustment_rule": rule_text(results.overview),
        "previous_year": results.overview["previous_year"],
        "may_exchange": opened.is_followed,
        "work_url": _work_url(opened),
    }
    return render(request, "portal/round.html", context)


@kept(page_etag)
@of_round
def domain_ranking(request: HttpRequest, opened: Opened, number: int) -> HttpResponse:
    """One domain: units ranked in it, its criteria."""
    results = opened.results
    if number not in results.domains:
        raise Http404
    context = {
        "frame": frame_of(opened, results.overview),
        "page": domain.domain_page(results, number, marks_by_unit(results, opened.round)),
        "domains": results.overview["criteria_set"]["domains"],
    }
    return render(request, "portal/domain.html", context)


def _work_url(opened: Opened) -> str:
    """Where the round is worked on, for who takes part in it."""
    is_worker = opened.is_followed or takes_part(opened.reader, opened.round)
    return reverse("progress", args=[opened.round.slug]) if is_worker else ""
