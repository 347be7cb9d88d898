"""The working behind an outcome, step by step: what each criterion brings, and how the cascade was gone down.

Nothing here decides anything: `tally` adds up and `classify` classifies. This tells their steps to a reader who works
them out again with pencil and paper.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import NamedTuple

from scoring.rules.classify import Classification
from scoring.rules.exact import ZERO
from scoring.rules.marks import MISSING, Leaf, Mark, NaPolicy
from scoring.rules.readings import Reading, missing
from scoring.rules.scheme import Band


class Entry(NamedTuple):
    """A criterion and the points it brings, out of its maximum; None where it does not count for the unit."""

    leaf: Leaf
    mark: Mark
    points: Decimal | None


def entries(leaves: Sequence[Leaf], marks: Mapping[str, Mark]) -> dict[int, list[Entry]]:
    """Return what every criterion brings, by number of the domain, in the order given.

    Their points and maxima add up to those of `tally.tally`, with the maximum of what is entered.
    """
    found: dict[int, list[Entry]] = {number: [] for number in sorted({leaf.domain for leaf in leaves})}
    for leaf in leaves:
        mark = _allowed(leaf, marks.get(leaf.code, MISSING))
        found[leaf.domain].append(Entry(leaf, mark, _brings(leaf, mark)))
    return found


def _allowed(leaf: Leaf, mark: Mark) -> Mark:
    """A "not applicable" that the criterion refuses is no entry."""
    return MISSING if mark.not_applicable and leaf.na_policy is NaPolicy.REFUSED else mark


def _brings(leaf: Leaf, mark: Mark) -> Decimal | None:
    if not mark.not_applicable:
        return mark.points
    return {NaPolicy.FULL: leaf.max_points, NaPolicy.ZERO: ZERO}.get(leaf.na_policy)


@dataclass(frozen=True, slots=True)
class Step:
    """One class held against a unit: whether the composite meets it, and the domains that miss its floor."""

    band: Band
    composite_met: bool
    missed: tuple[Reading, ...]

    @property
    def reached(self) -> bool:
        """Whether both conditions hold: the cascade ends here."""
        return self.composite_met and not self.missed


def steps(classification: Classification) -> tuple[Step, ...]:
    """Return the classes from the best down to the one the unit has; only the last of them is reached."""
    return tuple(_step(band, classification) for band in classification.scheme.bands[: classification.place + 1])


def _step(band: Band, classification: Classification) -> Step:
    met = band.composite is None or band.composite.met_by(classification.index.percent)
    return Step(band, met, tuple(missing(band.domain_floor, classification.assessed)))
