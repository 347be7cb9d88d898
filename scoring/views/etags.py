"""What a reader may have kept: the result's hash, and what else the answer depends on."""

import hashlib
from collections.abc import Sequence
from typing import Any

from django.http import HttpRequest
from django.utils.translation import get_language

from scoring.models import Publication
from scoring.selectors.public import PublicVersion
from scoring.views.guard import Opened
from scoring.views.release import release

# Django and the keeper of pages call these with all that the view is called with.


def document_etag(_request: HttpRequest, opened: Opened, **_address: Any) -> str | None:
    """Hash of the published document; None while the round is open."""
    return opened.publication.sha256 if opened.publication else None


def version_etag(_request: HttpRequest, opened: Opened, version: int) -> str | None:
    """Hash of the document of one version; None where there is no such version."""
    found = Publication.objects.filter(round=opened.round, version=version)
    return found.values_list("sha256", flat=True).first()


def csv_etag(request: HttpRequest, opened: Opened, **_address: Any) -> str | None:
    """The same for a table: its words depend on the language, its sheets on who asks for what."""
    if opened.publication is None:
        return None
    return _hash(opened.publication.sha256, request.get_full_path(), str(opened.is_followed))


def page_etag(request: HttpRequest, versions: Sequence[PublicVersion], _slug: str, **_address: Any) -> str | None:
    """Hash of what a page for everybody is made of: its address, and all publications it may tell of."""
    seen = [part for version in versions for part in (version.slug, version.title, version.sha256)]
    return _hash(f"{request.scheme}://{request.get_host()}{request.get_full_path()}", *seen)


def with_more(etag: str, *parts: str) -> str:
    """The ETag of a page that depends on `parts` as well."""
    return hashlib.sha256("\n".join([etag, *parts]).encode()).hexdigest()


def _hash(*parts: str) -> str:
    return with_more(release(), str(get_language()), *parts)
