"""Parameters as one line of text, for workbooks and the administration, and back."""

from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _

from scoring.rule_words.base import AnyWords
from scoring.rule_words.clauses import Clauses, PieceError
from scoring.rule_words.messages import parameter_message
from scoring.rule_words.table import WORDS
from scoring.rules.points import ParameterError, Rule, rule_from, to_json


class ParametersTextError(ValueError):
    """A text that makes no parameters; `messages` say in Vietnamese which piece, and what to write."""

    def __init__(self, messages: list[str]) -> None:
        super().__init__(" ".join(messages))
        self.messages = messages


def parameters_text(rule_type: str, parameters: object) -> str:
    """Stored parameters in one line; empty for direct points, or where what is stored cannot be read."""
    try:
        rule = rule_from(rule_type, parameters)
    except ParameterError:
        return ""
    return "" if rule is None else WORDS[rule_type].text(rule)


def parameters_from_text(rule_type: str, text: str, max_points: Decimal | None) -> dict[str, Any]:
    """Parameters to store; an empty text makes none, and points are then given directly.

    With `max_points` they are checked against the maximum of the criterion. Raises ParametersTextError.
    """
    clauses = Clauses(text)
    if not clauses.left:
        return {}
    words = WORDS.get(rule_type)
    if words is None:
        raise ParametersTextError([_("Chấm trực tiếp thì để trống tham số, hoặc chọn cách tính điểm khác.")])
    rule = _read(words, clauses)
    _refuse(rule, max_points)
    return to_json(rule)


def parameter_problems(rule_type: str, parameters: object, max_points: Decimal) -> list[str]:
    """What keeps stored parameters from scoring a criterion of so many points; nothing for direct points."""
    try:
        rule = rule_from(rule_type, parameters)
    except ParameterError as error:
        return [parameter_message(error.problem)]
    return [] if rule is None else [parameter_message(problem) for problem in rule.check(max_points)]


def _read(words: AnyWords, clauses: Clauses) -> Rule:
    try:
        rule: Rule = words.read(clauses)
        clauses.refuse_rest()
    except PieceError as error:
        said = {"piece": error.piece, "advice": error.advice, "example": words.example}
        if error.advice:
            message = _("“%(piece)s”: %(advice)s Ví dụ: %(example)s") % said
        else:
            message = _("Không hiểu “%(piece)s”. Ví dụ: %(example)s") % said
        raise ParametersTextError([message]) from error
    return rule


def _refuse(rule: Rule, max_points: Decimal | None) -> None:
    problems = [] if max_points is None else list(rule.check(max_points))
    if problems:
        raise ParametersTextError(list(dict.fromkeys(map(parameter_message, problems))))
