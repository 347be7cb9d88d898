"""Figures in and out as files: a workbook to take home, and one handed in, shown before anything is written."""

from dataclasses import replace
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from cchc.tables import uploads
from cchc.tables.admin import XLSX, file_response
from cchc.tables.forms import ConfirmForm, UploadForm
from cchc.tables.report import Report as ImportReport
from cchc.tables.sheets import table_files
from scoring.models import Report, Round
from scoring.permissions import may_write_report
from scoring.presenters.work.strip import strip_of
from scoring.resources import FigureResource, FigureValueResource
from scoring.selectors.gate import gate_of
from scoring.views.work.door import of_authority_round
from scoring.workbook.figures import definitions_sheet, figures_book, import_figures, values_sheet
from units.people import signed_in

SHOWN = 200  # rows of each kind on the preview page
SHEETS = {"so-lieu": values_sheet, "danh-muc": definitions_sheet}


@require_safe
@of_authority_round
def figures_xlsx(request: HttpRequest, round_: Round) -> HttpResponse:  # noqa: ARG001  # a view takes the request
    """Definitions and values, with rows to fill in for the round's year."""
    return file_response(figures_book(round_.authority, round_.year), f"so lieu {round_.authority.code}", ".xlsx", XLSX)


@require_safe
@of_authority_round
def figures_csv(request: HttpRequest, round_: Round, kind: str) -> HttpResponse:  # noqa: ARG001  # as above
    """One of the two lists as CSV."""
    if kind not in SHEETS:
        raise Http404
    content = table_files().csv_bytes(SHEETS[kind](round_.authority))
    return file_response(content, f"{kind} {round_.authority.code}", ".csv", "text/csv; charset=utf-8")


@require_http_methods(["GET", "HEAD", "POST"])
@of_authority_round
def figures_import(request: HttpRequest, round_: Round) -> HttpResponse:
    """Ask for a file; show what it would do; once that is confirmed, do it."""
    if not may_write_report(request.user, round_):
        raise Http404
    if request.method != "POST":
        return _page(request, round_, form=_upload_form())
    if "ticket" in request.POST:
        return _confirmed(request, round_)
    form = _upload_form(request)
    if not form.is_valid():
        return _page(request, round_, form=form)
    ticket = uploads.keep(form.cleaned_data["import_file"], person=signed_in(request).pk, target=_target(round_))
    try:
        report = _run(request, round_, ticket, dry_run=True)
    except ValidationError as error:
        uploads.drop(ticket)
        form.add_error("import_file", error.messages)
        return _page(request, round_, form=form)
    return _preview(request, round_, ticket, report)


def _confirmed(request: HttpRequest, round_: Round) -> HttpResponse:
    """Write what was shown; show it again when it is no longer the same."""
    ticket = uploads.opened(request.POST["ticket"], person=signed_in(request).pk, target=_target(round_))
    if ticket is None:
        messages.warning(request, _("Tệp đã được nhập hoặc chờ quá lâu. Hãy tải tệp lên lại."))
        return redirect("report-figures-import", round_.slug)
    with transaction.atomic():
        report = _run(request, round_, ticket, dry_run=False)
        waiting = bool(report.repairs) and not request.POST.get("accept_repairs")
        is_another = bool(report.refused) or report.digest != ticket.digest
        if waiting or is_another:
            transaction.set_rollback(True)
    if waiting:
        messages.error(request, _("Hãy đánh dấu chấp nhận chuyển mã, hoặc sửa các ô đó trong tệp rồi tải lên lại."))
    elif is_another:
        messages.warning(request, _("Dữ liệu trên cổng vừa thay đổi nên chưa ghi gì. Hãy xem lại rồi xác nhận."))
    else:
        uploads.drop(ticket)
        words = {"new": len(report.new), "changed": len(report.changed)}
        messages.success(request, _("Đã nhập: %(new)d dòng mới, %(changed)d dòng thay đổi.") % words)
        return redirect("report-figures", round_.slug)
    return _preview(request, round_, ticket, report)


def _run(request: HttpRequest, round_: Round, ticket: uploads.Ticket, *, dry_run: bool) -> ImportReport:
    sheets = table_files().read_sheets(ticket.path, name=ticket.name)
    person = signed_in(request)
    return import_figures(sheets, authority=round_.authority, actor=person, round_=round_, dry_run=dry_run)


def _preview(request: HttpRequest, round_: Round, ticket: uploads.Ticket, report: ImportReport) -> HttpResponse:
    confirm = None
    if report.refused or not report.changes:
        uploads.drop(ticket)
    else:
        sealed = replace(ticket, digest=report.digest).sealed()
        confirm = ConfirmForm(initial={"ticket": sealed, "resource": "so-lieu"})
    return _page(request, round_, found=report, file_name=ticket.name, confirm_form=confirm)


def _page(request: HttpRequest, round_: Round, **more: Any) -> HttpResponse:
    person = signed_in(request)
    context = {
        "round": round_,
        "report": Report.objects.filter(round=round_).first(),
        "strip": strip_of(gate_of(person, round_), person, round_),
        "shown": SHOWN,
        "lists": [FigureResource(authority=round_.authority), FigureValueResource(authority=round_.authority)],
        **more,
    }
    return render(request, "work/report/figures_import.html", context)


def _upload_form(request: HttpRequest | None = None) -> UploadForm:
    given = (request.POST, request.FILES) if request else ()
    return UploadForm({}, *given)


def _target(round_: Round) -> str:
    return f"report-figures/{round_.authority.code}"
