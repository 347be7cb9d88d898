"""What a report prints besides its results: form, sections with their numbers and texts; live or of an edition."""
