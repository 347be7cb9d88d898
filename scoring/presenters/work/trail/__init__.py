"""The trail in words: one small wording for each act (`wordings`), made into lines (`lines`)."""
