"""What is measured: a part of a total, a percentage, or a plain number."""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction

from scoring.rules.points import answers
from scoring.rules.points.base import Facts, Kind, Question, Rule
from scoring.rules.points.problems import FactError, FactFault

TOTAL, PART, VALUE = "a", "b", "value"


class Measure(StrEnum):
    """What the facts are."""

    RATIO = "ratio"  # b of a, in percent
    PERCENT = "percent"  # a percentage that a piece of software or another office gives
    NUMBER = "number"  # a count or an amount


@dataclass(frozen=True, slots=True)
class Reading:
    """What was measured: `value` in percent, or the plain number; `part` of `total` where those were asked for."""

    value: Fraction
    part: Decimal | None = None
    total: Decimal | None = None

    @property
    def share(self) -> Fraction:
        """A percentage as a fraction of 1."""
        return self.value / 100


@dataclass(frozen=True, slots=True)
class Measured(Rule):
    """Rules about one measured value. `a`, `b` and `value` are labels of the facts; amounts such as money are
    `fractional`, counts are not.
    """

    measure: Measure = Measure.RATIO
    a: str = ""
    b: str = ""
    value: str = ""
    fractional: bool = False

    @property
    def labels(self) -> tuple[str, ...]:
        """Labels of the facts, empty where the parameters name none."""
        return (self.a, self.b, self.value)

    @property
    def most(self) -> Decimal | None:
        """The largest percentage that may be stated; None where more than all can be reached."""
        return None

    def questions(self) -> tuple[Question, ...]:
        """Total and part, or the one value."""
        kind = Kind.DECIMAL if self.fractional else Kind.INTEGER
        if self.measure is Measure.RATIO:
            return (Question(TOTAL, kind, self.a), Question(PART, kind, self.b))
        if self.measure is Measure.PERCENT:
            return (Question(VALUE, Kind.PERCENT, self.value, high=self.most),)
        return (Question(VALUE, kind, self.value),)

    def read(self, facts: Facts) -> Reading:
        """The measured value. Raises FactError, also for a total of 0 and for a part above its total."""
        if self.measure is Measure.RATIO:
            return self._ratio(facts)
        plain = self.measure is Measure.PERCENT or self.fractional
        value = (answers.amount if plain else answers.whole)(facts, VALUE)
        if self.measure is Measure.PERCENT and self.most is not None and value > self.most:
            raise FactError(FactFault.TOO_LARGE, VALUE, most=self.most)
        return Reading(Fraction(value))

    def _ratio(self, facts: Facts) -> Reading:
        read = answers.amount if self.fractional else answers.whole
        total, part = read(facts, TOTAL), read(facts, PART)
        if part > total:
            raise FactError(FactFault.PART_ABOVE_TOTAL, PART, part=part, total=total)
        if not total:
            raise FactError(FactFault.NOTHING_TO_COUNT, TOTAL)
        return Reading(Fraction(part) / Fraction(total) * 100, part, total)
