"""What is said about a type of rule: its parameters in one line of text, labels of its facts, and its computation."""

from abc import ABC, abstractmethod
from collections.abc import Mapping
from dataclasses import replace
from typing import Any, ClassVar, Generic, TypeVar

from django.utils.functional import Promise

from scoring.rule_words.clauses import Clauses
from scoring.rules.points import Computed, Question, Rule

R = TypeVar("R", bound=Rule)
C = TypeVar("C", bound=Computed)


class Words(ABC, Generic[R, C]):
    """The words of one type. Parameter texts are Vietnamese in every language, as they stand in files."""

    example: ClassVar[str]
    """A parameter text as an office writes it; shown where one cannot be read."""
    asked: ClassVar[Mapping[str, str | Promise]]
    """Labels of the facts, for those that the parameters do not label."""
    labels: ClassVar[tuple[str, ...]] = ()
    """Parameters that only label facts."""

    @abstractmethod
    def text(self, rule: R) -> str:
        """The parameters as text; `read` gives them back."""

    @abstractmethod
    def read(self, clauses: Clauses) -> R:
        """The rule that the clauses make; those understood are taken. Raises PieceError."""

    @abstractmethod
    def line(self, rule: R, computed: C) -> str:
        """The computation in one line, from the facts to the points."""

    def brief(self, rule: R) -> str:
        """The text without what only labels facts."""
        return self.text(replace(rule, **dict.fromkeys(self.labels, "")))

    def label(self, rule: R, question: Question) -> str:  # noqa: ARG002  # for types whose labels depend on parameters
        """The label of a fact."""
        return question.label or str(self.asked[question.name])


AnyWords = Words[Any, Any]
