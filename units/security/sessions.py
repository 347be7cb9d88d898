"""How long a session lasts: until nothing is done for a while, and never beyond one working day.

Django itself ends the sessions of a disabled account, and of one whose password changed, at their next request.
"""

from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.contrib import messages
from django.contrib.auth import logout, update_session_auth_hash
from django.contrib.auth.signals import user_logged_in
from django.contrib.sessions.backends.base import SessionBase
from django.db.models import F
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _

from units.models import User

BEGAN, SEEN = "session_began", "session_seen"
EVERY = 60
"""Seconds after which being seen is written down again: not every request need write to the database."""


def end_sessions(*, account: User, keep: HttpRequest | None = None) -> None:
    """End all sessions of an account at their next request; the one behind `keep` goes on."""
    User.objects.filter(pk=account.pk).update(session_generation=F("session_generation") + 1)
    account.refresh_from_db(fields=["session_generation"])
    if keep is not None:
        update_session_auth_hash(keep, account)


class SessionLimits:
    """Signs out who was idle for `SESSION_IDLE_SECONDS`, or signed in longer than `SESSION_COOKIE_AGE` ago."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Serve the request, of nobody when the session is over."""
        if request.user.is_authenticated:
            now = _now()
            if _is_over(request.session, now):
                logout(request)
                messages.info(request, _("Phiên làm việc đã hết hạn. Hãy đăng nhập lại."))
            elif now - request.session[SEEN] >= EVERY:
                request.session[SEEN] = now
        return self.get_response(request)


def _is_over(session: SessionBase, now: int) -> bool:
    seen, began = int(session.get(SEEN, 0)), int(session.get(BEGAN, 0))
    return now - seen > settings.SESSION_IDLE_SECONDS or now - began > settings.SESSION_COOKIE_AGE


def _begin(sender: Any, request: HttpRequest, **_kwargs: Any) -> None:  # noqa: ARG001  # a receiver's signature
    request.session[BEGAN] = request.session[SEEN] = _now()


def _now() -> int:
    return int(timezone.now().timestamp())


def note_beginnings() -> None:
    """Note when each session begins: from the first sign-in of a process on, so it is called when that starts."""
    user_logged_in.connect(_begin, dispatch_uid="units.security.sessions")
