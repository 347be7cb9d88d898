"""Pictures of every page, drawn anew by `python -m tests.screenshots`."""
