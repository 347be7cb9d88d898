"""Pages of published rounds for everybody, kept as they were drawn: who signed in gets every page made afresh.

Kept in the memory of the process and not in files: nothing has to be swept up after a new release, and no page is ever
found by another installation. The key is the ETag, which names all that a page depends on, so that nothing kept ever
has to be taken back.
"""

import gzip
import re
from collections import OrderedDict
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import wraps
from threading import Lock
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils.cache import get_conditional_response, patch_cache_control, patch_vary_headers
from django.utils.http import quote_etag

from scoring.selectors.public import PublicVersion, public_versions

MOST_BYTES = 32_000_000  # in each process; 3,000 pages of a province, compressed
COMPRESSION = 6

Etag = Callable[..., str | None]
View = Callable[..., HttpResponse]

_TAKES_GZIP = re.compile(r"\bgzip\b(?!\s*;\s*q=0(\.0*)?\s*(,|$))")


@dataclass(frozen=True, slots=True)
class Page:
    """A page in compressed form (gzip) with its headers."""

    packed: bytes
    headers: Mapping[str, str]


class Pages:
    """The pages asked for last, as many as `most` bytes hold."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._size = 0
        self._pages: OrderedDict[str, Page] = OrderedDict()
        self._lock = Lock()

    def look(self, etag: str) -> Page | None:
        """The page with this ETag, if it is kept."""
        with self._lock:
            if etag in self._pages:
                self._pages.move_to_end(etag)
            return self._pages.get(etag)

    def keep(self, etag: str, page: Page) -> None:
        """Keep a page; those not asked for longest make room."""
        with self._lock:
            self._drop(etag)
            self._pages[etag] = page
            self._size += len(page.packed)
            while self._size > self._most:
                self._drop(next(iter(self._pages)))

    def forget(self) -> None:
        """Keep nothing any more."""
        with self._lock:
            self._pages.clear()
            self._size = 0

    def _drop(self, etag: str) -> None:
        if page := self._pages.pop(etag, None):
            self._size -= len(page.packed)


PAGES = Pages(MOST_BYTES)


def kept(etag_of: Etag) -> Callable[[View], View]:
    """Let a view of a round (by its slug) keep its pages under the ETag that `etag_of` gives; under None it keeps none.

    `etag_of` is called with the request, all public versions, and the address. Whether the round is public is read from
    the database before anything else; of a round that is not, the view alone decides who sees it.
    """

    def decorate(view: View) -> View:
        @wraps(view)
        def answer(request: HttpRequest, slug: str, **address: Any) -> HttpResponse:
            versions = public_versions() if _may_be_kept(request) else ()
            etag = etag_of(request, versions, slug, **address) if _is_public(slug, versions) else None
            if etag is None:
                return view(request, slug, **address)
            return _answer(request, etag, lambda: view(request, slug, **address))

        return answer

    return decorate


def _may_be_kept(request: HttpRequest) -> bool:
    """Whether nobody the portal knows reads a page. Who works on the templates sees every change at once."""
    return request.method in ("GET", "HEAD") and request.user.is_anonymous and not settings.DEBUG


def _is_public(slug: str, versions: tuple[PublicVersion, ...]) -> bool:
    return any(version.slug == slug for version in versions)


def _answer(request: HttpRequest, etag: str, make: Callable[[], HttpResponse]) -> HttpResponse:
    quoted = f"W/{quote_etag(etag)}"  # weak: the same page goes out compressed and plain
    not_modified = get_conditional_response(request, etag=quoted)
    if not_modified:
        return _marked(not_modified, quoted)
    page = PAGES.look(etag)
    if page is None:
        response = _marked(make(), quoted)
        if not _is_impersonal(request, response):
            return response
        page = Page(gzip.compress(response.content, COMPRESSION, mtime=0), dict(response.items()))
        PAGES.keep(etag, page)
    return _response(request, page)


def _marked(response: HttpResponse, etag: str) -> HttpResponse:
    """Tell the reader's browser that it may keep a page and has to ask whether it still holds."""
    response["ETag"] = etag
    patch_cache_control(response, private=True, no_cache=True)
    patch_vary_headers(response, ["Accept-Encoding"])
    return response


def _is_impersonal(request: HttpRequest, response: HttpResponse) -> bool:
    """Whether nothing of the reader is in the page: no token of a form, no cookie, nothing written to a session."""
    has_token = "CSRF_COOKIE_NEEDS_UPDATE" in request.META
    return response.status_code == 200 and not (has_token or response.cookies or request.session.modified)


def _response(request: HttpRequest, page: Page) -> HttpResponse:
    if _TAKES_GZIP.search(request.headers.get("Accept-Encoding", "")):
        return HttpResponse(page.packed, headers={**page.headers, "Content-Encoding": "gzip"})
    return HttpResponse(gzip.decompress(page.packed), headers=page.headers)
