"""Ratings of the heads of units: proposed by rule, changed by the council only with a reason."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from scoring.forms.work.heads import HeadForm
from scoring.models import Round, RoundUnit
from scoring.permissions import may_propose, may_publish
from scoring.presenters.work.heads import head_rows
from scoring.presenters.work.strip import strip_of
from scoring.results.source import current_results, live_results
from scoring.selectors.gate import gate_of
from scoring.selectors.heads import decisions_of, terms_of
from scoring.services.council import decide_head
from scoring.services.errors import NotAllowedError
from scoring.views.work.door import of_authority_round
from units.people import signed_in


@require_http_methods(["GET", "HEAD", "POST"])
@of_authority_round
def heads(request: HttpRequest, round_: Round) -> HttpResponse:
    """Every head with both ratings (`?loc=khac`: where they differ), the form of one (`?don-vi=`); posted, rate it."""
    person = request.user
    if not may_propose(person, round_) and not may_publish(person, round_):
        raise Http404
    code = request.POST.get("don-vi", "") if request.method == "POST" else request.GET.get("don-vi", "")
    place = _place(round_, code)
    if request.method == "POST":
        return _post(request, round_, place)
    return _page(request, round_, place, None)


def _place(round_: Round, code: str) -> RoundUnit | None:
    return _places(round_).filter(unit__code=code).first() if code else None


def _places(round_: Round) -> QuerySet[RoundUnit]:
    rows = RoundUnit.objects.filter(round=round_).select_related("unit", "round", "head_rating__band")
    return rows.order_by("unit__sort_name", "unit__code")


def _post(request: HttpRequest, round_: Round, place: RoundUnit | None) -> HttpResponse:
    """Rate one head and come back; stay with what was typed where it cannot be done."""
    if place is None:
        raise Http404
    if not may_propose(request.user, round_):
        raise NotAllowedError
    form = HeadForm(round_.scheme, getattr(place, "head_rating", None), request.POST)
    if form.is_valid():
        try:
            decide_head(
                actor=signed_in(request),
                place=place,
                band=form.chosen(),
                reason=form.cleaned_data["reason"],
                seen=form.cleaned_data["seen"],
            )
        except ValidationError as error:
            form.add_error(None, error)
        else:
            messages.success(request, _("Đã ghi đánh giá người đứng đầu %(unit)s.") % {"unit": place.unit})
            return HttpResponseRedirect(reverse("heads", args=[round_.slug]) + f"#don-vi-{place.unit.code}")
    return _page(request, round_, place, form)


def _page(request: HttpRequest, round_: Round, place: RoundUnit | None, form: HeadForm | None) -> HttpResponse:
    person = signed_in(request)
    gate = gate_of(person, round_)
    may_rate = may_propose(person, round_) and not gate.is_locked
    if form is None and place is not None and may_rate:
        form = HeadForm(round_.scheme, getattr(place, "head_rating", None))
    results = current_results(round_) if gate.is_published and not round_.correction_reason else live_results(round_)
    rows = head_rows(results, list(_places(round_)), terms_of(round_), decisions_of(round_))
    only_differing = request.GET.get("loc") == "khac"
    differing = [row for row in rows if row.differs]
    context = {
        "round": round_,
        "strip": strip_of(gate, person, round_),
        "rows": differing if only_differing else rows,
        "only_differing": only_differing,
        "total": len(rows),
        "differing": len(differing),
        "may_rate": may_rate,
        "lock": gate.lock(),
        "form": form,
        "chosen": place.unit.code if place else "",
    }
    return render(request, "work/heads.html", context)
