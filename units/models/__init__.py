"""Units, their heads, and accounts."""

from units.models.account import Membership, Role, User
from units.models.head import Head
from units.models.unit import Kind, Unit

__all__ = ["Head", "Kind", "Membership", "Role", "Unit", "User"]
