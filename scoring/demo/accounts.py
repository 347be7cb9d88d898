"""Accounts of the demo. Their password is printed on the screen, so production refuses to start with them."""

from dataclasses import dataclass

from django.contrib.auth.hashers import make_password

from units.models import Membership, Role, Unit, User

DEMO_PASSWORD = "demo-cchc-2021"  # noqa: S105  # meant to be known


@dataclass(frozen=True)
class DemoAccount:
    """A sample person; `unit` is the code of the unit where the role is held."""

    username: str
    full_name: str
    role: Role
    unit: str = "tu-ky"
    is_staff: bool = True
    is_superuser: bool = False


DEMO_ACCOUNTS = (
    DemoAccount("noivu", "Chuyên viên Nội vụ (mẫu)", Role.OFFICE),
    DemoAccount("thamdinh", "Người thẩm định (mẫu)", Role.APPRAISER, is_staff=False),
    DemoAccount("lanhdao", "Lãnh đạo UBND huyện (mẫu)", Role.LEADER),
    DemoAccount("quantri", "Quản trị hệ thống (mẫu)", Role.ADMINISTRATOR, is_superuser=True),
    DemoAccount("canbo", "Công chức xã Hà Kỳ (mẫu)", Role.OFFICIAL, unit="ha-ky", is_staff=False),
)


def create_demo_accounts() -> dict[Role, User]:
    """Create the accounts with their roles, and return them by role; the units must be there."""
    password = make_password(DEMO_PASSWORD)  # once: hashing is slow on purpose
    return {account.role: _create(account, password) for account in DEMO_ACCOUNTS}


def _create(account: DemoAccount, password: str) -> User:
    user = User.objects.create(
        username=account.username,
        full_name=account.full_name,
        password=password,
        is_staff=account.is_staff,
        is_superuser=account.is_superuser,
        is_demo=True,
    )
    Membership.objects.create(user=user, unit=Unit.objects.get(code=account.unit), role=account.role)
    return user
