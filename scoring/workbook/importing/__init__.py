"""Score workbooks coming back: matched, checked, compared and shown before anything is written."""
