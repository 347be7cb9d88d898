"""One workbook handed in: its progress, its preview, and the acts of the person who decides about it."""

from collections.abc import Callable
from pathlib import Path

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from scoring.forms.exchange import decided
from scoring.models import ScoreImport
from scoring.models.imports import ImportState
from scoring.presenters.exchange.overview import moment
from scoring.presenters.exchange.preview import preview_page
from scoring.presenters.exchange.progress import progress_of
from scoring.services.errors import RefusedError
from scoring.services.locks import is_locked, refuse_if_locked
from scoring.tasks import write_later
from scoring.views.exchange.door import of_import
from scoring.views.exchange.downloads import xlsx
from scoring.views.exchange.overview import read
from scoring.views.exchange.pace import takes_long_to_write
from scoring.workbook.importing import flow
from scoring.workbook.importing.decisions import Decisions
from scoring.workbook.importing.states import move
from units.people import signed_in

DECIDABLE = {ImportState.READY, ImportState.REFUSED}


@require_http_methods(["GET", "HEAD", "POST"])
@of_import
def score_import(request: HttpRequest, import_: ScoreImport) -> HttpResponse:
    """The import as it stands; a POST answers, confirms, cancels, or has the file read again."""
    if request.method == "POST":
        return _act(request, import_)
    context = {"import": import_, "round": import_.round, "when": moment(import_)}
    if import_.is_working:
        return render(request, "exchange/progress.html", {**context, "progress": progress_of(import_)})
    if import_.state not in DECIDABLE:
        return render(request, "exchange/finished.html", context)
    context["page"] = preview_page(flow.preview_of(import_), Decisions.of(import_), import_.round, request.GET.dict())
    context["locked"] = is_locked(import_.round)
    return render(request, "exchange/preview.html", context)


def _act(request: HttpRequest, import_: ScoreImport) -> HttpResponse:
    act = ACTS.get(request.POST.get("viec", ""))
    if act is None:
        raise Http404
    try:
        act(request, import_)
    except ValidationError as error:
        for message in error.messages:
            messages.error(request, message)
    return HttpResponseRedirect(request.get_full_path())


def _answer(request: HttpRequest, import_: ScoreImport) -> None:
    decisions = decided(Decisions.of(import_), request.POST.dict())
    flow.answer(actor=signed_in(request), import_=import_, **decisions.arguments())
    messages.success(request, _("Đã lưu lựa chọn và so sánh lại với điểm trên cổng. Chưa ghi điểm nào."))


def _confirm(request: HttpRequest, import_: ScoreImport) -> None:
    if request.POST.get("ban") != import_.plan_digest:
        raise RefusedError(_("Bản xem trước đã thay đổi sau khi trang này mở ra. Hãy xem lại bên dưới rồi xác nhận."))
    _write(request, import_, decided(Decisions.of(import_), request.POST.dict()))


def _write(request: HttpRequest, import_: ScoreImport, decisions: Decisions) -> None:
    """Have it written, by a worker if that takes long; the page then shows the progress at once."""
    if not takes_long_to_write(import_, flow.preview_of(import_)):
        flow.confirm(actor=signed_in(request), import_=import_, **decisions.arguments())
        return
    refuse_if_locked(import_.round)
    with transaction.atomic():
        if not move(import_, ImportState.WRITING, after=(ImportState.READY, ImportState.WRITING)):
            raise RefusedError(_("Lượt nhập này không còn chờ xác nhận. Hãy xem trạng thái bên dưới."))
        write_later(import_, actor=signed_in(request), **decisions.arguments())


def _cancel(request: HttpRequest, import_: ScoreImport) -> None:
    flow.cancel(actor=signed_in(request), import_=import_)


def _again(request: HttpRequest, import_: ScoreImport) -> None:
    """Read or write once more, where a worker failed or was ended over it; nobody else has it in hand then."""
    if import_.state != ImportState.FAILED and not (import_.is_working and progress_of(import_).is_stuck):
        raise RefusedError(_("Tệp này không cần xử lý lại. Muốn nhập tiếp, hãy tải tệp lên lại."))
    if import_.state == ImportState.WRITING:
        _write(request, import_, Decisions.of(import_))
    else:
        read(import_)


ACTS: dict[str, Callable[[HttpRequest, ScoreImport], None]] = {
    "luu-lua-chon": _answer,
    "xac-nhan": _confirm,
    "huy": _cancel,
    "lam-lai": _again,
}


@require_safe
@of_import
def corrected_file(request: HttpRequest, import_: ScoreImport) -> HttpResponse:
    """The workbook as handed in with the cells in question coloured and commented."""
    if import_.state not in DECIDABLE:
        raise Http404
    try:
        content = flow.corrected_file(import_)
    except RefusedError as error:
        messages.error(request, error.messages[0])
        return redirect("import", import_.round.slug, import_.pk)
    return xlsx(content, f"{Path(import_.file_name).stem}-sua-loi.xlsx")
