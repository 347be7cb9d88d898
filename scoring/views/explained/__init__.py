"""Pages that explain results."""
