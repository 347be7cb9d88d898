"""Results as files."""

import base64

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import condition

from scoring.models import Publication, Round
from scoring.report.codes import code_of
from scoring.results.csv_table import csv_bytes
from scoring.views.etags import csv_etag, document_etag, version_etag
from scoring.views.exchange.downloads import xlsx
from scoring.views.guard import Opened, of_round
from scoring.workbook.writing.book import to_bytes
from scoring.workbook.writing.results.books import results_book


@of_round
@condition(etag_func=document_etag)
def results_json(request: HttpRequest, opened: Opened) -> HttpResponse:  # noqa: ARG001  # a view's signature
    """The published document, byte for byte as it was hashed; an open round has none."""
    if opened.publication is None:
        raise Http404
    return _document(opened.round, opened.publication)


@of_round
@condition(etag_func=version_etag)
def version_json(request: HttpRequest, opened: Opened, version: int) -> HttpResponse:  # noqa: ARG001  # a view's signature
    """The document of any published version: a printed hash of an earlier one can still be checked."""
    return _document(opened.round, get_object_or_404(Publication, round=opened.round, version=version))


def _document(round_: Round, publication: Publication) -> HttpResponse:
    name = f"ket-qua-{round_.slug}-v{publication.version}.json"
    digest = base64.b64encode(bytes.fromhex(publication.sha256)).decode()
    return HttpResponse(
        publication.document.encode(),
        content_type="application/json",
        headers={
            "Content-Disposition": f'attachment; filename="{name}"',
            "Repr-Digest": f"sha-256=:{digest}:",
            "X-Content-SHA256": publication.sha256,
            "X-Verification-Code": code_of(
                publication.sha256
            ),  # what /xac-minh/ takes; it cannot stand in what it is of
        },
    )


@of_round
@condition(etag_func=csv_etag)
def results_csv(request: HttpRequest, opened: Opened) -> HttpResponse:  # noqa: ARG001  # a view's signature
    """One row for each unit, for spreadsheets."""
    version = f"v{opened.publication.version}" if opened.publication else "tam-tinh"
    name = f"ket-qua-{opened.round.slug}-{version}.csv"
    return HttpResponse(
        csv_bytes(opened.results),
        content_type="text/csv; charset=utf-8",
        headers={"Content-Disposition": f'attachment; filename="{name}"'},
    )


@of_round
@condition(etag_func=csv_etag)
def results_xlsx(request: HttpRequest, opened: Opened) -> HttpResponse:
    """The results as a workbook; `?don-vi=1` adds a sheet for each unit, for the authority's own people."""
    with_units = opened.is_followed and request.GET.get("don-vi") == "1"
    book = results_book(opened.round, opened.results, with_units=with_units)
    version = f"v{opened.publication.version}" if opened.publication else "tam-tinh"
    return xlsx(to_bytes(book), f"ket-qua-{opened.round.slug}-{version}.xlsx")
