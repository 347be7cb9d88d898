"""Who signed in when is kept for a while, not for ever."""

from axes.handlers.proxy import AxesProxyHandler
from django.core.management import call_command

KEPT_DAYS = 180


def forget_old_sign_ins() -> None:
    """Delete ended sessions, and the record of sign-ins more than half a year ago."""
    call_command("clearsessions")
    AxesProxyHandler.reset_logs(age_days=KEPT_DAYS)
