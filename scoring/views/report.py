"""Documents of a round to download: kept ones like static files, drafts drawn as they are asked for."""

from collections.abc import Callable
from pathlib import Path

from django.http import FileResponse, Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.utils.cache import get_conditional_response
from django.utils.http import quote_etag

from scoring.models import Edition, EditionFile, Publication, Variant
from scoring.report.failures import failure_message
from scoring.report.pdf import PrintError
from scoring.report.printing import (
    RESULTS,
    Wanted,
    draft_file,
    edition_file,
    file_name,
    published_file,
    report_etag,
)
from scoring.views.guard import Opened, of_round
from units.models import Unit

RETRY_AFTER = "60"
PDF = "application/pdf"
BY_NAME = {"day-du": Variant.FULL, "ket-qua": Variant.RESULTS, "tom-tat": Variant.SUMMARY}


@of_round
def report_pdf(request: HttpRequest, opened: Opened) -> HttpResponseBase:
    """The report: what was approved last (signed, where it is), else the published results, else a draft."""
    edition = latest_edition(opened)
    if edition is None:
        return _answer(request, opened, RESULTS)
    signed = EditionFile.objects.filter(edition=edition, variant=Variant.SIGNED).order_by("-pk").first()
    return _kept(request, signed) if signed else _answer(request, opened, Wanted(Variant.FULL))


@of_round
def report_variant(request: HttpRequest, opened: Opened, variant: str) -> HttpResponseBase:
    """One kind of document; the whole report only once it is approved."""
    kind = BY_NAME.get(variant)
    if kind is None or (kind == Variant.FULL and latest_edition(opened) is None):
        raise Http404
    return _answer(request, opened, Wanted(kind))


@of_round
def unit_card(request: HttpRequest, opened: Opened, code: str) -> HttpResponseBase:
    """The card of one unit of the round."""
    if all(unit["code"] != code for unit in opened.results.units):
        raise Http404
    return _answer(request, opened, Wanted(Variant.CARD, get_object_or_404(Unit, code=code)))


def latest_edition(opened: Opened) -> Edition | None:
    """What was approved last; nothing while no results are published."""
    if opened.publication is None:
        return None
    editions = Edition.objects.filter(round=opened.round).select_related("round", "publication")
    return editions.order_by("-number").first()


def _answer(request: HttpRequest, opened: Opened, wanted: Wanted) -> HttpResponseBase:
    """A document of the last edition, of the published results, or of the round as it stands.

    Results that were corrected after the edition was approved speak for themselves: only the report stays as approved.
    """
    edition, publication = latest_edition(opened), opened.publication
    if edition and wanted.variant != Variant.FULL and edition.publication_id != (publication and publication.pk):
        edition = None
    try:
        if edition:
            return _kept(request, edition_file(edition, wanted.variant, wanted.unit))
        if publication:
            return _published(request, opened, publication, wanted)
        content = draft_file(opened.round, wanted, opened.results)
    except PrintError as error:
        return _unavailable(request, opened, error)
    response = HttpResponse(content, content_type=PDF)
    return _named(response, file_name(opened.round, wanted, is_draft=True))


def _published(request: HttpRequest, opened: Opened, publication: Publication, wanted: Wanted) -> HttpResponseBase:
    path = published_file(publication, wanted)
    return _file(request, path, PDF, file_name(opened.round, wanted), report_etag(publication))


def _kept(request: HttpRequest, file: EditionFile) -> HttpResponseBase:
    return _file(request, Path(file.file.path), file.content_type, file.name, file.sha256)


def _file(request: HttpRequest, path: Path, content_type: str, name: str, tag: str) -> HttpResponseBase:
    """The file as it lies there, or that the reader has it already."""
    return conditional(request, tag, lambda: _named(FileResponse(path.open("rb"), content_type=content_type), name))


def conditional(request: HttpRequest, tag: str, make: Callable[[], HttpResponseBase]) -> HttpResponseBase:
    """What `make` makes, or 304 without opening anything."""
    etag = quote_etag(tag)
    known = get_conditional_response(request, etag=etag)
    if known is not None:
        known["ETag"] = etag
        return known
    response = make()
    response["ETag"] = etag
    return response


def _named(response: HttpResponseBase, name: str) -> HttpResponseBase:
    response["Content-Disposition"] = f'inline; filename="{name}"'
    response["Content-Language"] = "vi"
    # Browsers draw a PDF by a viewer of their own, which the policy of a page would stop.
    response["Content-Security-Policy"] = "frame-ancestors 'none'"
    return response


def _unavailable(request: HttpRequest, opened: Opened, error: PrintError) -> HttpResponse:
    context = {"round": opened.round, "message": failure_message(error)}
    response = render(request, "report/unavailable.html", context, status=503)
    response["Retry-After"] = RETRY_AFTER
    return response
