"""Back office of criteria, rounds and sheets."""

from scoring.admin import criteria, criterion, heads, records, rounds, schemes, sheets

__all__ = ["criteria", "criterion", "heads", "records", "rounds", "schemes", "sheets"]
