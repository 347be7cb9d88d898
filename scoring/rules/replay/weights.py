"""Criteria with other maxima."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction

from scoring.rules.exact import ZERO, difference, total
from scoring.rules.marks import Leaf
from scoring.rules.replay.draft import finest


class WeightFault(StrEnum):
    """Why maxima cannot be what was asked for; the interface words it."""

    OVER = "over"  # the criteria of the domain that were given a maximum have more than the domain
    UNDER = "under"  # they are all criteria of the domain and have less, and nothing is left to take the rest
    NOTHING = "nothing"  # no criterion carries points any more


class WeightError(ValueError):
    """Maxima that do not fit together; `domain` is the number of the domain at fault, None for all of them."""

    def __init__(self, fault: WeightFault, domain: int | None = None) -> None:
        super().__init__(f"maxima: {fault.value}" + (f" in domain {domain}" if domain is not None else ""))
        self.fault = fault
        self.domain = domain


def reweighted(
    leaves: Sequence[Leaf], *, domains: Mapping[int, Decimal], criteria: Mapping[str, Decimal]
) -> tuple[Leaf, ...]:
    """Return the leaves with other maxima (points): of `criteria` by code, of `domains` by number.

    What a domain has beyond the criteria named goes to its other criteria, in the proportion of what they carried, and
    adds up exactly. A criterion with a maximum of 0 is dropped. Raises WeightError.
    """
    maxima = {leaf.code: leaf.max_points for leaf in leaves} | dict(criteria)
    for number, maximum in domains.items():
        members = [leaf for leaf in leaves if leaf.domain == number]
        maxima.update(_spread(number, maximum, members, criteria))
    found = tuple(replace(leaf, max_points=maxima[leaf.code]) for leaf in leaves if maxima[leaf.code])
    if not found:
        raise WeightError(WeightFault.NOTHING)
    return found


def _spread(
    number: int, maximum: Decimal, members: Iterable[Leaf], named: Mapping[str, Decimal]
) -> Iterator[tuple[str, Decimal]]:
    members = list(members)
    free = [leaf for leaf in members if leaf.code not in named]
    rest = difference(maximum, total(named[leaf.code] for leaf in members if leaf.code in named))
    if rest < 0:
        raise WeightError(WeightFault.OVER, number)
    if rest and not free:
        raise WeightError(WeightFault.UNDER, number)
    yield from _shares(rest, free)


def _shares(rest: Decimal, free: Sequence[Leaf]) -> Iterator[tuple[str, Decimal]]:
    """Each share is the difference of two rounded running sums, so that all of them add up to `rest`."""
    whole = Fraction(total(leaf.max_points for leaf in free))
    running, given = Fraction(0), ZERO
    for leaf in free:
        running += Fraction(leaf.max_points)
        upto = finest(Fraction(rest) * running / whole)
        yield leaf.code, difference(upto, given)
        given = upto
