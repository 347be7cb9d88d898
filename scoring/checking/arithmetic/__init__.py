"""Arithmetic of what a text itself says: changes, rates, parts and totals, what is overdue."""
