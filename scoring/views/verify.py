"""Public verification: by the code printed on a document, and by the file itself."""

from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from scoring.forms.verify import CodeForm, FileForm
from scoring.presenters.verify.document import document_card
from scoring.presenters.verify.upload import UploadAnswer, upload_answer
from scoring.report.verifying.found import Found, found_by_code
from scoring.report.verifying.keeping import verification_of
from scoring.report.verifying.uploads import judged
from scoring.report.verifying.words import compared, line
from units.security.pace import is_too_often

READ_OR_SENT = ["GET", "HEAD", "POST"]
FILES, CODES, SECONDS = 20, 120, 600  # of one address, in ten minutes
SHOWN = 30


@require_http_methods(READ_OR_SENT)
@never_cache
def verify(request: HttpRequest) -> HttpResponse:
    """Type a code, or send a file."""
    if request.method == "POST":
        return _answered(request, "portal/verify.html", {"code_form": CodeForm()})
    if "ma" not in request.GET:
        return render(request, "portal/verify.html", {"code_form": CodeForm(), "file_form": FileForm()})
    form = CodeForm(request.GET)
    if form.is_valid() and (found := _found(request, form.cleaned_data["ma"])):
        return HttpResponseRedirect(reverse("verify-code", args=[found.code]))
    if form.is_valid():
        form.add_error("ma", _unknown())
    return render(request, "portal/verify.html", {"code_form": form, "file_form": FileForm()})


@require_http_methods(READ_OR_SENT)
@never_cache
def verify_code(request: HttpRequest, code: str) -> HttpResponse:
    """What a code stands for, worked out again; and whether a file is that document."""
    found = _found(request, code)
    if found is None:
        return _no_such(request, code)
    if found.code != code:
        return HttpResponseRedirect(reverse("verify-code", args=[found.code]))
    context = _context(found)
    if request.method == "POST":
        return _answered(request, "portal/verify_code.html", context, code=found.code)
    return render(request, "portal/verify_code.html", {**context, "file_form": FileForm()})


def _found(request: HttpRequest, code: str) -> Found | None:
    """What the code stands for; who tries many codes gets none."""
    if is_too_often(request, "code", most=CODES, seconds=SECONDS):
        return None
    return found_by_code(code, request.user)


def _no_such(request: HttpRequest, code: str) -> HttpResponse:
    """The same answer for an unknown code and for one of a round that is not for this reader."""
    form = CodeForm({"ma": code[:40]})
    if form.is_valid():
        form.add_error("ma", _unknown())
    return render(request, "portal/verify.html", {"code_form": form, "file_form": FileForm()}, status=404)


def _unknown() -> str:
    return _(
        "Không có văn bản công khai nào mang mã này. Hãy so lại từng chữ với chân trang; nếu đúng như in, văn bản trên "
        "tay không phải do cổng phát hành, hoặc thuộc kỳ không công khai (hãy đăng nhập)."
    )


def _context(found: Found) -> dict[str, Any]:
    verification = verification_of(found)
    differences = verification.tally.differences
    return {
        "card": document_card(found),
        "compared": compared(verification.tally),
        "checked_at": verification.at,
        "differences": [line(one) for one in differences[:SHOWN]],
        "more": max(0, len(differences) - SHOWN),
    }


def _answered(request: HttpRequest, template: str, context: dict[str, Any], *, code: str = "") -> HttpResponse:
    """The page with what the sent file turned out to be."""
    if is_too_often(request, "file", most=FILES, seconds=SECONDS):
        return _busy(request, template, context)
    form = FileForm(request.POST, request.FILES)
    answer: UploadAnswer | None = None
    if form.is_valid():
        answer = upload_answer(judged(form.cleaned_data["tep"].read(), request.user), code=code)
    return render(request, template, {**context, "file_form": form, "answer": answer})


def _busy(request: HttpRequest, template: str, context: dict[str, Any]) -> HttpResponse:
    form = FileForm(request.POST, request.FILES)
    form.full_clean()
    form.errors.clear()
    form.add_error("tep", _("Đã đối chiếu nhiều tệp từ địa chỉ của bạn. Hãy thử lại sau mười phút."))
    response = render(request, template, {**context, "file_form": form}, status=429)
    response.headers["Retry-After"] = str(SECONDS)
    return response
