"""The figures check of the report: its findings, mending them with a click, letting them stand with a reason."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from scoring.forms.work.report_check import FindingForm
from scoring.models import Round
from scoring.presenters.work.report.check import findings_by_section
from scoring.report.issuing.printed import printed_rows
from scoring.report.proof.proof import Proof, proof_of
from scoring.selectors.report_sections import section_or_404, sections_of
from scoring.services.errors import ConflictError, NotAllowedError
from scoring.texts.clean import clean_html
from scoring.views.work.door import of_authority_round
from scoring.views.work.report.check_acts import ACTS
from scoring.views.work.report.page import Desk


@require_http_methods(["GET", "HEAD", "POST"])
@of_authority_round
def report_check(request: HttpRequest, round_: Round) -> HttpResponse:
    """All findings by section; posted (`viec`), mend one, cite there, let it stand, or count it again."""
    desk = Desk(request, round_)
    if request.method == "POST":
        desk.refuse_readers()
        return _acted(desk)
    return _page(desk)


def _page(desk: Desk, form: FindingForm | None = None, *, status: int = 200) -> HttpResponse:
    report = desk.begun()
    proof = proof_of(report, desk.results, desk.catalogue)
    groups = findings_by_section(proof, printed_rows(sections_of(report)), desk.catalogue)
    return desk.page(
        "work/report/check.html",
        status=status,
        groups=groups,
        errors=len(proof.open_errors),
        advice=len(proof.open) - len(proof.open_errors),
        let_stand=len(proof.let_stand),
        form=form,
    )


def _acted(desk: Desk) -> HttpResponse:
    """Do what was asked and come back; stay with the message where it cannot be done."""
    report = desk.begun()
    form = FindingForm(desk.request.POST)
    act = ACTS.get(desk.request.POST.get("viec", ""))
    if act is None:
        raise Http404
    if not form.is_valid():
        return _page(desk, form, status=422)
    try:
        done = act(desk, report, form.cleaned_data)
    except NotAllowedError:
        raise
    except ConflictError as error:
        form.add_error(None, error.messages)
        return _page(desk, form, status=409)
    except ValidationError as error:
        form.add_error(None, error.messages)
        return _page(desk, form, status=422)
    messages.success(desk.request, done)
    return HttpResponseRedirect(_back(desk, form.cleaned_data["muc"]))


def _back(desk: Desk, key: str) -> str:
    """The page the act was asked on: the check, or (`ve=muc`) the section."""
    if desk.request.POST.get("ve") == "muc" and key:
        return reverse("report-section", args=[desk.round.slug, key])
    address = reverse("report-check", args=[desk.round.slug])
    return f"{address}#muc-{key}" if key else address


@require_http_methods(["GET", "HEAD", "POST"])
@of_authority_round
def report_check_section(request: HttpRequest, round_: Round, key: str) -> HttpResponse:
    """Findings of one section as JSON: of what is stored, or (POST `body`) of a text being written."""
    desk = Desk(request, round_)
    report = desk.begun()
    section = section_or_404(report, key)
    draft: dict[str, str] = {}
    if request.method == "POST":
        desk.refuse_readers()
        try:
            draft[key] = clean_html(request.POST.get("body", ""))
        except ValidationError as error:
            return JsonResponse({"error": " ".join(error.messages)}, status=422)
    proof = proof_of(report, desk.results, desk.catalogue, draft)
    return JsonResponse({"version": section.version, **_answer(desk, proof, key, is_draft=bool(draft))})


def _answer(desk: Desk, proof: Proof, key: str, *, is_draft: bool) -> dict[str, object]:
    """The findings as data and as a piece of page; of a draft nothing can be mended by a click."""
    groups = findings_by_section(proof, sections_of(desk.begun()), desk.catalogue)
    rows = next((group.rows for group in groups if group.key == key), [])
    context = {"round": desk.round, "rows": rows, "may_act": desk.is_open and not is_draft, "back": "muc"}
    return {
        "errors": sum(row.is_error for row in rows),
        "count": len(rows),
        "findings": [
            {"rule": str(row.rule), "is_error": row.is_error, "start": row.start, "end": row.start + len(row.claim),
             "claim": row.claim, "computed": row.computed, "message": row.message, "mend": row.mend}
            for row in rows
        ],
        "html": render_to_string("work/report/check/_findings.html", context, request=desk.request),
        "summary": _summary(rows_count=len(rows)),
    }  # fmt: skip


def _summary(*, rows_count: int) -> str:
    if not rows_count:
        return _("Soát số liệu: chưa thấy điểm nào cần sửa.")
    return _("Soát số liệu: %(count)d điểm cần xem.") % {"count": rows_count}
