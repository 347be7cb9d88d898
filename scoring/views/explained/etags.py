"""What a kept page that explains depends on beside the publications themselves."""

from collections.abc import Sequence
from typing import Any

from django.conf import settings
from django.http import HttpRequest

from scoring.results.explained.firmness import is_simulated
from scoring.selectors.public import PublicVersion, lineage_keys, weights_of
from scoring.views.etags import page_etag, with_more

# The keeper of pages calls these with all that the view is called with.

Versions = Sequence[PublicVersion]


def unit_etag(request: HttpRequest, versions: Versions, slug: str, code: str) -> str | None:
    """The page tells of the units that were merged into this one.

    None while the firmness that it will tell is still being simulated.
    """
    page = page_etag(request, versions, slug)
    in_force = next(version for version in versions if version.slug == slug)
    if page is None or not is_simulated(in_force.sha256, in_force.publication):
        return None
    return with_more(page, *map(str, lineage_keys(code)))


def way_etag(request: HttpRequest, versions: Versions, slug: str, **_address: Any) -> str | None:
    """Efforts may change while the result stays."""
    page = page_etag(request, versions, slug)
    return page and with_more(page, *(f"{code} {weight}" for code, weight in weights_of(slug)))


def open_data_etag(request: HttpRequest, versions: Versions, slug: str, **_address: Any) -> str | None:
    """The page states the licence of the installation."""
    page = page_etag(request, versions, slug)
    return page and with_more(page, str(settings.OPEN_DATA_LICENCE))
