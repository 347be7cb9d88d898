"""Keys of citations.

A key is `figure/CODE/ASPECT` (aspects: value, change, previous; of the report's own year), `figure/CODE/ASPECT/YEAR`
for another year, or `result/NAME` and `result/NAME/ARGUMENT`.
"""

import re

KEY = re.compile(
    r"^(figure/[a-z0-9-]+/(value|change|previous)(/[0-9]{4})?|result/[a-z0-9-]+(/[A-Za-z0-9-]+)?)$", re.ASCII
)


def is_key(text: str | None) -> bool:
    """Whether `text` is written as a key; what it names may still be unknown."""
    return text is not None and len(text) < 200 and KEY.fullmatch(text) is not None
