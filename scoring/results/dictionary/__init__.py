"""The data dictionary: what every field of a result document means.

`shape` reads the fields from the TypedDicts of `schema`, so that none can be forgotten; `words` holds their meanings,
one table for each TypedDict; `book` puts both together. A field without a meaning, or a meaning without a field, is an
error.
"""
