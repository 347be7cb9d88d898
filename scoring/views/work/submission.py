"""Handing in a sheet: check list, print for signature, signed copy; checking and returning by the office."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import override
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from scoring.forms.work.submission import CheckForm, ReturnForm, SignedCopyForm, SubmitForm
from scoring.models import RoundUnit, Submission
from scoring.permissions import may_propose, may_record_self
from scoring.presenters.work import submission as shown
from scoring.presenters.work.printed_sheet import printed_sheet
from scoring.presenters.work.returned import returned_sheet_lines
from scoring.presenters.work.strip import strip_of
from scoring.report.letterhead import signing_post
from scoring.selectors.gate import gate_of
from scoring.selectors.submissions import live_submission, readiness, signed_copies, submissions_of
from scoring.services.errors import NotAllowedError
from scoring.services.submissions import attach_signed_copy, check, return_sheet, submission_refusal, submit
from scoring.views.work.door import of_place
from scoring.views.work.files import file_response
from units.people import signed_in

Act = Callable[[], object]
Forms = dict[str, forms.Form]


@require_http_methods(["GET", "HEAD", "POST"])
@of_place
def submission(request: HttpRequest, place: RoundUnit) -> HttpResponse:
    """What is missing and what happened so far; posted, hand the sheet in."""
    if request.method != "POST":
        return _page(request, place, {})
    if not may_record_self(request.user, place):
        raise NotAllowedError
    form = SubmitForm(request.POST)
    return _done(
        request,
        place,
        {"submit_form": form},
        lambda: submit(actor=signed_in(request), place=place, note=form.cleaned_data["note"]),
        _("Đã gửi phiếu. Cơ quan chuyên môn sẽ kiểm tra; muốn sửa thì đề nghị trả lại phiếu."),
    )


@require_safe
@of_place
def printed(request: HttpRequest, place: RoundUnit) -> HttpResponse:
    """The unit's own scores on paper, for signature and seal; Vietnamese whatever the language of the page."""
    with override("vi"):
        sheet = printed_sheet(place)
    post = signing_post(place.unit.head_post)
    context = {"round": place.round, "unit": place.unit, "place": place, "sheet": sheet, "post": post}
    return render(request, "work/submission_print.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@of_place
def signed_copy(request: HttpRequest, place: RoundUnit) -> HttpResponse:
    """The signed copy in force, or (`?tep=`) an earlier one; posted, attach one."""
    if request.method != "POST":
        return _copy(request, place)
    if not may_record_self(request.user, place):
        raise NotAllowedError
    form = SignedCopyForm(request.POST, request.FILES)
    return _done(
        request,
        place,
        {"copy_form": form},
        lambda: attach_signed_copy(actor=signed_in(request), submission=_live(place), upload=form.cleaned_data["file"]),
        _("Đã đính kèm bản ký."),
    )


@require_POST
@of_place
def submission_check(request: HttpRequest, place: RoundUnit) -> HttpResponse:
    """Note that the sheet is in order."""
    if not may_propose(request.user, place.round):
        raise NotAllowedError
    form = CheckForm(request.POST)
    return _done(
        request,
        place,
        {"check_form": form},
        lambda: check(actor=signed_in(request), submission=_chosen(place, form)),
        _("Đã ghi nhận phiếu được kiểm tra."),
    )


@require_POST
@of_place
def submission_return(request: HttpRequest, place: RoundUnit) -> HttpResponse:
    """Give the sheet back to the unit."""
    if not may_propose(request.user, place.round):
        raise NotAllowedError
    form = ReturnForm(request.POST)
    return _done(
        request,
        place,
        {"return_form": form},
        lambda: return_sheet(
            actor=signed_in(request),
            submission=_chosen(place, form),
            reason=form.cleaned_data["reason"],
            until=form.cleaned_data["until"],
        ),
        _("Đã trả lại phiếu cho đơn vị."),
    )


def _done(request: HttpRequest, place: RoundUnit, posted: Forms, act: Act, said: str) -> HttpResponse:
    """Do the act of the posted form and come back; stay with what was typed where it cannot be done."""
    (form,) = posted.values()
    if form.is_valid():
        try:
            act()
        except ValidationError as error:
            form.add_error(None, error)
        else:
            messages.success(request, said)
            return HttpResponseRedirect(reverse("submission", args=[place.round.slug, place.unit.code]))
    return _page(request, place, posted)


def _page(request: HttpRequest, place: RoundUnit, posted: Forms) -> HttpResponse:
    person, gate = signed_in(request), gate_of(signed_in(request), place.round)
    rows = list(submissions_of(place))
    live = rows[0] if rows and rows[0].returned_at is None else None
    found = readiness(place)
    context = {
        "round": place.round,
        "unit": place.unit,
        "place": place,
        "strip": strip_of(gate, person, place.round),
        "state": shown.state_of(rows),
        "live": live,
        "came_back": returned_sheet_lines(place.round.slug, rows[:1]) if rows and not live else [],
        "found": found,
        "missing": shown.missing_scores(place, found),
        "lacking": shown.missing_evidence(place, found),
        "refusal": submission_refusal(gate, place),
        "copies": shown.copies(place, signed_copies(place), live),
        "steps": shown.history(rows),
        "is_own": may_record_self(person, place),
        "may_check": may_propose(person, place.round) and not gate.is_locked and not gate.is_published,
        "is_published": gate.is_published,
        "refusals": [text for form in posted.values() for text in form.non_field_errors()],
        **_forms(live, posted),
    }
    return render(request, "work/submission.html", context)


def _forms(live: Submission | None, posted: Forms) -> Forms:
    about = {"submission": live.pk if live else None}
    return {
        "submit_form": SubmitForm(),
        "copy_form": SignedCopyForm(),
        "check_form": CheckForm(initial=about),
        "return_form": ReturnForm(initial=about),
        **posted,
    }


def _chosen(place: RoundUnit, form: forms.Form) -> Submission:
    """The submission that the office looked at."""
    rows: Any = Submission.objects.select_related("round_unit__round")
    found: Submission = get_object_or_404(rows, pk=form.cleaned_data["submission"], round_unit=place)
    return found


def _live(place: RoundUnit) -> Submission:
    live = live_submission(place)
    if live is None:
        raise ValidationError(_("Hãy gửi phiếu trước, rồi đính kèm bản đã ký."))
    live.round_unit = place
    return live


def _copy(request: HttpRequest, place: RoundUnit) -> HttpResponse:
    files = signed_copies(place)
    wanted = request.GET.get("tep", "")
    live = live_submission(place)
    current = live.signed_copy_id if live else None
    for file in files:
        if str(file.pk) == wanted or (not wanted and file.pk == current):
            return file_response(request, file)
    raise Http404
