"""The annual report as its working pages show it."""
