"""The page of open data: the files of each round, and what stands in them."""
