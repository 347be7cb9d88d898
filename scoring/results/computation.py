"""Points computed from the facts of a score, with the one line that explains them."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from django.utils.translation import gettext as _

from scoring.models import Criterion
from scoring.rule_words import WORDS, fact_message
from scoring.rules.marks import NaPolicy
from scoring.rules.points import FactError, Rule, usable_rule


@dataclass(frozen=True, slots=True)
class Computation:
    """Points and their line ("45/48 = 93,75% → 90–<95%: 1 điểm"), or what keeps them from being computed."""

    points: Decimal | None = None
    line: str = ""
    error: str = ""


def rule_of(criterion: Criterion) -> Rule | None:
    """The rule that computes the points of a criterion; None where points are given directly."""
    if not criterion.rule:
        return None
    return _rule(criterion.rule_type, json.dumps(criterion.rule, sort_keys=True), criterion.max_points)


@lru_cache(maxsize=1024)
def _rule(rule_type: str, stored: str, max_points: Decimal) -> Rule | None:
    """Rules never change, and an import asks for the same ones for every unit."""
    return usable_rule(rule_type, json.loads(stored), max_points)


def computed(criterion: Criterion, facts: object) -> Computation:
    """Points from stored facts. Never raises: facts that fit the rule no longer are an error in words."""
    rule = rule_of(criterion)
    if rule is None:
        return Computation(error=_("Tiêu chí này chấm trực tiếp, không tính từ số liệu."))
    words = WORDS[criterion.rule_type]
    try:
        found = rule.compute(facts if isinstance(facts, Mapping) else {}, criterion.max_points)
    except FactError as error:
        return Computation(error=fact_error_text(criterion, rule, error))
    return Computation(found.points, words.line(rule, found))


def rule_summary(criterion: Criterion) -> str:
    """What is asked of a unit and how the points follow, in words."""
    rule = rule_of(criterion)
    if rule is None:
        return _("Chấm trực tiếp: nhập điểm, không tính từ số liệu.")
    words = WORDS[criterion.rule_type]
    labels = "; ".join(words.label(rule, question) for question in rule.questions())
    return _("Hỏi: %(labels)s. Tính: %(rule)s.") % {"labels": labels, "rule": words.brief(rule)}


def fact_error_text(criterion: Criterion, rule: Rule, error: FactError) -> str:
    """What is wrong with a fact, by its label; a total of 0 leads to "không áp dụng" where the policy allows it."""
    words = WORDS[criterion.rule_type]
    label = next((words.label(rule, question) for question in rule.questions() if question.name == error.question), "")
    return fact_message(error, label, may_be_excused=criterion.na_policy != NaPolicy.REFUSED)
