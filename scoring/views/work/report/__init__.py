"""Working pages of the annual report."""
