"""What the pages that explain a result show: losses, comparison, years, firmness, the way up."""
