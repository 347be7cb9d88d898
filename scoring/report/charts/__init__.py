"""Charts of the printed report: geometry in decimals and texts; templates/report/charts draws it as vectors.

No chart speaks by colour alone: a word or a mark says the same.
"""
