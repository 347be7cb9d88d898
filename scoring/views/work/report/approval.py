"""Submitting, approving, returning, reopening and signing the report: acts on one page."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST

from scoring.forms.work.report_issue import ApproveForm, KeyForm, ReportReasonForm, SignedPdfForm
from scoring.models import Edition, Round
from scoring.permissions import may_approve_report, may_write_report
from scoring.presenters.work.report.approval import approval_context
from scoring.report.issuing.acts import approve_report, submit_report
from scoring.report.signing.acts import sign_edition, take_signed
from scoring.selectors.editions import latest_edition
from scoring.services.errors import NotAllowedError, RefusedError
from scoring.services.report.approval import reopen, return_report
from scoring.views.edition_files import signed_copy_response
from scoring.views.work.door import of_authority_round
from scoring.views.work.report.page import Desk
from units.people import signed_in

Act = Callable[[Any], str]


@require_http_methods(["GET", "HEAD", "POST"])
@of_authority_round
def approval(request: HttpRequest, round_: Round) -> HttpResponse:
    """Where the report stands, and what each may do with it; posted, approve it."""
    desk = Desk(request, round_)
    if request.method != "POST":
        desk.begun()
        return _page(desk, {})
    _refuse_all_but_leaders(desk)

    def act(form: ApproveForm) -> str:
        edition = approve_report(actor=signed_in(request), report=desk.begun(), given=form.given())
        return _("Đã duyệt, ban hành báo cáo lần %(number)d. Bản in đang được vẽ.") % {"number": edition.number}

    return _done(desk, "approve", ApproveForm(request.POST), act)


@require_POST
@of_authority_round
def submission(request: HttpRequest, round_: Round) -> HttpResponse:
    """Hand the report to the leader."""
    desk = Desk(request, round_)
    desk.refuse_readers()

    def act(_form: forms.Form) -> str:
        submit_report(actor=signed_in(request), report=desk.begun())
        return _("Đã trình báo cáo. Nội dung được khóa cho đến khi lãnh đạo duyệt hoặc trả lại.")

    return _done(desk, "submit", forms.Form(request.POST), act)


@require_POST
@of_authority_round
def returning(request: HttpRequest, round_: Round) -> HttpResponse:
    """Give the report back to the office."""
    desk = Desk(request, round_)
    _refuse_all_but_leaders(desk)

    def act(form: forms.Form) -> str:
        return_report(actor=signed_in(request), report=desk.begun(), reason=form.cleaned_data["reason"])
        return _("Đã trả lại báo cáo.")

    return _done(desk, "return", ReportReasonForm(request.POST), act)


@require_POST
@of_authority_round
def reopening(request: HttpRequest, round_: Round) -> HttpResponse:
    """Let an issued report be changed into its next edition."""
    desk = Desk(request, round_)
    _refuse_all_but_leaders(desk)

    def act(form: forms.Form) -> str:
        reopen(actor=signed_in(request), report=desk.begun(), reason=form.cleaned_data["reason"])
        return _("Đã mở báo cáo để sửa. Lần ban hành trước vẫn có hiệu lực đến khi duyệt lần sau.")

    return _done(desk, "reopen", ReportReasonForm(request.POST), act)


@sensitive_post_parameters("passphrase")
@require_POST
@of_authority_round
def signing(request: HttpRequest, round_: Round) -> HttpResponse:
    """Sign the edition in force with a PKCS#12 file, which is read once and kept nowhere."""
    desk = Desk(request, round_)
    _refuse_all_but_leaders(desk)

    def act(form: forms.Form) -> str:
        data, words = form.cleaned_data["key"].read(), form.cleaned_data["passphrase"]
        sign_edition(actor=signed_in(request), edition=_edition(round_), pkcs12=data, passphrase=words)
        return _("Đã ký số báo cáo.")

    return _done(desk, "sign", KeyForm(request.POST, request.FILES), act)


def signed_copy(request: HttpRequest, slug: str) -> HttpResponseBase:
    """The signed copy in force, for who may read the results; posted, take in one that was signed outside."""
    return (_taking if request.method == "POST" else signed_copy_response)(request, slug=slug)


@of_authority_round
def _taking(request: HttpRequest, round_: Round) -> HttpResponse:
    desk = Desk(request, round_)
    if not (may_write_report(request.user, round_) or may_approve_report(request.user, round_)):
        raise NotAllowedError

    def act(form: forms.Form) -> str:
        take_signed(actor=signed_in(request), edition=_edition(round_), data=form.cleaned_data["file"].read())
        return _("Đã nhận bản ký số.")

    return _done(desk, "take", SignedPdfForm(request.POST, request.FILES), act)


def _refuse_all_but_leaders(desk: Desk) -> None:
    if not may_approve_report(desk.request.user, desk.round):
        raise NotAllowedError


def _edition(round_: Round) -> Edition:
    edition = latest_edition(round_)
    if edition is None:
        raise RefusedError(_("Báo cáo chưa được duyệt, ban hành nên chưa ký được."))
    return edition


def _done(desk: Desk, name: str, form: forms.Form, act: Act) -> HttpResponse:
    """Do it and come back; stay with what was typed where it cannot be done."""
    desk.begun()
    if form.is_valid():
        try:
            said = act(form)
        except ValidationError as error:
            form.add_error(None, error)
        else:
            messages.success(desk.request, said)
            return HttpResponseRedirect(reverse("report-approve", args=[desk.round.slug]))
    return _page(desk, {name: form})


def _page(desk: Desk, posted: dict[str, forms.Form]) -> HttpResponse:
    report = desk.begun()
    shown: dict[str, forms.Form] = {
        "submit": forms.Form(),
        "approve": ApproveForm(initial={"number": report.number, "signed_on": report.signed_on}),
        "return": ReportReasonForm(auto_id="id_return_%s"),
        "reopen": ReportReasonForm(auto_id="id_reopen_%s"),
        "sign": KeyForm(),
        "take": SignedPdfForm(),
        **posted,
    }
    context: dict[str, Any] = {f"form_{name}": form for name, form in shown.items()}
    refusals = [text for form in posted.values() for text in form.non_field_errors()]
    return desk.page(
        "work/report/approve.html",
        refusals=refusals,
        **context,
        **approval_context(report, desk.state, signed_in(desk.request)),
    )
