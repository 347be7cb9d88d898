"""Where a printed verification code is looked up."""

from django.conf import settings

PLACE = "/xac-minh/"


def verify_url(code: str) -> str:
    """The whole address for a code, as a QR holds it; empty without a code."""
    return f"{settings.PORTAL_URL}{PLACE}{code}/" if code else ""
