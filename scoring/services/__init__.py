"""Writes: one function for each act. Each checks who, when and what, in one transaction, and writes its event."""
