"""Kept files as answers. Who may have one is asked before; here it only goes out so that it can do no harm."""

import logging

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseNotModified
from django.utils.cache import patch_cache_control
from django.utils.http import content_disposition_header, parse_etags

from scoring.files.kinds import BY_CONTENT_TYPE, Kind
from scoring.models import StoredFile

NOTHING = "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'self'; style-src 'unsafe-inline'"
# Browsers show no PDF where a page is sandboxed; their viewers give a PDF no hold on the portal as it is.
POLICIES = {Kind.PDF: NOTHING}
POLICY = f"{NOTHING}; img-src 'self'; sandbox"

logger = logging.getLogger(__name__)


def file_response(request: HttpRequest, stored: StoredFile) -> HttpResponse:
    """The file as it came: shown by the browser where it is a PDF or an image, saved otherwise; never run.

    Its type is the one found in its content when it came, and browsers are told not to guess another one. Kept copies
    are asked for again (ETag, the hash), so that nobody reads on after signing out.
    """
    etag = f'"{stored.sha256}"'
    seen = etag in parse_etags(request.headers.get("If-None-Match", ""))
    response = HttpResponseNotModified() if seen else HttpResponse(_content(stored), content_type=stored.content_type)
    # On a 304 as well: a browser puts the headers of the answer over those it kept.
    for name, value in {**_headers(stored), "ETag": etag}.items():
        response.headers[name] = value
    patch_cache_control(response, private=True, no_cache=True)
    return response


def _headers(stored: StoredFile) -> dict[str, str]:
    kind = BY_CONTENT_TYPE.get(stored.content_type)
    is_shown = kind is not None and kind.is_shown
    return {
        "Content-Disposition": content_disposition_header(not is_shown, stored.name) or "attachment",
        "Content-Security-Policy": POLICIES.get(kind, POLICY) if kind else POLICY,
        "X-Content-Type-Options": "nosniff",
        "X-Frame-Options": "SAMEORIGIN",
        "Cross-Origin-Resource-Policy": "same-origin",
    }


def _content(stored: StoredFile) -> bytes:
    try:
        with stored.file.open("rb") as file:
            content: bytes = file.read()
            return content
    except FileNotFoundError as error:
        logger.exception("File %s of StoredFile %s is not on the disk", stored.file.name, stored.pk)
        raise Http404 from error
