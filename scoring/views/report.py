"""Documents of a round to download: kept ones like static files, drafts drawn as they are asked for."""

from collections.abc import Callable
from pathlib import Path

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
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
from scoring.services.report.editions import PDF
from scoring.views.files_at_once import Asked, Ready, at_once, named, sent
from scoring.views.guard import Opened, of_round
from units.models import Unit

RETRY_AFTER = "60"
BY_NAME = {"day-du": Variant.FULL, "ket-qua": Variant.RESULTS, "tom-tat": Variant.SUMMARY}


def report_pdf(request: HttpRequest, slug: str) -> HttpResponseBase:
    """The report: what was approved last (signed, where it is), else the published results, else a draft."""
    return at_once(request, slug, Asked((Variant.SIGNED, Variant.FULL), Variant.RESULTS)) or _report(request, slug=slug)


def report_variant(request: HttpRequest, slug: str, variant: str) -> HttpResponseBase:
    """One kind of document; the whole report only once it is approved."""
    kind = BY_NAME.get(variant)
    if kind is None:
        raise Http404
    asked = Asked((kind,), "" if kind == Variant.FULL else kind)
    return at_once(request, slug, asked) or _variant(request, slug=slug, kind=kind)


def unit_card(request: HttpRequest, slug: str, code: str) -> HttpResponseBase:
    """The card of one unit of the round."""
    asked = Asked((Variant.CARD,), Variant.CARD, code)
    return at_once(request, slug, asked) or _card(request, slug=slug, code=code)


@of_round
def _report(request: HttpRequest, opened: Opened) -> HttpResponseBase:
    edition = latest_edition(opened)
    if edition is None:
        return _answer(request, opened, RESULTS, None)
    signed = EditionFile.objects.filter(edition=edition, variant=Variant.SIGNED).order_by("-pk").first()
    return _kept(request, signed) if signed else _answer(request, opened, Wanted(Variant.FULL), edition)


@of_round
def _variant(request: HttpRequest, opened: Opened, kind: Variant) -> HttpResponseBase:
    edition = latest_edition(opened)
    if kind == Variant.FULL and edition is None:
        raise Http404
    return _answer(request, opened, Wanted(kind), edition)


@of_round
def _card(request: HttpRequest, opened: Opened, code: str) -> HttpResponseBase:
    if all(unit["code"] != code for unit in opened.results.units):
        raise Http404
    wanted = Wanted(Variant.CARD, get_object_or_404(Unit, code=code))
    return _answer(request, opened, wanted, latest_edition(opened))


def latest_edition(opened: Opened) -> Edition | None:
    """What was approved last; nothing while no results are published."""
    if opened.publication is None:
        return None
    editions = Edition.objects.filter(round=opened.round).select_related("round", "publication")
    return editions.order_by("-number").first()


def _answer(request: HttpRequest, opened: Opened, wanted: Wanted, edition: Edition | None) -> HttpResponseBase:
    """A document of the last edition, of the published results, or of the round as it stands.

    Results that were corrected after the edition was approved speak for themselves: only the report stays as approved.
    """
    publication = opened.publication
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
    return named(HttpResponse(content, content_type=PDF), file_name(opened.round, wanted, is_draft=True))


def _published(request: HttpRequest, opened: Opened, publication: Publication, wanted: Wanted) -> HttpResponseBase:
    path = published_file(publication, wanted)
    return sent(request, Ready(path, PDF, file_name(opened.round, wanted), report_etag(publication.sha256)))


def _kept(request: HttpRequest, file: EditionFile) -> HttpResponseBase:
    return sent(request, Ready(Path(file.file.path), file.content_type, file.name, file.sha256))


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


def _unavailable(request: HttpRequest, opened: Opened, error: PrintError) -> HttpResponse:
    context = {"round": opened.round, "message": failure_message(error)}
    response = render(request, "report/unavailable.html", context, status=503)
    response["Retry-After"] = RETRY_AFTER
    return response
