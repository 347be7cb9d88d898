"""Where workbooks of a round go out and come in."""

import logging

from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from scoring.forms.exchange import UploadForm
from scoring.models import Layer, Round, RoundUnit, ScoreImport
from scoring.permissions import may_enter
from scoring.presenters.exchange.overview import import_lines
from scoring.services.errors import NotAllowedError
from scoring.services.locks import is_locked, is_published
from scoring.tasks import read_later
from scoring.views.exchange.door import of_followed_round
from scoring.views.exchange.pace import takes_long_to_read
from scoring.workbook.importing import flow
from units.people import signed_in

LATEST = 10

logger = logging.getLogger(__name__)


@require_http_methods(["GET", "HEAD", "POST"])
@of_followed_round
def exchange(request: HttpRequest, round_: Round) -> HttpResponse:
    """Downloads, the form to hand in a workbook, and the latest imports."""
    if request.method != "POST":
        return _page(request, round_, UploadForm())
    if not may_enter(request.user, round_):
        raise NotAllowedError
    form = UploadForm(request.POST, request.FILES)
    import_ = _handed_in(request, round_, form) if form.is_valid() else None
    if import_ is None:
        return _page(request, round_, form)
    return HttpResponseRedirect(reverse("import", args=[round_.slug, import_.pk]))


def _handed_in(request: HttpRequest, round_: Round, form: UploadForm) -> ScoreImport | None:
    """The import, read or about to be; None when it was refused, the form then says why."""
    file = form.cleaned_data["file"]
    try:
        import_ = flow.start(actor=signed_in(request), round_=round_, layer=Layer.FINAL, name=file.name, data=file.file)
    except ValidationError as error:
        form.add_error("file", error)
        return None
    read(import_)
    return import_


def read(import_: ScoreImport) -> None:
    """Have a file read, by a worker if it takes long. Its page says what came of it, also when reading broke down."""
    if takes_long_to_read(import_):
        with transaction.atomic():
            read_later(import_)
        return
    try:
        flow.read(import_)
    except Exception:
        logger.exception("Reading import %d broke down", import_.pk)


def _page(request: HttpRequest, round_: Round, form: UploadForm) -> HttpResponse:
    may_write = may_enter(request.user, round_)
    imports = ScoreImport.objects.filter(round=round_).select_related("uploaded_by").defer("report", "decisions")
    units = RoundUnit.objects.filter(round=round_).select_related("unit").order_by("unit__sort_name", "unit__code")
    context = {
        "round": round_,
        "form": form,
        "may_write": may_write,
        "locked": is_locked(round_),
        "published": is_published(round_),
        "units": [place.unit for place in units],
        "imports": import_lines(imports[:LATEST], round_.slug) if may_write else [],
    }
    return render(request, "exchange/overview.html", context)
