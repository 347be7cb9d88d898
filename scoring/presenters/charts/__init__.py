"""Geometry of the charts: what `templatetags/charts.py` draws as SVG, on pages and on paper alike.

Coordinates are computed here, in decimals or integers, and handed over as text or whole numbers. No chart speaks by
colour alone: a label, a mark or a pattern says the same.
"""
