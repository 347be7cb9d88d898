"""How often a password may be tried: django-axes with the portal's own counts.

Counted within `settings.AXES_COOLOFF_TIME`, in the database, so all web workers count together:
- an account from one address: `AXES_FAILURE_LIMIT` failures;
- an account from anywhere: four times as many, against one who changes addresses;
- an address, whatever the accounts: ten times as many, against one who tries one password on every account;
- a browser that has signed in to the account before counts alone, so the three above do not stop its owner.
A block ends by itself; tries while it lasts do not lengthen it, and say nothing about the password.
"""

import datetime
from typing import Any

from axes.backends import AxesStandaloneBackend
from axes.handlers.database import AxesDatabaseHandler
from axes.models import AccessAttempt
from django.conf import settings
from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from units.security.address import is_this_machine
from units.security.browsers import known_browser

ANYWHERE = 4
"""Failures of an account from all addresses, as a multiple of those from one."""
PER_ADDRESS = 10
"""Failures from an address for all accounts, as the same multiple."""

Credentials = dict[str, Any] | None


class PortalBackend(AxesStandaloneBackend):  # type: ignore[misc]  # the library has no types
    """Keeps blocked sign-ins from the password check; what has no request is no sign-in from outside."""

    def authenticate(self, request: HttpRequest | None, **credentials: Any) -> None:
        """Nobody: others authenticate. Raises PermissionDenied while blocked."""
        if request is not None:
            super().authenticate(request, **credentials)


class PortalHandler(AxesDatabaseHandler):  # type: ignore[misc]  # as above
    """Counts failures by account, address and browser."""

    def is_locked(self, request: HttpRequest, credentials: Credentials = None) -> bool:
        """Whether the password may not be tried now."""
        return blocked_until(request, _username(request, credentials)) is not None

    def filter_user_attempts(self, request: HttpRequest, credentials: Credentials = None) -> list[Any]:
        """Failures that a success forgives: the browser's, or the account's from this address."""
        username = _username(request, credentials)
        return [AccessAttempt.objects.filter(_own(request, username, known_browser(request, username)))]

    def user_login_failed(self, sender: Any, credentials: dict[str, Any], request: Any = None, **kwargs: Any) -> None:
        """Count a failure, under the browser's mark where it has one."""
        if request is not None:
            request.axes_user_agent = known_browser(request, _username(request, credentials))
            super().user_login_failed(sender, credentials, request, **kwargs)

    def user_logged_in(self, sender: Any, request: Any, user: Any, **kwargs: Any) -> None:
        """Forgive what was counted."""
        request.axes_user_agent = known_browser(request, user.get_username())
        super().user_logged_in(sender, request, user, **kwargs)


def blocked_until(request: HttpRequest, username: str) -> datetime.datetime | None:
    """When the account may be tried again from here; None if it may be tried now."""
    limit, browser = settings.AXES_FAILURE_LIMIT, known_browser(request, username)
    ends = [_free_at(_own(request, username, browser), limit)]
    if not browser:
        address = request.axes_ip_address  # type: ignore[attr-defined]  # set by axes
        strangers = Q(user_agent="")
        ends.append(_free_at(strangers & Q(username=username), limit * ANYWHERE))
        if not is_this_machine(address):
            ends.append(_free_at(strangers & Q(ip_address=address), limit * PER_ADDRESS))
    return max((end for end in ends if end is not None), default=None)


def keep_response(request: HttpRequest, response: HttpResponse, credentials: Credentials = None) -> HttpResponse:
    """The page as it was drawn, as "too many requests" (429)."""
    end = blocked_until(request, _username(request, credentials))
    response.status_code = 429
    if end is not None:
        response.headers["Retry-After"] = str(max(1, int((end - timezone.now()).total_seconds())))
    return response


def _own(request: HttpRequest, username: str, browser: str) -> Q:
    if browser:
        return Q(username=username, user_agent=browser)
    return Q(username=username, ip_address=request.axes_ip_address, user_agent="")  # type: ignore[attr-defined]  # set by axes


def _free_at(which: Q, limit: int) -> datetime.datetime | None:
    """When fewer than `limit` failures are left; None if that is so now."""
    since = timezone.now() - settings.AXES_COOLOFF_TIME
    rows = AccessAttempt.objects.filter(which, attempt_time__gt=since).order_by("attempt_time")
    counts: list[tuple[datetime.datetime, int]] = list(rows.values_list("attempt_time", "failures_since_start"))
    left = sum(count for _when, count in counts)
    end = None
    for when, count in counts:
        if left < limit:
            break
        left, end = left - count, when + settings.AXES_COOLOFF_TIME
    return end


def _username(request: HttpRequest, credentials: Credentials) -> str:
    given = (credentials or {}).get("username") or request.POST.get("username", "")
    return str(given)
