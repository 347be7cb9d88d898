"""The way up ("đường lên hạng"): the least a unit must gain to reach a better class, and where.

Start with `way.way_up`; `rooms` says where points can still be gained, `split` shares them out, `what_if` tries marks
that are not there yet.
"""

from scoring.rules.way_up.rooms import Room, rooms
from scoring.rules.way_up.split import Raise
from scoring.rules.way_up.way import Obstacle, Way, way_up, ways_up
from scoring.rules.way_up.what_if import WhatIf, WhatIfError, what_if

__all__ = ["Obstacle", "Raise", "Room", "Way", "WhatIf", "WhatIfError", "rooms", "way_up", "ways_up", "what_if"]
