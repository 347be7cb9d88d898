"""What of the assessment a person of the back office may know of and change."""

from django.db.models import QuerySet

from scoring.models import Round
from scoring.permissions import used_by_others
from units.access import units_with_role
from units.admin.base import Person
from units.models import Role

__all__ = ["READERS", "rounds_of", "used_by_others"]

READERS = (Role.OFFICE, Role.LEADER, Role.ADMINISTRATOR)


def rounds_of(person: Person) -> QuerySet[Round]:
    """Rounds of the authorities where the person works in the back office."""
    return Round.objects.filter(authority__in=units_with_role(person, *READERS))
