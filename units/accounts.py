"""Accounts as lists know them: their roles at units, and the first password of a new one."""

import secrets
from collections.abc import Iterable

from django.contrib.auth.hashers import PBKDF2PasswordHasher, get_hasher

from units.models import Membership, Role, Unit, User

Held = frozenset[tuple[str, str]]
"""Roles of an account: (code of the unit, role)."""

BACK_OFFICE = frozenset({Role.OFFICE, Role.LEADER, Role.ADMINISTRATOR})
ALPHABET = "abcdefghjkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789"  # nothing that reads as something else
LENGTH = 16  # 16 of 55 signs: 92 bits

# A password nobody chose cannot be guessed however fast one tries, so it needs no slow hash: a list of 3,000 accounts
# is not a quarter of an hour. Django hashes it anew, slowly, when it is first used.
FIRST_ITERATIONS = 10_000


def roles_of(account: User) -> Held:
    """The roles an account holds now."""
    if account.pk is None:
        return frozenset()
    if "memberships" in getattr(account, "_prefetched_objects_cache", {}):  # accounts of a list, read at once
        return frozenset((row.unit.code, row.role) for row in account.memberships.all())
    return frozenset(Membership.objects.filter(user=account).values_list("unit__code", "role"))


def save_roles(account: User, wanted: Held) -> None:
    """Let the account hold these roles and no others; the back office opens for those who work there."""
    now = roles_of(account)
    for code, role in now - wanted:
        Membership.objects.filter(user=account, unit__code=code, role=role).delete()
    Membership.objects.bulk_create(
        Membership(user=account, unit=Unit.objects.get(code=code), role=role) for code, role in sorted(wanted - now)
    )
    if now != wanted and not account.is_superuser:
        account.is_staff = works_in_back_office(role for _code, role in wanted)
        account.save(update_fields=["is_staff"])


def works_in_back_office(roles: Iterable[str]) -> bool:
    """Whether one of the roles has work to do there."""
    return not BACK_OFFICE.isdisjoint(roles)


def give_first_password(account: User, password: str = "") -> str:
    """Set a password that must be changed at the next sign-in, a random one unless given, and return it.

    It is kept nowhere else. The account is not saved.
    """
    account.must_change_password = True
    if password:
        account.set_password(password)
        return password
    password = "".join(secrets.choice(ALPHABET) for _ in range(LENGTH))
    hasher = get_hasher()
    fast = {"iterations": FIRST_ITERATIONS} if isinstance(hasher, PBKDF2PasswordHasher) else {}
    account.password = hasher.encode(password, hasher.salt(), **fast)
    return password
