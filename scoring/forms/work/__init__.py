"""Forms of the working pages."""
