"""A unit's year, criterion by criterion, on the scale of its composite: what adds up to 63,19 %."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import NamedTuple

from scoring.rules.exact import EXACT, ZERO, total
from scoring.rules.marks import MAX_DECIMALS, MISSING, Leaf, Mark, Method, NaPolicy


class Item(NamedTuple):
    """A criterion that counts: `points` of the composite that it brings, out of `maximum` (percentage points)."""

    domain: int
    points: Fraction
    maximum: Fraction

    @property
    def rate(self) -> Fraction | None:
        """Share of the maximum that was reached, 0 to 1; None for a criterion without weight."""
        return self.points / self.maximum if self.maximum else None

    def times(self, factor: Fraction) -> "Item":
        """Return the criterion with all its weight multiplied."""
        return Item(self.domain, self.points * factor, self.maximum * factor)


@dataclass(frozen=True, slots=True)
class Profile:
    """Criteria by code; their maxima add up to 100 percentage points, their points to the composite.

    `extra` is what the composite holds besides (bonus less penalty, percentage points).
    """

    items: Mapping[str, Item]
    extra: Fraction = Fraction(0)

    @property
    def percent(self) -> Fraction:
        """The composite in percent."""
        return sum((item.points for item in self.items.values()), self.extra)

    def domains(self) -> dict[int, Fraction]:
        """What each domain brings to the composite, in percentage points, by domain number."""
        return domain_sums(self.items.values())


def domain_sums(items: Iterable[Item]) -> dict[int, Fraction]:
    """Add up the points of criteria by the number of their domain."""
    sums: dict[int, Fraction] = {}
    for item in items:
        sums[item.domain] = sums.get(item.domain, Fraction(0)) + item.points
    return sums


def profile(
    leaves: Sequence[Leaf], marks: Mapping[str, Mark], *, survey_held: bool = True, extra: Decimal = ZERO
) -> Profile | None:
    """Return the profile of one unit in one year; None when nothing is entered or nothing applies.

    Criteria count as they do in `tally` and `outcome`: "not applicable" by its policy, what is not entered and what was
    not surveyed not at all. `extra` is in percentage points.
    """
    counted = list(_counted(leaves, marks, survey_held))
    maximum = _micro(total(leaf.max_points for leaf, _ in counted))
    if not maximum:
        return None

    def brings(points: Decimal) -> Fraction:
        return Fraction(_micro(points) * 100, maximum)

    items = {leaf.code: Item(leaf.domain, brings(points), brings(leaf.max_points)) for leaf, points in counted}
    return Profile(items, Fraction(extra))


def _micro(points: Decimal) -> int:
    """Return millionths of a point, which are whole: points have no more decimals."""
    return int(EXACT.scaleb(points, MAX_DECIMALS))


def _counted(leaves: Sequence[Leaf], marks: Mapping[str, Mark], survey_held: bool) -> Iterator[tuple[Leaf, Decimal]]:
    """Yield the leaves that count, with the points they earn."""
    for leaf in leaves:
        if survey_held or leaf.method is not Method.SURVEY:
            points = _earned(leaf, marks.get(leaf.code, MISSING))
            if points is not None:
                yield leaf, points


def _earned(leaf: Leaf, mark: Mark) -> Decimal | None:
    if not mark.not_applicable:
        return mark.points
    return {NaPolicy.FULL: leaf.max_points, NaPolicy.ZERO: ZERO}.get(leaf.na_policy)
