"""Units, their heads, and accounts."""

from units.models.account import Membership, Role, RolePolicy, User
from units.models.head import Head
from units.models.locks import SignInFailure
from units.models.unit import Kind, Unit

__all__ = ["Head", "Kind", "Membership", "Role", "RolePolicy", "SignInFailure", "Unit", "User"]
