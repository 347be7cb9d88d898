"""What a Vietnamese office text says in figures: sentences, quantities, years, ranges, names of units and classes."""
