"""Workbooks of a round: downloads, a file handed in, its preview, and what becomes of it."""
