"""What a kept page about one unit depends on beside the publication itself."""

import hashlib
from typing import Any

from django.http import HttpRequest

from scoring.models import Publication
from scoring.results.explained.firmness import firmness_of
from scoring.selectors.effort import effort_weights
from scoring.views.etags import page_etag
from scoring.views.guard import Opened

# Django calls these with all that the view is called with.


def unit_etag(request: HttpRequest, opened: Opened, **address: Any) -> str | None:
    """The page tells of other years too, and a correction of one of those changes it.

    None as well while the firmness that it will tell is still being simulated.
    """
    page = page_etag(request, opened, **address)
    if page is None or opened.publication is None:
        return None
    rounds = [round_.pk for round_ in opened.rounds]
    hashes = list(Publication.objects.filter(round__in=rounds).order_by("pk").values_list("sha256", flat=True))
    return None if firmness_of(opened.publication) is None else _hash(page, *hashes)


def way_etag(request: HttpRequest, opened: Opened, **address: Any) -> str | None:
    """Efforts may change while the result stays."""
    page = page_etag(request, opened, **address)
    return page and _hash(page, *(f"{code} {weight}" for code, weight in effort_weights(opened.round).items()))


def _hash(*seen: str) -> str:
    return hashlib.sha256("\n".join(seen).encode()).hexdigest()
