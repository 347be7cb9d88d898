"""Workbooks out: score sheets to fill in, and results to keep."""
