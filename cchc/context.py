"""What every page knows."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest


def portal(request: HttpRequest) -> dict[str, Any]:
    """The mode of the installation, for the note on sample accounts."""
    return {
        "demo_mode": settings.CCHC_ENV == "demo",
        "languages": settings.LANGUAGES,
        "path_now": request.get_full_path(),
    }
