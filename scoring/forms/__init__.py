"""Forms of the assessment: what was typed, checked and worded."""
