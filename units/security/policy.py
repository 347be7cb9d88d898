"""Who must have a second factor."""

from django.contrib.auth.models import AnonymousUser

from units.access import holds_anywhere
from units.models import Role, RolePolicy, User


def requires_second_factor(person: User | AnonymousUser) -> bool:
    """Whether one of the person's roles, anywhere, asks for it."""
    asked = RolePolicy.objects.filter(requires_second_factor=True).values_list("role", flat=True)
    return holds_anywhere(person, *(Role(role) for role in asked))
