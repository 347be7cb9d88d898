"""Writes of the annual report: figures, sections, form, approval."""
