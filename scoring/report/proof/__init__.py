"""Proof-reading of the annual report: results and figures as facts, sections as passages, findings as mends."""
