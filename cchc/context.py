"""What every page knows."""

from typing import Any

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest

from units.access import holds_anywhere
from units.models import Role


def portal(request: HttpRequest) -> dict[str, Any]:
    """The mode of the installation, and whether the person has a unit's sheet of their own."""
    user = getattr(request, "user", AnonymousUser())  # an error page may come before anybody is known
    return {
        "is_official": holds_anywhere(user, Role.OFFICIAL),
        "demo_mode": settings.CCHC_ENV == "demo",
        "languages": settings.LANGUAGES,
        "path_now": request.get_full_path(),
    }
