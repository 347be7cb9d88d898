"""Reads: database rows to what the rules take, in a number of queries that does not grow with the units."""
