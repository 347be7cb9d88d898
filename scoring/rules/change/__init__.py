"""Change of a unit against the year before.

`standing` counts what changed (percentage points, ranks, classes). `decomposition` says why the composite changed:
better or worse work, other criteria, a merger; `profile` and `baseline` lead up to it, `shown` rounds its parts.
"""

from scoring.rules.change.baseline import Predecessor
from scoring.rules.change.decomposition import Decomposition, Parts, decompose
from scoring.rules.change.profile import Item, Profile, profile
from scoring.rules.change.shown import shown_parts
from scoring.rules.change.standing import Change, Standing, change

__all__ = [
    "Change",
    "Decomposition",
    "Item",
    "Parts",
    "Predecessor",
    "Profile",
    "Standing",
    "change",
    "decompose",
    "profile",
    "shown_parts",
]
