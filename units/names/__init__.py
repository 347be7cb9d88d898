"""Vietnamese names and text: one spelling, keys for search, order and matching. Knows nothing of Django."""

from units.names.sorting import sort_key
from units.names.text import clean, match_key, search_key

__all__ = ["clean", "match_key", "search_key", "sort_key"]
