"""Score workbooks to fill in or to keep."""

from collections.abc import Callable

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.http import content_disposition_header
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe
from openpyxl import Workbook

from scoring.models import Round, RoundUnit
from scoring.permissions import may_follow, may_see_sheet
from scoring.views.exchange.door import rounds
from scoring.workbook.writing.book import to_bytes
from scoring.workbook.writing.scores.books import domain_totals_book, matrix_book, unit_book

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"

# Kind in the address: the book of the whole round.
BOOKS: dict[str, Callable[[Round], Workbook]] = {"bang-diem": matrix_book, "linh-vuc": domain_totals_book}
UNIT_KIND = "don-vi"


@require_safe
@never_cache
@login_required
def download(request: HttpRequest, slug: str, kind: str) -> HttpResponse:
    """A score workbook by kind: the whole round, its domain totals, or (`?ma=`) the sheet of one unit."""
    if kind == UNIT_KIND:
        return _unit_sheet(request, slug, request.GET.get("ma", ""))
    round_ = get_object_or_404(rounds(), slug=slug)
    if kind not in BOOKS or not may_follow(request.user, round_):
        raise Http404
    return xlsx(to_bytes(BOOKS[kind](round_)), f"{kind}-{slug}.xlsx")


def _unit_sheet(request: HttpRequest, slug: str, code: str) -> HttpResponse:
    places = RoundUnit.objects.select_related("round__authority", "round__criteria_set", "round__scheme", "unit")
    place = get_object_or_404(places, round__slug=slug, unit__code=code)
    if not may_see_sheet(request.user, place):
        raise Http404
    return xlsx(to_bytes(unit_book(place.round, code)), f"phieu-diem-{slug}-{code}.xlsx")


def xlsx(content: bytes, name: str) -> HttpResponse:
    """A workbook as a download."""
    disposition = content_disposition_header(as_attachment=True, filename=name) or "attachment"
    return HttpResponse(content, content_type=XLSX, headers={"Content-Disposition": disposition})
