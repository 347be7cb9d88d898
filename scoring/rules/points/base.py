"""What every way points arise has in common."""

from abc import ABC, abstractmethod
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from scoring.rules.points.problems import Problem

Facts = Mapping[str, object]
"""Answers by the name of the question, as they are kept in JSON: numbers are texts of exact decimals."""


class Kind(StrEnum):
    """What a question asks for, and how its answer is kept."""

    INTEGER = "integer"  # "48"
    DECIMAL = "decimal"  # "12.5"
    PERCENT = "percent"  # "93.75"
    YES_NO = "yes_no"  # true, false
    CHOICE = "choice"  # one of the options, by its label
    CHECKLIST = "checklist"  # the labels of the options that hold
    COUNTS = "counts"  # a whole number for each option, by its label; left out is 0


@dataclass(frozen=True, slots=True)
class Question:
    """A fact asked for. `label` is that of the parameters, empty where they name none; bounds are inclusive."""

    name: str
    kind: Kind
    label: str = ""
    options: tuple[str, ...] = ()
    low: Decimal | None = Decimal(0)
    high: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Computed:
    """Points that follow from facts, out of a maximum. Each type adds what its one line of explanation needs."""

    points: Decimal
    maximum: Decimal


@dataclass(frozen=True, slots=True)
class Rule(ABC):
    """A way points arise, with its parameters: a frozen dataclass for each type, registered in `table.RULES`."""

    @abstractmethod
    def check(self, max_points: Decimal) -> Iterator[Problem]:
        """Everything that keeps these parameters from scoring a criterion of `max_points`."""

    @abstractmethod
    def questions(self) -> tuple[Question, ...]:
        """The facts to ask for, in order."""

    @abstractmethod
    def compute(self, facts: Facts, max_points: Decimal) -> Computed:
        """The points, from 0 to `max_points`. Raises FactError. The parameters must have passed `check`."""
