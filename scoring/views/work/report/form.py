"""Number, date, signatory and recipients of the report, beside a picture of how they print."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from scoring.forms.work.report import DocumentForm
from scoring.models import Report, Round
from scoring.presenters.work.report.form_preview import form_preview
from scoring.services.errors import ConflictError
from scoring.services.report.form import change_form
from scoring.views.work.door import of_authority_round
from scoring.views.work.report.page import Desk
from units.people import signed_in


@require_http_methods(["GET", "HEAD", "POST"])
@of_authority_round
def report_form(request: HttpRequest, round_: Round) -> HttpResponse:
    """The form of the document; posted, set it."""
    desk = Desk(request, round_)
    report = desk.begun()
    if request.method != "POST":
        return _page(desk, report, DocumentForm.of(report))
    desk.refuse_readers()
    form = DocumentForm.of(report, request.POST)
    if not form.is_valid():
        return _page(desk, report, form)
    try:
        change_form(actor=signed_in(request), report=report, words=form.words(), version=form.cleaned_data["version"])
    except ValidationError as error:
        form.add_error(None, error.messages)
        return _page(desk, report, form, 409 if isinstance(error, ConflictError) else 200)
    messages.success(request, _("Đã ghi thông tin văn bản."))
    return HttpResponseRedirect(reverse("report-form", args=[round_.slug]))


def _page(desk: Desk, report: Report, form: DocumentForm, status: int = 200) -> HttpResponse:
    """The picture shows what is stored."""
    if not desk.is_open:
        for field in form.fields.values():
            field.disabled = True
    return desk.page("work/report/form.html", status=status, form=form, head=form_preview(report, desk.results))
