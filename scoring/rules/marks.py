"""Scored criteria ("leaves" of a criteria set) and the mark a unit has on each."""

from dataclasses import dataclass
from decimal import ROUND_HALF_EVEN, Context, Decimal
from enum import StrEnum

MAX_DECIMALS = 6  # finer points would weaken the exactness argument of `share.Share`

_FINEST = Decimal((0, (1,), -MAX_DECIMALS))
_WIDE = Context(prec=60, rounding=ROUND_HALF_EVEN)


class NaPolicy(StrEnum):
    """What "không áp dụng" means for one criterion; a row of the criteria set, not a setting of the
    portal.
    """

    REFUSED = "refused"  # the criterion applies to every unit
    EXCLUDE = "exclude"  # lowers the maximum
    FULL = "full"  # counts as full points
    ZERO = "zero"  # counts as no points


class Method(StrEnum):
    """Where the points of a criterion come from."""

    APPRAISAL = "appraisal"  # thẩm định
    SURVEY = "survey"  # điều tra xã hội học


@dataclass(frozen=True, slots=True)
class Leaf:
    """A criterion that carries points: its code, the number of its domain and its maximum in points."""

    code: str
    domain: int
    max_points: Decimal
    method: Method = Method.APPRAISAL
    na_policy: NaPolicy = NaPolicy.REFUSED


@dataclass(frozen=True, slots=True)
class Mark:
    """One unit's mark on one leaf: not entered (both unset), points (zero is points), or not applicable.

    Raises ValueError for points together with "not applicable", which would be a fourth state.
    """

    points: Decimal | None = None
    not_applicable: bool = False

    def __post_init__(self) -> None:
        if self.not_applicable and self.points is not None:
            raise ValueError("a mark is either points or not applicable, never both")

    @property
    def entered(self) -> bool:
        """Whether someone has decided anything about the leaf."""
        return self.not_applicable or self.points is not None


MISSING = Mark()


class MarkError(StrEnum):
    """Why a mark cannot stand on its leaf; the interface words it and names the criterion."""

    NEGATIVE = "negative"
    ABOVE_MAX = "above_max"
    NA_REFUSED = "na_refused"
    NOT_A_NUMBER = "not_a_number"
    TOO_FINE = "too_fine"

    @property
    def code(self) -> str:
        """The stable word of the error, for messages and JSON."""
        return self.value


def check_mark(leaf: Leaf, mark: Mark) -> MarkError | None:
    """Return what is wrong with `mark` on `leaf`, or None. A mark not entered is never wrong."""
    if mark.not_applicable:
        return MarkError.NA_REFUSED if leaf.na_policy is NaPolicy.REFUSED else None
    return None if mark.points is None else _check_points(mark.points, leaf.max_points)


def _check_points(points: Decimal, maximum: Decimal) -> MarkError | None:
    if not points.is_finite():
        return MarkError.NOT_A_NUMBER
    if points < 0:
        return MarkError.NEGATIVE
    if points > maximum:
        return MarkError.ABOVE_MAX
    # By value, not by spelling: 1,5000000 from a wider database column is 1,5.
    return None if points.quantize(_FINEST, context=_WIDE) == points else MarkError.TOO_FINE
