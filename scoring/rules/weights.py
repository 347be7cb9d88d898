"""What each domain of a criteria set weighs: its criteria and the points they carry."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from scoring.rules.exact import total
from scoring.rules.marks import Leaf, Method
from scoring.rules.share import Share


@dataclass(frozen=True, slots=True)
class Weight:
    """Criteria of one domain, or of all: how many, their maximum and the part of it that a survey gives, in points.

    `percent` is the part of the maximum in that of all criteria; None where there is nothing to divide.
    """

    criteria: int
    maximum: Decimal
    survey: Decimal
    percent: Decimal | None


def whole_weight(leaves: Iterable[Leaf]) -> Weight:
    """Return the weight of all criteria together."""
    listed = list(leaves)
    return _weight(listed, _maxima(listed))


def domain_weights(leaves: Iterable[Leaf]) -> dict[int, Weight]:
    """Return the weight of every domain that has criteria, by number."""
    listed = list(leaves)
    whole = _maxima(listed)
    numbers = sorted({leaf.domain for leaf in listed})
    return {number: _weight([leaf for leaf in listed if leaf.domain == number], whole) for number in numbers}


def _weight(leaves: list[Leaf], whole: Decimal) -> Weight:
    maximum = _maxima(leaves)
    return Weight(
        criteria=len(leaves),
        maximum=maximum,
        survey=_maxima(leaf for leaf in leaves if leaf.method is Method.SURVEY),
        percent=Share(maximum, whole).percent,
    )


def _maxima(leaves: Iterable[Leaf]) -> Decimal:
    return total(leaf.max_points for leaf in leaves)
