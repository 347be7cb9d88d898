"""Whose share of the appraisal is looked at."""

from scoring.models import Round
from scoring.permissions import Person, may_appraise
from scoring.selectors.appraisal.coverage import shares_by_appraiser
from scoring.selectors.assignments import NO_SHARES, Shares
from scoring.selectors.gate import Gate

EVERYTHING = Shares(frozenset({(None, None)}))


def sees_all(gate: Gate, person: Person) -> bool:
    """Whether a person of the authority looks at everybody's share: all but appraisers, who look at their own."""
    return gate.is_editor or not may_appraise(person, gate.round)


def scope_of(gate: Gate, person: Person, appraiser: int | None = None) -> Shares:
    """The shares a work list shows: one's own; for those who see all, everything or those of one appraiser (pk)."""
    if not sees_all(gate, person):
        return gate.shares
    return EVERYTHING if appraiser is None else shares_of_appraiser(gate.round, appraiser)


def shares_of_appraiser(round_: Round, appraiser: int) -> Shares:
    """The shares of one appraiser; none for anybody else."""
    return shares_by_appraiser(round_).get(appraiser, NO_SHARES)
