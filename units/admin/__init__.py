"""Back office of units and accounts."""

from units.admin import accounts, security, units

__all__ = ["accounts", "security", "units"]
