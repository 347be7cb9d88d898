"""Exit codes of the drawing process, known to both sides."""

NO_LIBRARIES = 3
