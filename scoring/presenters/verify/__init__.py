"""Pages of the public verification."""
