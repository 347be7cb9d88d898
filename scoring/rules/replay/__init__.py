"""A past round under draft rules: who would move, and why. Nothing stored changes.

`draft` carries marks over to draft criteria, `replay` computes both rounds, `reasons` tells which condition of a class
made the difference, `effects` what each domain did to the composite. `thresholds` and `weights` make a draft of the
rules in force and of figures typed over them.
"""

from scoring.rules.replay.draft import Added, Rules, carried_over
from scoring.rules.replay.effects import Effect, effects
from scoring.rules.replay.reasons import Cause, Reason, reasons
from scoring.rules.replay.replay import Move, replay
from scoring.rules.replay.thresholds import Typed, rethresholded
from scoring.rules.replay.weights import WeightError, WeightFault, reweighted

__all__ = [
    "Added",
    "Cause",
    "Effect",
    "Move",
    "Reason",
    "Rules",
    "Typed",
    "WeightError",
    "WeightFault",
    "carried_over",
    "effects",
    "reasons",
    "replay",
    "rethresholded",
    "reweighted",
]
