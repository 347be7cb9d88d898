"""Documents behind a score: adding, replacing, withdrawing, and the files themselves."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from scoring.forms.work.evidence import EvidenceForm, ReplacementForm
from scoring.models import Criterion, Evidence, RoundUnit
from scoring.permissions import may_record_self, may_see_sheet
from scoring.presenters.work.cell.documents import DocumentsAsked
from scoring.selectors.evidence_gate import may_open_files
from scoring.services.errors import NotAllowedError
from scoring.services.evidence import add_evidence, replace_evidence, withdraw_evidence
from scoring.views.work.cell import Posted, cell_page
from scoring.views.work.door import of_place
from scoring.views.work.explanations import criterion_or_404
from scoring.views.work.files import file_response
from units.people import signed_in


@require_http_methods(["GET", "HEAD", "POST"])
@of_place
def evidence_add(request: HttpRequest, place: RoundUnit, criterion_code: str) -> HttpResponse:
    """Add files, a citation, or both. A refused form is shown here: read again, this leads back to the cell."""
    criterion = criterion_or_404(place, criterion_code)
    if request.method != "POST":
        return _back(place, criterion)
    _refuse_strangers(request, place)
    form = EvidenceForm(request.POST, request.FILES)
    if form.is_valid():
        try:
            added = add_evidence(
                actor=signed_in(request),
                place=place,
                criterion=criterion,
                reference=form.reference,
                uploads=form.chosen,
            )
        except ValidationError as error:
            form.add_error(None, error)
        else:
            text = ngettext("Đã thêm %(count)d tài liệu.", "Đã thêm %(count)d tài liệu.", len(added))
            messages.success(request, text % {"count": len(added)})
            return _back(place, criterion)
    return cell_page(request, place, criterion, Posted(adding=form))


@require_http_methods(["GET", "HEAD", "POST"])
@of_place
def evidence_replace(request: HttpRequest, place: RoundUnit, criterion_code: str, pk: int) -> HttpResponse:
    """Put a new document in the place of one. Read, this is the cell with the form open, as a refused one left it."""
    criterion = criterion_or_404(place, criterion_code)
    old = _evidence(place, criterion, pk)
    if request.method != "POST":
        return cell_page(request, place, criterion, Posted(documents=DocumentsAsked(replacing=ReplacementForm(old))))
    _refuse_strangers(request, place)
    form = ReplacementForm(old, request.POST, request.FILES)
    if form.is_valid():
        upload = form.chosen[0] if form.chosen else None
        try:
            replace_evidence(actor=signed_in(request), evidence=old, reference=form.reference, upload=upload)
        except ValidationError as error:
            form.add_error(None, error)
        else:
            messages.success(request, _("Đã thay tài liệu. Bản cũ vẫn được giữ."))
            return _back(place, criterion)
    return cell_page(request, place, criterion, Posted(documents=DocumentsAsked(replacing=form)))


@require_POST
@of_place
def evidence_withdraw(request: HttpRequest, place: RoundUnit, criterion_code: str, pk: int) -> HttpResponse:
    """Take a document back; it stays readable as withdrawn."""
    criterion = criterion_or_404(place, criterion_code)
    old = _evidence(place, criterion, pk)
    try:
        withdraw_evidence(actor=signed_in(request), evidence=old)
    except ValidationError as error:
        for message in error.messages:
            messages.error(request, message)
    else:
        messages.success(request, _("Đã rút tài liệu."))
    return _back(place, criterion)


@require_safe
@login_required
def evidence_file(request: HttpRequest, slug: str, code: str, criterion_code: str, pk: int) -> HttpResponse:
    """The file of a document, for those who may open it; for everybody else there is none. Kept copies are asked for
    again, so the page of a score does not carry every document over the wire each time.
    """
    rows = Evidence.objects.select_related("file", "criterion", "round_unit__round", "round_unit__unit")
    row = get_object_or_404(
        rows,
        pk=pk,
        criterion__code=criterion_code,
        round_unit__round__slug=slug,
        round_unit__unit__code=code,
        file__isnull=False,
    )
    place = row.round_unit
    if not may_see_sheet(request.user, place) or not may_open_files(request.user, place, row.criterion.domain_id):
        raise Http404
    if row.file is None:  # asked for above
        raise Http404
    return file_response(request, row.file)


def _evidence(place: RoundUnit, criterion: Criterion, pk: int) -> Evidence:
    rows = Evidence.objects.select_related("file", "round_unit__round", "criterion")
    return get_object_or_404(rows, round_unit=place, criterion=criterion, pk=pk)


def _refuse_strangers(request: HttpRequest, place: RoundUnit) -> None:
    """Said before what was sent is looked at; the service asks again."""
    if not may_record_self(request.user, place):
        raise NotAllowedError


def _back(place: RoundUnit, criterion: Criterion) -> HttpResponse:
    cell = reverse("cell", args=[place.round.slug, place.unit.code, criterion.code])
    return HttpResponseRedirect(f"{cell}#tai-lieu")
