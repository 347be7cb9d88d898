"""What every page knows about the work of the person who looks at it."""

from typing import Any

from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject

from scoring.models import Reminder


def work(request: HttpRequest) -> dict[str, Any]:
    """The number of unread reminders, counted only where a page shows it."""
    user = getattr(request, "user", AnonymousUser())  # an error page may come before anybody is known
    if not user.is_authenticated:
        return {"unread_reminders": 0}
    return {"unread_reminders": SimpleLazyObject(lambda: Reminder.objects.filter(person=user.pk, read_at=None).count())}
