"""The leaders' page: how the work of a round stands, or what its result says, on one screen and one sheet."""
