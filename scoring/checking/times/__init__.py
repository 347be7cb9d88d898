"""Years and dates of a text, and what it only repeats from last year's report."""
