"""The printed report of a round."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.cache import get_conditional_response
from django.utils.http import quote_etag
from django.utils.translation import gettext as _

from scoring.models import Publication
from scoring.report.pdf import PACKAGES, LibrariesMissingError, PrintError, TooSlowError
from scoring.report.printing import draft_report, published_report, report_etag
from scoring.views.guard import Opened, of_round

RETRY_AFTER = "60"


@of_round
def report_pdf(request: HttpRequest, opened: Opened) -> HttpResponse:
    """The report as PDF: the kept one of a published round with its ETag, a draft of an open one."""
    try:
        if opened.publication:
            return _published(request, opened, opened.publication)
        return _pdf(draft_report(opened.round), opened)
    except PrintError as error:
        return _unavailable(request, opened, error)


def _published(request: HttpRequest, opened: Opened, publication: Publication) -> HttpResponse:
    response = _pdf(published_report(publication), opened)
    etag = quote_etag(report_etag(publication))
    response["ETag"] = etag
    return get_conditional_response(request, etag=etag, response=response) or response


def _pdf(content: bytes, opened: Opened) -> HttpResponse:
    name = f"bao-cao-cchc-{opened.round.slug}{'' if opened.publication else '-du-thao'}.pdf"
    response = HttpResponse(content, content_type="application/pdf")
    response["Content-Disposition"] = f'inline; filename="{name}"'
    response["Content-Language"] = "vi"
    # Browsers draw a PDF by a viewer of their own, which the policy of a page would stop.
    response["Content-Security-Policy"] = "frame-ancestors 'none'"
    return response


def _unavailable(request: HttpRequest, opened: Opened, error: PrintError) -> HttpResponse:
    context = {"round": opened.round, "message": _message(error)}
    response = render(request, "report/unavailable.html", context, status=503)
    response["Retry-After"] = RETRY_AFTER
    return response


def _message(error: PrintError) -> str:
    if isinstance(error, LibrariesMissingError):
        packages = " ".join(PACKAGES)
        return _(
            "Máy chủ thiếu thư viện Pango (hoặc WeasyPrint) để vẽ bản in. Quản trị viên cài bằng lệnh "
            "“apt-get install %(packages)s” rồi tải lại trang này."
        ) % {"packages": packages}
    if isinstance(error, TooSlowError):
        return _("Vẽ bản in quá thời gian cho phép nên đã dừng. Hãy thử lại khi máy chủ rảnh hơn.")
    return _("Máy chủ gặp lỗi khi vẽ bản in. Quản trị viên xem nguyên nhân trong nhật ký của cổng.")
