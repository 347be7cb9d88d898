"""Units, their heads, and accounts."""
