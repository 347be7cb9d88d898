"""Test people with roles."""

from dataclasses import dataclass
from typing import Any

from tests.factories import make_authority, make_unit
from units.models import Membership, Role, Unit, User


def make_person(username: str, unit: Unit | None = None, role: Role | None = None, **fields: Any) -> User:
    user = User.objects.create_user(
        username=username, password="mat-khau-thu-nghiem", full_name=username.title(), **fields
    )
    if unit is not None and role is not None:
        Membership.objects.create(user=user, unit=unit, role=role)
    return user


@dataclass
class People:
    authority: Unit
    commune: Unit
    other_commune: Unit
    office: User
    appraiser: User
    leader: User
    administrator: User
    official: User
    other_official: User
    stranger: User
    disabled: User

    @classmethod
    def make(cls) -> "People":
        authority = make_authority()
        commune = make_unit("xa-1", "Hà Kỳ", parent=authority)
        other = make_unit("xa-2", "Minh Đức", parent=authority)
        disabled = make_person("nghi-viec", authority, Role.OFFICE)
        disabled.is_active = False
        disabled.save()
        return cls(
            authority=authority,
            commune=commune,
            other_commune=other,
            office=make_person("noi-vu", authority, Role.OFFICE),
            appraiser=make_person("tham-dinh", authority, Role.APPRAISER),
            leader=make_person("lanh-dao", authority, Role.LEADER),
            administrator=make_person("quan-tri", authority, Role.ADMINISTRATOR),
            official=make_person("can-bo", commune, Role.OFFICIAL),
            other_official=make_person("can-bo-2", other, Role.OFFICIAL),
            stranger=make_person("nguoi-la"),
            disabled=disabled,
        )
