"""Closing the first appraisal: its points become the final ones where nothing else was given."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from scoring.models import Explanation, Layer, Round
from scoring.permissions import may_propose
from scoring.presenters.work.strip import strip_of
from scoring.rules.stages import Stage
from scoring.selectors.appraisal.counts import added, appraisal_counts
from scoring.selectors.appraisal.waiting import digest, waiting_scores
from scoring.selectors.gate import Gate, gate_of
from scoring.selectors.structure import round_structure
from scoring.services.appraisal import carried_scores, carry_over
from scoring.views.work.door import of_authority_round
from units.people import signed_in


@require_http_methods(["GET", "HEAD", "POST"])
@of_authority_round
def carry(request: HttpRequest, round_: Round) -> HttpResponse:
    """Say what will be carried, and carry it; to others than the office the page is not there."""
    if not may_propose(signed_in(request), round_):
        raise Http404
    if request.method != "POST":
        return _page(request, round_, [])
    try:
        count = carry_over(actor=signed_in(request), round_=round_, seen=request.POST.get("dau", ""))
    except ValidationError as error:
        return _page(request, round_, error.messages)
    messages.success(request, _carried_message(count))
    return HttpResponseRedirect(reverse("appraisal", args=[round_.slug]))


def _page(request: HttpRequest, round_: Round, errors: list[str]) -> HttpResponse:
    gate = gate_of(request.user, round_)
    context = {
        "round": round_,
        "strip": strip_of(gate, signed_in(request), round_),
        "errors": errors,
        "locked": gate.lock() or gate.stage_refusal([Stage.FINAL_APPRAISAL]),
        **_counts(gate),
    }
    return render(request, "work/carry_over.html", context)


def _counts(gate: Gate) -> dict[str, Any]:
    """What is carried, and what stays behind for which reason; counts of criteria."""
    scores = carried_scores(gate)
    waiting = waiting_scores(gate.round, Layer.FINAL, sources=[Layer.FIRST])
    places = gate.round.members.values_list("pk", flat=True)
    final = added(appraisal_counts(gate.round, round_structure(gate.round), places, Layer.FINAL).values())
    undecided = Explanation.objects.filter(round_unit__round=gate.round, decided_at=None).count()
    return {
        "count": len(scores),
        "units": len({score.place for score in scores}),
        "digest": digest(scores),
        "done": final.done,
        "total": final.total,
        "undecided": undecided,
        "stage_closed": len(waiting) - len(scores),
        "without_first": final.total - final.done - undecided - len(waiting),
    }


def _carried_message(count: int) -> str:
    if not count:
        return _("Không còn điểm thẩm định lần 1 nào để chốt.")
    text = ngettext("Đã chốt %(count)d điểm thẩm định lần 1.", "Đã chốt %(count)d điểm thẩm định lần 1.", count)
    return text % {"count": count}
