"""Passwords: chosen by their owner, or given once by an administrator."""

from django.contrib.auth import update_session_auth_hash
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import HttpRequest

from units.accounts import give_first_password
from units.models import User
from units.security.audit import note, require_charge


@transaction.atomic
def change_password(*, account: User, password: str, keep: HttpRequest | None = None) -> None:
    """Set a password that its owner chose. All sessions end but the one behind `keep`."""
    account.set_password(password)
    account.must_change_password = False
    account.save(update_fields=["password", "must_change_password"])
    if keep is not None:
        update_session_auth_hash(keep, account)


@transaction.atomic
def issue_password(*, actor: User | None, account: User, reason: str) -> str:
    """Give the account a random password for its next sign-in and return it; it is kept nowhere.

    The account must change it before anything else, and its sessions end. `reason` goes to the log of the account.
    Raises PermissionDenied for an account out of the actor's reach, and for one's own.
    """
    if actor is not None and actor.pk == account.pk:
        raise PermissionDenied
    require_charge(actor, account)
    password = give_first_password(account)
    account.save(update_fields=["password", "must_change_password"])
    note(actor, account, reason)
    return password
