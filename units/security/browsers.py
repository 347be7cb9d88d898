"""Browsers an account has signed in with before.

Such a browser has failures counted of its own. So neither a colleague nor a stranger who tries passwords of an account
keeps its owner out, and one address shared by an office is never blocked for those who work there every day.
See "device cookies" in OWASP's "Slow Down Online Guessing Attacks".
"""

import secrets

from django.conf import settings
from django.core import signing
from django.http import HttpRequest, HttpResponse

from units.models import User

COOKIE = "cchc_trinh_duyet"
SALT = "units.security.browsers"
LIFETIME = 365 * 24 * 60 * 60  # seconds


def known_browser(request: HttpRequest, username: str) -> str:
    """The mark of the browser if `username` has signed in with it, otherwise "".

    The cookie names one account, the last one that signed in; on a shared computer the others are strangers again,
    which costs them nothing but the stricter limits.
    """
    try:
        owner, mark = signing.loads(request.COOKIES.get(COOKIE, ""), salt=SALT, max_age=LIFETIME)
    except (signing.BadSignature, ValueError, TypeError):
        return ""
    known = User.objects.filter(pk=owner, username=username).exists()
    return f"browser {mark}" if known else ""


def remember_browser(response: HttpResponse, user: User) -> None:
    """Let the browser be known from now on."""
    value = signing.dumps([user.pk, secrets.token_hex(16)], salt=SALT)
    response.set_cookie(
        COOKIE, value, max_age=LIFETIME, secure=settings.SESSION_COOKIE_SECURE, httponly=True, samesite="Lax"
    )
