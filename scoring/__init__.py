"""Criteria, rounds, scores, results and reports."""
