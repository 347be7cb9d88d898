"""The page of one criterion: how it is scored and what it came to (`page`), and who stands where (`ranking`)."""
