"""Whether a person has put the first steps aside.

Kept in a signed cookie of the browser for a year: a session would forget it at each sign-in, and a hint is not worth a
column of the accounts. Several people of an office may share the browser, so it names who has seen them.
"""

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from units.models import User

COOKIE = "cchc_first_steps"
YEAR = 365 * 24 * 3600
MOST = 20  # people of one browser


def has_seen_steps(request: HttpRequest, person: User) -> bool:
    """Whether `person` put them aside in this browser."""
    return str(person.pk) in _seen(request)


def put_steps_aside(request: HttpRequest, response: HttpResponse, person: User) -> None:
    """Fold the first steps from now on."""
    seen = [*(pk for pk in _seen(request) if pk != str(person.pk)), str(person.pk)]
    response.set_signed_cookie(
        COOKIE,
        ".".join(seen[-MOST:]),
        max_age=YEAR,
        secure=settings.SESSION_COOKIE_SECURE,
        httponly=True,
        samesite="Lax",
    )


def _seen(request: HttpRequest) -> list[str]:
    return (request.get_signed_cookie(COOKIE, default="") or "").split(".")
