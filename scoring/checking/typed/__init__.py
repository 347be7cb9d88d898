"""Numbers typed by hand beside the figures that are known."""
