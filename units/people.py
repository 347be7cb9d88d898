"""The person behind a request."""

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest

from units.models import User


def signed_in(request: HttpRequest) -> User:
    """The account behind a request that only signed-in people may make. Raises PermissionDenied without one."""
    if not isinstance(request.user, User):
        raise PermissionDenied
    return request.user
