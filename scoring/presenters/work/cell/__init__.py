"""The page of one score: how it arises, its layers, its documents, and what lies beside it."""
