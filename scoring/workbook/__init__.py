"""Sheets of scores that people fill in."""
