"""Speed as a ratio: ours against the floor, in one run, on the same database."""
