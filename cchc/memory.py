"""Garbage collection for a server: what is loaded once is not looked through again for every request."""

import gc

# The default of 700 was chosen for small programs; a page of 3,321 units makes 100,000 short-lived objects.
THRESHOLDS = (50_000, 20, 20)


def settle() -> None:
    """Call once, after everything is imported and before workers are forked."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(*THRESHOLDS)
