"""The results workbook: what the pages of a round show, as real numbers."""
