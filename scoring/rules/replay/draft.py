"""Marks of a past round on the criteria of a draft."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from math import floor

from scoring.rules.exact import EXACT, ZERO
from scoring.rules.marks import MAX_DECIMALS, MISSING, Leaf, Mark, NaPolicy
from scoring.rules.scheme import Scheme


class Added(StrEnum):
    """What units are supposed to have on a criterion that only the draft has."""

    UNKNOWN = "unknown"  # not entered: outcomes leave it out and say that they are provisional
    FULL = "full"  # the best that could happen
    ZERO = "zero"  # the worst


@dataclass(frozen=True, slots=True)
class Rules:
    """What a round is computed with."""

    leaves: Sequence[Leaf]
    scheme: Scheme
    survey_held: bool = True


def carried_over(
    marks: Mapping[str, Mark], old: Sequence[Leaf], draft: Sequence[Leaf], added: Added = Added.UNKNOWN
) -> dict[str, Mark]:
    """Return the marks of one unit on the `draft` leaves, from its marks on the `old` ones; by code.

    Points are scaled with the maximum (1,5 of 2 is 3 of 4) and rounded half up to the six decimals that points are kept
    with. "Not applicable" stays where the draft allows it and is not entered where it does not. Dropped criteria go;
    what is not entered stays so; a criterion that is new, or had no maximum to scale from, is what `added` supposes.
    """
    maxima = {leaf.code: leaf.max_points for leaf in old if leaf.max_points}
    return {
        leaf.code: _scaled(marks.get(leaf.code, MISSING), maxima[leaf.code], leaf)
        if leaf.code in maxima
        else _supposed(leaf, added)
        for leaf in draft
    }


def _supposed(leaf: Leaf, added: Added) -> Mark:
    return {Added.UNKNOWN: MISSING, Added.FULL: Mark(leaf.max_points), Added.ZERO: Mark(ZERO)}[added]


def _scaled(mark: Mark, maximum: Decimal, leaf: Leaf) -> Mark:
    if mark.not_applicable:
        return MISSING if leaf.na_policy is NaPolicy.REFUSED else mark
    if mark.points is None or maximum == leaf.max_points:
        return mark
    return Mark(finest(Fraction(mark.points) * Fraction(leaf.max_points) / Fraction(maximum)))


def finest(points: Fraction) -> Decimal:
    """Round half up to the decimals that points are kept with; never above a maximum, which has no more of them."""
    return EXACT.scaleb(Decimal(floor(points * 10**MAX_DECIMALS + Fraction(1, 2))), -MAX_DECIMALS)
