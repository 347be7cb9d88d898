"""The project: settings, addresses, formats, look."""
