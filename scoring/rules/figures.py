"""Figures of the annual report: what is derived from what, and whether an entered value says the same.

Values are exact; a ratio is a quotient of 34 digits. Rounding is for print alone.
"""

from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_EVEN, Context, Decimal, DivisionByZero, InvalidOperation, Overflow
from enum import StrEnum
from functools import reduce
from graphlib import CycleError as GraphCycleError
from graphlib import TopologicalSorter
from typing import Generic, TypeVar

from scoring.rules.exact import HUNDRED
from scoring.rules.rounding import half_up

Key = TypeVar("Key", bound=Hashable)

_TRAPS = [InvalidOperation, DivisionByZero, Overflow]
_QUOTIENT = Context(prec=34, rounding=ROUND_HALF_EVEN, traps=_TRAPS)
_WIDE = Context(prec=200, rounding=ROUND_HALF_EVEN, traps=_TRAPS)  # sums of quotients: wide enough to lose nothing


class How(StrEnum):
    """How a figure comes about; values as in the database."""

    ENTERED = "entered"
    SUM = "sum"
    DIFFERENCE = "difference"
    RATIO = "ratio"


FEWEST_PARTS = {How.ENTERED: 0, How.SUM: 1, How.DIFFERENCE: 2, How.RATIO: 2}
MOST_PARTS = {How.ENTERED: 0, How.RATIO: 2}


class CycleError(ValueError):
    """Figures that are derived from each other; `path` begins and ends with the same one."""

    def __init__(self, path: Sequence[Hashable]) -> None:
        super().__init__(" → ".join(map(str, path)))
        self.path = tuple(path)


@dataclass(frozen=True, slots=True)
class Formula(Generic[Key]):
    """How a figure is derived, and from which, in the order that counts."""

    how: How = How.ENTERED
    parts: tuple[Key, ...] = ()

    @property
    def is_well_formed(self) -> bool:
        """Whether the number of parts fits: a ratio has two, a difference two at least, a sum one at least."""
        count = len(self.parts)
        return FEWEST_PARTS[self.how] <= count <= MOST_PARTS.get(self.how, count)


@dataclass(frozen=True, slots=True)
class Amount:
    """A figure in one year: what somebody entered, what its parts make; None where there is nothing."""

    entered: Decimal | None = None
    computed: Decimal | None = None

    @property
    def value(self) -> Decimal | None:
        """What counts: the computation; what was entered where nothing can be computed."""
        return self.entered if self.computed is None else self.computed


def order_of(formulas: Mapping[Key, Formula[Key]]) -> list[Key]:
    """All figures, each after its parts. Raises CycleError."""
    graph = {key: formula.parts for key, formula in formulas.items()}
    try:
        return list(TopologicalSorter(graph).static_order())
    except GraphCycleError as error:
        raise CycleError(error.args[1]) from error


def amounts(formulas: Mapping[Key, Formula[Key]], entered: Mapping[Key, Decimal]) -> dict[Key, Amount]:
    """The amount of each figure in one year. Raises CycleError."""
    found: dict[Key, Amount] = {}
    for key in order_of(formulas):
        formula = formulas.get(key, Formula())
        parts = [found[part].value for part in formula.parts]
        found[key] = Amount(entered.get(key), derived(formula.how, parts) if formula.is_well_formed else None)
    return found


def derived(how: How, parts: Sequence[Decimal | None]) -> Decimal | None:
    """What the parts make; None where one of them is missing, of a ratio to nothing, and of what is entered.

    A ratio is in percent.
    """
    values = [part for part in parts if part is not None]
    if how is How.ENTERED or not values or len(values) < len(parts):
        return None
    if how is How.RATIO:
        return ratio(*values)
    return reduce(_WIDE.add if how is How.SUM else _WIDE.subtract, values)


def ratio(part: Decimal, whole: Decimal) -> Decimal | None:
    """`part` of `whole` in percent; None of nothing."""
    return _QUOTIENT.divide(_QUOTIENT.multiply(part, HUNDRED), whole) if whole else None


def shown_difference(before: Decimal | None, now: Decimal | None, places: int) -> Decimal | None:
    """The change as a reader subtracts it who has both values before them with `places` decimals."""
    if before is None or now is None:
        return None
    return _WIDE.subtract(half_up(now, places), half_up(before, places))


def agrees(amount: Amount, places: int) -> bool:
    """Whether the entered value is the computed one at `places` decimals, or at as many as were entered, if more."""
    if amount.entered is None or amount.computed is None:
        return True
    told = max(places, decimals_of(amount.entered))
    return amount.entered == half_up(amount.computed, told)


def decimals_of(value: Decimal) -> int:
    """How many decimals `value` has, trailing zeros aside."""
    exponent = value.normalize(_WIDE).as_tuple().exponent
    return max(0, -exponent) if isinstance(exponent, int) else 0
