"""Which units a person looks after: where they hold a role, and everything below."""

from django.contrib.auth.models import AnonymousUser
from django.db.models import Q, QuerySet

from units.access import units_with_role
from units.models import Role, Unit, User


def units_within(person: User | AnonymousUser, *roles: Role) -> QuerySet[Unit]:
    """Units at which `person` holds one of `roles`, and those below them: province, district, commune."""
    top = units_with_role(person, *roles).values("pk")
    units: QuerySet[Unit] = Unit.objects.filter(Q(pk__in=top) | Q(parent__in=top) | Q(parent__parent__in=top))
    return units


def accounts_within(person: User | AnonymousUser, *roles: Role) -> QuerySet[User]:
    """Accounts that hold a role at a unit `person` looks after, and those that hold none anywhere."""
    if person.is_superuser:
        return User.objects.all()
    below = units_within(person, *roles).values("pk")
    mine = User.objects.filter(Q(memberships__unit__in=below) | Q(memberships__isnull=True))
    return User.objects.filter(pk__in=mine.values("pk"), is_superuser=False)


def looks_after(person: User | AnonymousUser, account: User, *roles: Role) -> bool:
    """Whether every role of `account` lies within the units of `person`: who may change an account may act as it."""
    if person.is_superuser:
        return True
    below = units_within(person, *roles).values("pk")
    return not account.is_superuser and not account.memberships.exclude(unit__in=below).exists()
