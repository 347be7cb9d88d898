"""Bonus and penalty points of a round: the office records them and takes them away, the leader reads."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from scoring.forms.work.adjustments import AdjustmentForm
from scoring.models import Adjustment, AdjustmentKind, Round, RoundUnit
from scoring.permissions import may_propose, may_publish
from scoring.presenters.work.adjustments import unit_adjustments
from scoring.presenters.work.strip import strip_of
from scoring.results.adjustments import rule_sentence
from scoring.selectors.adjustments import counted_kinds, every_line
from scoring.selectors.gate import gate_of
from scoring.selectors.scheme import caps_of
from scoring.services.adjustments import closed, drop_adjustment, record_adjustment
from scoring.services.errors import NotAllowedError
from scoring.views.work.door import of_authority_round
from units.people import signed_in

RECORD, DROP = "ghi", "bo"


@require_http_methods(["GET", "HEAD", "POST"])
@of_authority_round
def adjustments(request: HttpRequest, round_: Round) -> HttpResponse:
    """The lines of all units and, for the office, the form of another; posted, record or drop one."""
    if not may_propose(request.user, round_) and not may_publish(request.user, round_):
        raise Http404
    if request.method != "POST":
        return _page(request, round_, _form(round_))
    if not may_propose(request.user, round_):
        raise NotAllowedError
    if request.POST.get("viec") == DROP:
        return _drop(request, round_)
    form = _form(round_, request.POST)
    if form.is_valid() and _recorded(request, form):
        return _back(round_)
    return _page(request, round_, form)


def _form(round_: Round, data: Any = None) -> AdjustmentForm:
    places = RoundUnit.objects.filter(round=round_).select_related("unit", "round__scheme")
    return AdjustmentForm(places.order_by("unit__sort_name", "unit__code"), counted_kinds(round_), data)


def _recorded(request: HttpRequest, form: AdjustmentForm) -> bool:
    """Record what was typed; whether it was done."""
    place, data = form.chosen(), form.cleaned_data
    try:
        row = record_adjustment(
            actor=signed_in(request),
            place=place,
            kind=AdjustmentKind(data["kind"]),
            points=data["points"],
            reason=data["reason"],
        )
    except ValidationError as error:
        form.add_error(None, error.messages)
        return False
    words = {"kind": row.get_kind_display().lower(), "unit": place.unit.full_name}
    messages.success(request, _("Đã ghi %(kind)s cho %(unit)s.") % words)
    return True


def _drop(request: HttpRequest, round_: Round) -> HttpResponse:
    key = request.POST.get("dong", "")
    known = int(key) if key.isascii() and key.isdigit() and len(key) < 10 else 0
    rows = Adjustment.objects.filter(round_unit__round=round_).select_related("round_unit__round")
    row = get_object_or_404(rows, pk=known)
    try:
        drop_adjustment(actor=signed_in(request), adjustment=row, why=request.POST.get("ly-do", ""))
    except ValidationError as error:
        return _page(request, round_, _form(round_), refused=error.messages)
    messages.success(request, _("Đã bỏ dòng điểm; nhật ký vẫn giữ."))
    return _back(round_)


def _back(round_: Round) -> HttpResponse:
    return HttpResponseRedirect(reverse("adjustments", args=[round_.slug]))


def _page(request: HttpRequest, round_: Round, form: AdjustmentForm, refused: list[str] | None = None) -> HttpResponse:
    person = signed_in(request)
    gate, caps = gate_of(person, round_), caps_of(round_.scheme)
    why_closed = closed(gate)
    context = {
        "round": round_,
        "strip": strip_of(gate, person, round_),
        "rule": rule_sentence(caps) if caps.in_use else "",
        "units": unit_adjustments(every_line(round_), caps),
        "may_record": may_propose(person, round_) and not why_closed and caps.in_use,
        "why_closed": why_closed,
        "form": form,
        "refused": refused or [],
    }
    return render(request, "work/adjustments.html", context)
