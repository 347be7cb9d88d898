"""A past round under draft rules: who would move, and why. Nothing stored changes.

`draft` carries marks over to draft criteria, `replay` computes both rounds, `reasons` tells which condition of a class
made the difference, `effects` what each domain did to the composite.
"""

from scoring.rules.replay.draft import Added, Rules, carried_over
from scoring.rules.replay.effects import Effect, effects
from scoring.rules.replay.reasons import Cause, Reason, reasons
from scoring.rules.replay.replay import Move, replay

__all__ = ["Added", "Cause", "Effect", "Move", "Reason", "Rules", "carried_over", "effects", "reasons", "replay"]
