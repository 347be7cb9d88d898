"""Proposal, approval, return, withdrawal and correction of a round's results: one page for office and leader."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBadRequest, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from scoring.forms.rounds import ReasonForm
from scoring.forms.work.approval import ProposalForm, ProposeForm, ReturnProposalForm
from scoring.models import Proposal, Round
from scoring.permissions import Person, may_propose, may_publish
from scoring.presenters.work.approval_page import approval_context
from scoring.presenters.work.strip import strip_of
from scoring.selectors.gate import gate_of
from scoring.services.errors import NotAllowedError
from scoring.services.proposals import approve, propose, return_proposal, withdraw
from scoring.services.publishing import drop_correction, open_correction
from scoring.views.work.door import of_authority_round
from units.models import User
from units.people import signed_in


@dataclass(frozen=True)
class Act:
    """One act of the page: its form, who may, and what it does; `perform` returns what to say."""

    form: type[forms.Form]
    allowed: Callable[[Person, Round], bool]
    perform: Callable[[User, Round, Any], str]


def _propose(actor: User, round_: Round, form: ProposeForm) -> str:
    propose(actor=actor, round_=round_, minutes=form.minutes(), note=form.cleaned_data["note"])
    return _("Đã trình công bố. Điểm được khóa cho đến khi lãnh đạo phê duyệt hoặc trả lại.")


def _withdraw(actor: User, round_: Round, form: ProposalForm) -> str:
    withdraw(actor=actor, proposal=_chosen(round_, form))
    return _("Đã rút tờ trình; điểm sửa được trở lại.")


def _approve(actor: User, round_: Round, form: ProposalForm) -> str:
    publication = approve(actor=actor, proposal=_chosen(round_, form))
    return _("Đã phê duyệt và công bố phiên bản %(version)d.") % {"version": publication.version}


def _return(actor: User, round_: Round, form: ReturnProposalForm) -> str:
    return_proposal(actor=actor, proposal=_chosen(round_, form), reason=form.cleaned_data["reason"])
    return _("Đã trả lại tờ trình.")


def _open_correction(actor: User, round_: Round, form: ReasonForm) -> str:
    open_correction(actor=actor, round_=round_, reason=form.cleaned_data["reason"])
    return _("Đã mở đính chính: sửa điểm, trình và phê duyệt phiên bản mới. Kết quả cũ vẫn có hiệu lực đến lúc đó.")


def _drop_correction(actor: User, round_: Round, _form: forms.Form) -> str:
    drop_correction(actor=actor, round_=round_)
    return _("Đã bỏ đính chính; kết quả đã công bố giữ nguyên.")


ACTS = {
    "trinh": Act(ProposeForm, may_propose, _propose),
    "rut": Act(ProposalForm, may_propose, _withdraw),
    "phe-duyet": Act(ProposalForm, may_publish, _approve),
    "tra-lai": Act(ReturnProposalForm, may_publish, _return),
    "dinh-chinh": Act(ReasonForm, may_publish, _open_correction),
    "bo-dinh-chinh": Act(forms.Form, may_publish, _drop_correction),
}


@require_http_methods(["GET", "HEAD", "POST"])
@of_authority_round
def approval(request: HttpRequest, round_: Round) -> HttpResponse:
    """How the round stands and what each may do with it; posted (`viec`), do it."""
    if not may_propose(request.user, round_) and not may_publish(request.user, round_):
        raise Http404
    if request.method != "POST":
        return _page(request, round_, "", None)
    name = request.POST.get("viec", "")
    if name not in ACTS:
        return HttpResponseBadRequest()
    return _act(request, round_, name)


def _act(request: HttpRequest, round_: Round, name: str) -> HttpResponse:
    """Do it and come back; stay with what was typed where it cannot be done."""
    act = ACTS[name]
    if not act.allowed(request.user, round_):
        raise NotAllowedError
    form = act.form(request.POST)
    if form.is_valid():
        try:
            said = act.perform(signed_in(request), round_, form)
        except ValidationError as error:
            form.add_error(None, error)
        else:
            messages.success(request, said)
            return HttpResponseRedirect(reverse("approval", args=[round_.slug]))
    return _page(request, round_, name, form)


def _page(request: HttpRequest, round_: Round, name: str, posted: forms.Form | None) -> HttpResponse:
    person = signed_in(request)
    gate = gate_of(person, round_)
    context = approval_context(gate, person)
    context |= {"round": round_, "strip": strip_of(gate, person, round_)}
    return render(request, "work/approval.html", context | _forms(context["proposal"], name, posted))


def _forms(proposal: Proposal | None, name: str, posted: forms.Form | None) -> dict[str, Any]:
    """A form for each act; the one that was posted as it was typed. What is offered no more says why at the head."""
    about = {"proposal": proposal.pk if proposal else None}
    shown: dict[str, forms.Form] = {
        "trinh": ProposeForm(),
        "rut": ProposalForm(initial=about),
        "phe-duyet": ProposalForm(initial=about),
        "tra-lai": ReturnProposalForm(initial=about),
        "dinh-chinh": ReasonForm(),
    }
    if posted is not None:
        shown[name] = posted
    named = {f"form_{key.replace('-', '_')}": form for key, form in shown.items()}
    return {**named, "refusals": [] if posted is None else list(posted.non_field_errors())}


def _chosen(round_: Round, form: forms.Form) -> Proposal:
    """The proposal that the person looked at."""
    rows: Any = Proposal.objects.select_related("round__authority")
    found: Proposal = get_object_or_404(rows, pk=form.cleaned_data["proposal"], round=round_)
    return found
