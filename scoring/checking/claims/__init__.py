"""Claims about results: classes, groups, lists of units, index, rank, thresholds, weakest domains."""
