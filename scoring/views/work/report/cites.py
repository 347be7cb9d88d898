"""What the report of a round can cite, for the editor's picker."""

from dataclasses import asdict

from django.http import HttpRequest, JsonResponse
from django.views.decorators.http import require_safe

from scoring.models import Round
from scoring.report.citing.catalogue import catalogue_of
from scoring.results.source import current_results
from scoring.views.work.door import of_authority_round

SHOWN = ("key", "label", "group", "text")


@require_safe
@of_authority_round
def report_cites(request: HttpRequest, round_: Round) -> JsonResponse:  # noqa: ARG001  # a view takes the request
    """A list of {key, label, group, text}, grouped as it comes; text is empty where there is no value as yet."""
    catalogue = catalogue_of(round_, current_results(round_), round_.year)
    cites = [{name: value for name, value in asdict(cite).items() if name in SHOWN} for cite in catalogue.listing]
    return JsonResponse(cites, safe=False)
