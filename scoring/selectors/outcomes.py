"""Outcomes of a round: indices, classes and ranks, computed when read."""

from dataclasses import dataclass

from scoring.models import Layer, Round
from scoring.rules.classify import Scheme
from scoring.rules.outcome import Outcome, outcomes
from scoring.rules.ranking import Rank
from scoring.selectors.adjustments import Lines, adjustment_lines, recorded
from scoring.selectors.scheme import scheme_of
from scoring.selectors.structure import Structure, round_structure
from scoring.selectors.tallies import round_tallies


@dataclass(frozen=True)
class RoundOutcomes:
    """Outcomes, ranks, and the bonus and penalty lines behind them, by place in the round (RoundUnit pk)."""

    structure: Structure
    scheme: Scheme
    outcomes: dict[int, Outcome]
    ranks: dict[int, Rank]
    adjustments: Lines


def round_outcomes(round_: Round, layer: Layer = Layer.FINAL) -> RoundOutcomes:
    """Compute the round afresh, in a fixed number of queries. Bonus and penalty count in the final layer only."""
    structure = round_structure(round_)
    scheme = scheme_of(round_.scheme)
    blocks = dict(round_.members.values_list("pk", "block_id"))
    lines = adjustment_lines(round_) if layer == Layer.FINAL else {}
    adjustments = {place: recorded(rows) for place, rows in lines.items()}
    computed, ranks = outcomes(round_tallies(round_, structure, blocks, layer), scheme, blocks, adjustments)
    return RoundOutcomes(structure, scheme, computed, ranks, lines)
