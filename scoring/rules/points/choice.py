"""Points by an answer: yes or no, or one of several described results."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from scoring.rules.exact import ZERO
from scoring.rules.points import answers
from scoring.rules.points.amounts import bounded
from scoring.rules.points.base import Computed, Facts, Kind, Question, Rule
from scoring.rules.points.checks import full_points, labels_hold, points_fit
from scoring.rules.points.problems import ParameterFault, Problem

ANSWER = "answer"


@dataclass(frozen=True, slots=True)
class Answered(Computed):
    """Points and the answer they were given for: "True", "False" or a label."""

    answer: str


@dataclass(frozen=True, slots=True)
class Binary(Rule):
    """Yes gives `yes` points (None: the maximum), no gives `no`. `question` is the label of the fact."""

    yes: Decimal | None = None
    no: Decimal = ZERO
    question: str = ""

    def check(self, max_points: Decimal) -> Iterator[Problem]:
        """Yes gives the maximum and no gives less."""
        yield from labels_hold([self.question], may_be_empty=True)
        yield from full_points(max_points if self.yes is None else self.yes, max_points)
        yield from points_fit([self.no], max_points)
        if self.no == max_points:
            yield Problem(ParameterFault.POINTS, {"points": self.no, "maximum": max_points})

    def questions(self) -> tuple[Question, ...]:
        """Yes or no."""
        return (Question(ANSWER, Kind.YES_NO, self.question),)

    def compute(self, facts: Facts, max_points: Decimal) -> Answered:
        """The points of the answer."""
        answer = answers.flag(facts, ANSWER)
        return Answered(bounded(max_points if answer else self.no, max_points), max_points, str(answer))


@dataclass(frozen=True, slots=True)
class Option:
    """A described result and its points."""

    label: str
    points: Decimal


@dataclass(frozen=True, slots=True)
class Choice(Rule):
    """Described results, best first, of which one holds ("đúng hạn và đủ nội dung", "chậm", "không")."""

    options: tuple[Option, ...]

    def check(self, max_points: Decimal) -> Iterator[Problem]:
        """Labels can be told apart, the best result gives the maximum."""
        if len(self.options) < 2:
            yield Problem(ParameterFault.NO_ROWS)
            return
        yield from labels_hold(option.label for option in self.options)
        points = [option.points for option in self.options]
        yield from points_fit(points, max_points)
        yield from full_points(max(points), max_points)

    def questions(self) -> tuple[Question, ...]:
        """Which of the results holds."""
        return (Question(ANSWER, Kind.CHOICE, options=self._labels),)

    def compute(self, facts: Facts, max_points: Decimal) -> Answered:
        """The points of the result."""
        answer = answers.choice(facts, ANSWER, self._labels)
        points = next(option.points for option in self.options if option.label == answer)
        return Answered(bounded(points, max_points), max_points, answer)

    @property
    def _labels(self) -> tuple[str, ...]:
        return tuple(option.label for option in self.options)
