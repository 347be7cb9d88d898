"""The appraisal as it stands: what waits, how much is done, who has which share."""
