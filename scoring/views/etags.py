"""What a reader may have kept: the result's hash, and what else the answer depends on."""

import hashlib
from typing import Any

from django.http import HttpRequest
from django.utils.translation import get_language

from scoring.models import Publication
from scoring.views.guard import Opened
from scoring.views.release import release

# Django calls these with all that the view is called with.


def document_etag(_request: HttpRequest, opened: Opened, **_address: Any) -> str | None:
    """Hash of the published document; None while the round is open."""
    return opened.publication.sha256 if opened.publication else None


def csv_etag(_request: HttpRequest, opened: Opened, **_address: Any) -> str | None:
    """The same for the table, whose words depend on the language."""
    return _hash(opened.publication) if opened.publication else None


def page_etag(request: HttpRequest, opened: Opened, **_address: Any) -> str | None:
    """Hash of what a published page is made of; None where it is open, or bears a person's name."""
    if opened.publication is None or not request.user.is_anonymous:
        return None
    rounds = [f"{round_.slug} {round_.title}" for round_ in opened.rounds]
    return _hash(opened.publication, request.get_full_path(), *rounds)


def _hash(publication: Publication, *parts: str) -> str:
    seen = [publication.sha256, str(get_language()), release(), *parts]
    return hashlib.sha256("\n".join(seen).encode()).hexdigest()
