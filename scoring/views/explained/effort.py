"""The office says how much effort a point of each criterion takes."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from scoring.forms.effort import EffortForm
from scoring.models import Criterion, Round
from scoring.permissions import may_enter
from scoring.presenters.work.strip import strip_of
from scoring.selectors.effort import effort_weights
from scoring.selectors.gate import gate_of
from scoring.selectors.structure import round_structure
from scoring.services.effort import fingerprint, set_efforts
from scoring.views.work.door import of_authority_round
from units.people import signed_in


@require_http_methods(["GET", "HEAD", "POST"])
@of_authority_round
def effort(request: HttpRequest, round_: Round) -> HttpResponse:
    """The weights of all criteria; posted, set them."""
    if not may_enter(request.user, round_):
        raise Http404
    leaves = round_structure(round_).leaf_rows
    form = _form(round_, leaves, request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid() and _set(request, round_, form):
        return HttpResponseRedirect(reverse("effort", args=[round_.slug]))
    return render(request, "portal/effort.html", _context(request, round_, leaves, form))


def _form(round_: Round, leaves: tuple[Criterion, ...], data: Any) -> EffortForm:
    now = effort_weights(round_)
    return EffortForm([leaf.code for leaf in leaves], now, fingerprint(now), data)


def _set(request: HttpRequest, round_: Round, form: EffortForm) -> bool:
    """Set what was typed; whether it was done."""
    seen = form.cleaned_data["seen"]
    try:
        count = set_efforts(actor=signed_in(request), round_=round_, weights=form.weights(), seen=seen)
    except ValidationError as error:
        form.add_error(None, error.messages)
        return False
    done = ngettext("Đã đổi công sức của %(count)d tiêu chí.", "Đã đổi công sức của %(count)d tiêu chí.", count)
    messages.success(request, done % {"count": count} if count else _("Không có gì thay đổi."))
    return True


def _context(request: HttpRequest, round_: Round, leaves: tuple[Criterion, ...], form: EffortForm) -> dict[str, Any]:
    person = signed_in(request)
    return {
        "round": round_,
        "strip": strip_of(gate_of(person, round_), person, round_),
        "form": form,
        "rows": [(leaf, form[leaf.code]) for leaf in leaves],
    }
