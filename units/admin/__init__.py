"""Back office of units and accounts."""

from units.admin import accounts, units

__all__ = ["accounts", "units"]
