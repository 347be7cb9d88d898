"""Back office of criteria, rounds and sheets."""

from scoring.admin import criteria, heads, records, rounds, schemes, sheets

__all__ = ["criteria", "heads", "records", "rounds", "schemes", "sheets"]
