"""One unit's criteria in the appraisal: what waits, accepted by one key, or all that is left at once."""

from collections.abc import Iterable
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from scoring.models import Domain, Round, RoundUnit
from scoring.permissions import Person
from scoring.presenters.work.appraisal import Asked, asked_for
from scoring.presenters.work.appraisal_unit import domain_parts
from scoring.presenters.work.strip import strip_of
from scoring.selectors.appraisal.scope import EVERYTHING, sees_all
from scoring.selectors.appraisal.sheet import appraised_rows
from scoring.selectors.appraisal.stage import chosen_layer
from scoring.selectors.appraisal.waiting import digest, waiting_scores, writable_only
from scoring.selectors.assignments import Shares
from scoring.selectors.gate import Gate, gate_of
from scoring.selectors.structure import round_structure
from scoring.views.work.appraisal import layer_choices
from scoring.views.work.door import of_authority_round
from units.people import signed_in


@require_safe
@of_authority_round
def appraisal_unit(request: HttpRequest, round_: Round, code: str) -> HttpResponse:
    """The criteria of a unit that are in the person's share, of one domain (`linh-vuc`) or all."""
    places = RoundUnit.objects.select_related("unit", "round")
    place = get_object_or_404(places, round=round_, unit__code=code)
    person, gate, structure = signed_in(request), gate_of(request.user, round_), round_structure(round_)
    asked = asked_for(request.GET, chosen_layer(gate, request.GET.get("lop", "")), structure.domains, [])
    chosen = [domain for domain in structure.domains if asked.domain in {None, domain.number}]
    only = chosen[0].pk if asked.domain else None
    waiting = waiting_scores(round_, asked.layer, places=[place.pk], domain=only)
    acceptable = writable_only(gate, asked.layer, waiting)
    rows = appraised_rows(place, structure, _scope(gate, person))
    context = {
        "round": round_,
        "place": place,
        "unit": place.unit,
        "strip": strip_of(gate, person, round_),
        "asked": asked,
        "layers": layer_choices(asked),
        "back": f"?lop={asked.layer.value}",
        "all_domains_url": asked.query(**{"linh-vuc": ""}),
        "domain_choices": _domain_choices(asked, structure.domains),
        "parts": domain_parts(place, asked.layer, rows, acceptable, chosen),
        "rest": {"count": len(acceptable), "digest": digest(acceptable)},
        "is_handed_in": place.pk in gate.submitted,
        "has_timetable": gate.timetable.is_set,
    }
    return render(request, "work/appraisal_unit.html", context)


def _domain_choices(asked: Asked, domains: Iterable[Domain]) -> list[dict[str, Any]]:
    return [
        {
            "name": f"{domain.number}. {domain.short_name or domain.name}",
            "url": asked.query(**{"linh-vuc": str(domain.number)}),
            "is_current": domain.number == asked.domain,
        }
        for domain in domains
    ]


def _scope(gate: Gate, person: Person) -> Shares:
    return EVERYTHING if sees_all(gate, person) else gate.shares
