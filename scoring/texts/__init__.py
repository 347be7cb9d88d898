"""Texts of the annual report: clean HTML, and the notation that says the same in plain letters."""
