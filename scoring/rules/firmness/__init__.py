"""How firm ranks and classes are: the whole round computed again many times under small, plausible disturbances.

A Monte Carlo uncertainty analysis as the handbook on composite indicators asks for (OECD and JRC, 2008: Handbook on
Constructing Composite Indicators, step 7, "Uncertainty and sensitivity analysis"). `noise` says what is disturbed,
`drift` by how much one domain of a unit drifts, `cascade` classifies in integers, `simulation` runs it all.

In each run, for all units alike, the weight of every domain is multiplied by its own factor, and one domain may be
left out of composite and floors; for each unit and criterion on its own, the points move one entry step down, up or not
at all. Units are then ranked and classified by the rules of the round.

The same result gives the same figures for ever: draws are integers of a generator seeded by the caller, and comparisons
are exact.
"""

from scoring.rules.firmness.firmness import Firmness
from scoring.rules.firmness.noise import Noise
from scoring.rules.firmness.simulation import firmness

__all__ = ["Firmness", "Noise", "firmness"]
