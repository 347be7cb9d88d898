"""What can be wrong with the parameters of a rule, and with the facts given to it. The interface words both."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum

Data = Mapping[str, str | Decimal | int]


class ParameterFault(StrEnum):
    """What is wrong with the parameters of a rule."""

    MALFORMED = "malformed"  # data: key; not parameters of this type at all
    NO_ROWS = "no_rows"  # no tiers, options, parts or kinds
    LABEL = "label"  # data: label; empty, or with a sign that the one line of text needs
    TWICE = "twice"  # data: label
    POINTS = "points"  # data: points, maximum; below 0 or above the maximum
    TOO_FINE = "too_fine"  # data: points; more decimals than the portal keeps
    FULL_POINTS = "full_points"  # data: points, maximum; the best result does not give the maximum
    ORDER = "order"  # data: bound; bounds or points that do not go one way
    SIDES = "sides"  # "from" and "up to" in one rule
    PERCENT = "percent"  # data: percent; not from 0 to 100
    TARGET = "target"  # data: target; not above 0
    MEASURE = "measure"  # a plain number where a ratio is needed
    DECIMALS = "decimals"  # data: decimals, maximum; cannot write the maximum, or not 0 to 6
    SCALE = "scale"  # data: lowest, highest; not a scale


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that is wrong with parameters; `data` names the values at fault (points, percent, labels)."""

    fault: ParameterFault
    data: Data = field(default_factory=dict)


class ParameterError(ValueError):
    """Stored parameters that are none of their type; `problem` says where."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(f"parameters: {problem.fault.value} {dict(problem.data)}")
        self.problem = problem


class FactFault(StrEnum):
    """What is wrong with a fact."""

    MISSING = "missing"
    NOT_A_NUMBER = "not_a_number"
    NOT_WHOLE = "not_whole"
    NEGATIVE = "negative"
    TOO_LARGE = "too_large"  # data: most
    TOO_SMALL = "too_small"  # data: least
    TOO_FINE = "too_fine"  # more decimals than the portal keeps
    NOT_POSITIVE = "not_positive"  # a target of 0
    PART_ABOVE_TOTAL = "part_above_total"  # b > a; data: part, total
    NOTHING_TO_COUNT = "nothing_to_count"  # a = 0: the criterion is to be marked not applicable where its policy allows
    NOT_OFFERED = "not_offered"  # data: answer; none of the answers of the rule


class FactError(ValueError):
    """A fact from which no points follow; `question` is the name of the question it answers."""

    def __init__(self, fault: FactFault, question: str, **data: str | Decimal | int) -> None:
        super().__init__(f"{question}: {fault.value} {data}")
        self.fault = fault
        self.question = question
        self.data: Data = data
