"""Prints of the report: asked for here, drawn by a worker, looked after until they are there."""

from pathlib import Path

from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase, JsonResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from scoring.models import Drawing, DrawingState, Edition, EditionFile, Round, Variant
from scoring.presenters.work.report.drawings import drawing_lines, drawing_page, variants
from scoring.report.printing import WORD, Wanted, file_name
from scoring.services.report.drawings import ask
from scoring.services.report.editions import PDF
from scoring.tasks import draw_later
from scoring.views.files_at_once import Ready, sent
from scoring.views.work.door import of_authority_round
from scoring.views.work.report.page import Desk
from units.models import Unit
from units.people import signed_in

LATEST = 20


@require_http_methods(["GET", "HEAD", "POST"])
@of_authority_round
def report_drawings(request: HttpRequest, round_: Round) -> HttpResponse:
    """What can be printed and what was printed last; a POST asks for a print."""
    if request.method == "POST":
        return _ask(request, round_)
    return _list(request, round_)


def _list(request: HttpRequest, round_: Round, errors: list[str] | None = None) -> HttpResponse:
    drawings = Drawing.objects.filter(round=round_).select_related("edition", "unit", "asked_by")[:LATEST]
    desk = Desk(request, round_)
    edition = _edition(round_)
    return desk.page(
        "work/report/drawings.html",
        status=422 if errors else 200,
        errors=errors or [],
        edition=edition,
        variants=variants(has_report=desk.report is not None),
        units=Unit.objects.filter(round_places__round=round_).order_by("sort_name", "code"),
        lines=drawing_lines(drawings),
    )


def _ask(request: HttpRequest, round_: Round) -> HttpResponse:
    variant, code = request.POST.get("loai", ""), request.POST.get("don-vi", "")
    if variant not in {one.value for one in variants(has_report=True)}:
        raise Http404
    unit = get_object_or_404(Unit, code=code, round_places__round=round_) if variant == Variant.CARD else None
    edition = _edition(round_) if request.POST.get("ban") == "ban-hanh" else None
    try:
        with transaction.atomic():
            drawing = ask(actor=signed_in(request), round_=round_, variant=variant, edition=edition, unit=unit)
            if drawing.state == DrawingState.WAITING:
                draw_later(drawing)
    except ValidationError as error:
        return _list(request, round_, error.messages)
    return redirect("report-drawing", round_.slug, drawing.pk)


def _edition(round_: Round) -> Edition | None:
    return Edition.objects.filter(round=round_).order_by("-number").first()


@require_safe
@of_authority_round
def report_drawing(request: HttpRequest, round_: Round, pk: int) -> HttpResponse:
    """How far a drawing is; as JSON for who asks for it."""
    drawing = _drawing(round_, pk)
    page = drawing_page(drawing)
    if request.accepts("text/html"):
        return Desk(request, round_).page("work/report/drawing.html", drawing=page)
    return JsonResponse({"state": drawing.state, "step": page.step, "message": page.message, "file": page.file})


def _drawing(round_: Round, pk: int) -> Drawing:
    rows = Drawing.objects.select_related("round", "edition", "unit", "asked_by")
    return get_object_or_404(rows, round=round_, pk=pk)


@require_safe
@of_authority_round
def report_drawing_file(request: HttpRequest, round_: Round, pk: int) -> HttpResponseBase:
    """The file that was drawn."""
    drawing = _drawing(round_, pk)
    path, name = _path(drawing)
    kind = WORD if drawing.variant == Variant.WORD else PDF
    return sent(request, Ready(path, kind, name, drawing.sha256))


def _path(drawing: Drawing) -> tuple[Path, str]:
    """Where the file lies, and what it is called. Raises Http404 where there is none."""
    wanted = Wanted(drawing.variant, drawing.unit)
    if drawing.state != DrawingState.DONE:
        raise Http404(_("Chưa có tệp."))
    if drawing.edition_id:
        row = get_object_or_404(EditionFile, edition=drawing.edition_id, variant=drawing.variant, unit=drawing.unit_id)
        return Path(row.file.path), row.name
    if not drawing.file:
        raise Http404(_("Chưa có tệp."))
    return Path(drawing.file.path), file_name(drawing.round, wanted, is_draft=True)
