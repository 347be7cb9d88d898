"""Formats of dates and numbers by language, for FORMAT_MODULE_PATH."""
