"""One unit of a round as the rules take it: its outcome, what it lost, the ways up, and marks it does not have yet."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

from scoring.results import schema
from scoring.results.explained.inputs import adjustment_of, leaves_of, marks_of, scheme_of
from scoring.rules.adjustment import Adjustment
from scoring.rules.comparison import Loss, losses
from scoring.rules.marks import Leaf, Mark
from scoring.rules.outcome import Outcome, outcome
from scoring.rules.scheme import Scheme
from scoring.rules.tally import tally
from scoring.rules.way_up import Way, WhatIf, rooms, ways_up, what_if

ENTRY_STEP = Decimal("0.01")  # points are given to two decimals, finer ones only come out of a computation


@dataclass(frozen=True)
class Case:
    """The criteria that count, the unit's marks on them by code, the scheme, and its bonus and penalty."""

    leaves: tuple[Leaf, ...]
    marks: Mapping[str, Mark]
    scheme: Scheme
    adjustment: Adjustment

    @cached_property
    def outcome(self) -> Outcome:
        """Shares and class, with reasons."""
        return outcome(tally(self.leaves, self.marks), self.scheme, self.adjustment)

    @cached_property
    def losses(self) -> list[Loss]:
        """Where points were lost, the largest loss first."""
        return losses(self.leaves, self.marks)

    @cached_property
    def room(self) -> dict[str, Decimal]:
        """Points that can still be gained, by criterion code, in the order of the criteria."""
        return {one.code: one.points for one in rooms(self.leaves, self.marks)}

    def ways(self, costs: Mapping[str, Decimal] | None = None) -> tuple[Way, ...]:
        """The ways to every better class in whole entry steps, the next one first; none without a class.

        `costs` are efforts per point by criterion code, 1 where not given.
        """
        found = self.outcome.classification
        return ways_up(found, rooms(self.leaves, self.marks, costs), step=ENTRY_STEP) if found else ()

    def what_if(self, changes: Mapping[str, Mark]) -> WhatIf:
        """The outcome as it is and with other marks (by criterion code).

        Raises WhatIfError for a mark that its criterion cannot have.
        """
        return what_if(self.leaves, self.marks, changes, self.scheme, adjustment=self.adjustment)


def case_of(overview: schema.Overview, unit: schema.UnitDocument, scores: Mapping[str, str]) -> Case:
    """The case of a unit from its documents, frozen or live."""
    return Case(leaves_of(overview), marks_of(scores), scheme_of(overview), adjustment_of(unit))
