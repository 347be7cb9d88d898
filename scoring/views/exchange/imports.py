"""One workbook handed in: its progress, its preview, and the acts of the person who decides about it."""

from collections.abc import Callable
from pathlib import Path

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from scoring.forms.exchange import Decisions
from scoring.models import ScoreImport
from scoring.models.imports import ImportState
from scoring.presenters.exchange.overview import moment
from scoring.presenters.exchange.preview import preview_page
from scoring.presenters.exchange.progress import progress_of
from scoring.services.errors import RefusedError
from scoring.services.locks import is_locked
from scoring.tasks import write_later
from scoring.views.exchange.door import of_import
from scoring.views.exchange.downloads import xlsx
from scoring.views.exchange.overview import read
from scoring.views.exchange.pace import takes_long_to_write
from scoring.workbook.importing import flow
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
    decisions = Decisions.of(import_).changed_by(request.POST.dict())
    flow.answer(
        actor=signed_in(request),
        import_=import_,
        answers=decisions.answers,
        accept_repairs=decisions.accept_repairs,
        take_mine=decisions.take_mine,
    )
    messages.success(request, _("Đã lưu lựa chọn và so sánh lại với điểm trên cổng. Chưa ghi điểm nào."))


def _confirm(request: HttpRequest, import_: ScoreImport) -> None:
    if request.POST.get("ban") != import_.plan_digest:
        raise RefusedError(_("Bản xem trước đã thay đổi sau khi trang này mở ra. Hãy xem lại bên dưới rồi xác nhận."))
    decisions = Decisions.of(import_).changed_by(request.POST.dict())
    if takes_long_to_write(import_, flow.preview_of(import_)):
        with transaction.atomic():
            write_later(
                import_,
                actor=signed_in(request),
                answers=decisions.answers,
                accept_repairs=decisions.accept_repairs,
                take_mine=sorted(decisions.take_mine),
            )
        return
    flow.confirm(
        actor=signed_in(request),
        import_=import_,
        answers=decisions.answers,
        accept_repairs=decisions.accept_repairs,
        take_mine=decisions.take_mine,
    )


def _cancel(request: HttpRequest, import_: ScoreImport) -> None:
    flow.cancel(actor=signed_in(request), import_=import_)


def _again(request: HttpRequest, import_: ScoreImport) -> None:
    """Read the file anew, where a worker failed or was ended over it; nobody else has it in hand then."""
    if import_.state != ImportState.FAILED and not (import_.is_working and progress_of(import_).is_stuck):
        raise RefusedError(_("Tệp này không cần đọc lại. Muốn nhập tiếp, hãy tải tệp lên lại."))
    read(request, import_)


ACTS: dict[str, Callable[[HttpRequest, ScoreImport], None]] = {
    "luu-lua-chon": _answer,
    "xac-nhan": _confirm,
    "huy": _cancel,
    "doc-lai": _again,
}


@require_safe
@of_import
def corrected_file(_request: HttpRequest, import_: ScoreImport) -> HttpResponse:
    """The workbook as handed in with the cells in question coloured and commented."""
    if import_.state not in DECIDABLE:
        raise Http404
    return xlsx(flow.corrected_file(import_), f"{Path(import_.file_name).stem}-sua-loi.xlsx")
