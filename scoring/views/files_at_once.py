"""Documents that lie ready, handed out like static files: two short questions to the database, and the file.

For readers whom the portal does not know, of rounds that are public. Everybody else, and whatever is not drawn yet,
goes the way of `scoring.views.report`.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings
from django.http import FileResponse, HttpRequest
from django.http.response import HttpResponseBase
from django.utils.cache import get_conditional_response, patch_cache_control
from django.utils.http import quote_etag

from scoring.models import EditionFile, Variant
from scoring.report.printing import download_name, published_place, report_etag
from scoring.selectors.public import IssuedFile, PublicVersion, issued_files, public_versions
from scoring.services.report.editions import PDF

WITH_THE_REPORT = {Variant.FULL, Variant.SIGNED}  # these stay as approved when the results are corrected


@dataclass(frozen=True, slots=True)
class Asked:
    """Kinds of an edition's files that answer an address, the first choice first; `plain` where there is no edition."""

    kinds: Sequence[str]
    plain: str = ""
    code: str = ""


@dataclass(frozen=True, slots=True)
class Ready:
    """A file, its type, what a download is called, and what decides every byte of it."""

    path: Path
    content_type: str
    name: str
    tag: str


def at_once(request: HttpRequest, slug: str, asked: Asked) -> HttpResponseBase | None:
    """The document, where it lies ready for everybody; None where `scoring.views.report` has to see to it."""
    if request.method not in {"GET", "HEAD"} or request.user.is_authenticated or settings.DEBUG:
        return None
    version = next((one for one in public_versions() if one.slug == slug), None)  # the latest comes first
    ready = _ready(version, asked) if version else None
    if ready is None or not ready.path.is_file():
        return None
    response = sent(request, ready)
    patch_cache_control(response, private=True, no_cache=True)
    return response


def _ready(version: PublicVersion, asked: Asked) -> Ready | None:
    issued = issued_files(version.slug, asked.code)
    if issued and (asked.kinds[0] in WITH_THE_REPORT or issued[0].publication == version.publication):
        found = _first(issued, asked)
        return _of_edition(found) if found else None
    if not asked.plain:
        return None
    path = published_place(version.sha256, asked.plain, asked.code)
    return Ready(path, PDF, download_name(version.slug, asked.plain, asked.code), report_etag(version.sha256))


def _of_edition(file: IssuedFile) -> Ready:
    path = Path(EditionFile().file.storage.path(file.path))
    return Ready(path, file.content_type, file.name, file.sha256)


def _first(issued: Sequence[IssuedFile], asked: Asked) -> IssuedFile | None:
    return next(
        (one for kind in asked.kinds for one in issued if (one.variant, one.unit or "") == (kind, asked.code)), None
    )


def sent(request: HttpRequest, ready: Ready) -> HttpResponseBase:
    """The file as it lies there; 304 without opening it for who has it already."""
    etag = quote_etag(ready.tag)
    known = get_conditional_response(request, etag=etag)
    if known is not None:
        known["ETag"] = etag
        return known
    response = named(FileResponse(ready.path.open("rb"), content_type=ready.content_type), ready.name)
    response["ETag"] = etag
    return response


def named(response: HttpResponseBase, name: str) -> HttpResponseBase:
    """The response with the headers of a document that a browser shows by a viewer of its own."""
    response["Content-Disposition"] = f'inline; filename="{name}"'
    response["Content-Language"] = "vi"
    response["Content-Security-Policy"] = "frame-ancestors 'none'"  # a page's policy would stop the viewer
    return response
