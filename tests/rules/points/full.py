"""Facts of a unit that did everything there is to do."""

from decimal import Decimal

from scoring.rules.points.base import Kind, Question, Rule
from scoring.rules.points.choice import Choice
from scoring.rules.points.deduction import EVENTS
from scoring.rules.points.tiers import Tiers


def full_facts(rule: Rule) -> dict[str, object]:
    """Answers that earn the maximum."""
    return {question.name: _best(rule, question) for question in rule.questions()}


def _best(rule: Rule, question: Question) -> object:
    if question.kind is Kind.YES_NO:
        return True
    if question.kind is Kind.CHECKLIST:
        return list(question.options)
    if isinstance(rule, Choice):
        return max(rule.options, key=lambda option: option.points).label
    if question.kind is Kind.COUNTS:
        return {question.options[0]: "0" if question.name == EVENTS else "12"}
    if isinstance(rule, Tiers) and not rule.tiers[0].side.upward:
        return "0" if question.name != "a" else "100"
    return str(question.high if question.high is not None else Decimal(100_000))
