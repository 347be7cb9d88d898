"""What administrators do to an account: whether they may, and the line in its log."""

from django.contrib.admin.models import CHANGE, LogEntry
from django.core.exceptions import PermissionDenied

from units.access import holds_anywhere
from units.models import Role, User
from units.scope import looks_after


def require_charge(actor: User | None, account: User) -> None:
    """Raise PermissionDenied unless `actor` administers the account; None is the command line."""
    if actor is None:
        return
    if not (holds_anywhere(actor, Role.ADMINISTRATOR) and looks_after(actor, account, Role.ADMINISTRATOR)):
        raise PermissionDenied


def note(actor: User | None, account: User, text: str) -> None:
    """A line in the account's history in the back office."""
    if actor is not None:
        LogEntry.objects.log_actions(actor.pk, [account], CHANGE, change_message=text, single_object=True)
