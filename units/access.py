"""Which roles a person holds at a unit. What a role may do is decided where the thing is."""

from django.contrib.auth.models import AnonymousUser
from django.db.models import QuerySet

from units.models import Membership, Role, Unit, User


def roles_at(person: User | AnonymousUser, unit: Unit | int) -> frozenset[Role]:
    """Roles of `person` at `unit`; a superuser is administrator everywhere, a disabled account has none."""
    if not person.is_active or person.is_anonymous:
        return frozenset()
    unit_id = unit if isinstance(unit, int) else unit.pk
    held = frozenset(Role(role) for at, role in _held(person) if at == unit_id)
    return held | {Role.ADMINISTRATOR} if person.is_superuser else held


def has_role(person: User | AnonymousUser, unit: Unit | int, *roles: Role) -> bool:
    """Whether `person` holds one of `roles` at `unit`."""
    return not roles_at(person, unit).isdisjoint(roles)


def holds_anywhere(person: User | AnonymousUser, *roles: Role) -> bool:
    """Whether `person` holds one of `roles` at any unit."""
    if not person.is_active or person.is_anonymous:
        return False
    if person.is_superuser and Role.ADMINISTRATOR in roles:
        return True
    return any(role in roles for _, role in _held(person))


def units_with_role(person: User | AnonymousUser, *roles: Role) -> QuerySet[Unit]:
    """Units at which `person` holds one of `roles`."""
    units: QuerySet[Unit] = Unit.objects.all()
    if not person.is_active or person.is_anonymous:
        return units.none()
    if person.is_superuser and Role.ADMINISTRATOR in roles:
        return units
    return units.filter(pk__in=[at for at, role in _held(person) if role in roles])


def _held(person: User | AnonymousUser) -> list[tuple[int, str]]:
    """(unit, role) pairs of a person, read once per request."""
    if not hasattr(person, "_held_roles"):
        pairs = Membership.objects.filter(user=person.pk or 0).values_list("unit_id", "role")
        person._held_roles = list(pairs)  # type: ignore[union-attr]  # noqa: SLF001  # kept on the request's own user object
    held: list[tuple[int, str]] = person._held_roles  # type: ignore[union-attr]  # noqa: SLF001  # as above
    return held
