"""The arithmetic of the assessment: points, shares, classes, ranks. Knows nothing of Django or of the
database.

Start with `classify` ("how is a commune classified?"); `tally` and `share` lead up to it, `outcome` ties
them together. `way_up`, `firmness`, `change`, `comparison`, `gap` and `replay` explain results once they are there.
"""
