"""Figures and results that the report's text cites: what can be cited, and filling it in."""
