"""The types of rules, by the value that a criterion carries."""

from collections.abc import Mapping
from decimal import Decimal

from scoring.rules.points.base import Rule
from scoring.rules.points.checklist import Checklist
from scoring.rules.points.choice import Binary, Choice
from scoring.rules.points.codec import from_json
from scoring.rules.points.count import Count
from scoring.rules.points.deduction import Deduction
from scoring.rules.points.problems import ParameterError
from scoring.rules.points.ratio import Ratio, RatioExact, RatioFloor
from scoring.rules.points.survey import SurveyMean
from scoring.rules.points.target import RatioTarget
from scoring.rules.points.tiers import Tiers

DIRECT = "direct"
"""Points that the appraiser gives without a rule."""

RULES: Mapping[str, type[Rule]] = {
    "binary": Binary,
    "tier": Tiers,
    "choice": Choice,
    "ratio": Ratio,
    "ratio_floor": RatioFloor,
    "ratio_exact": RatioExact,
    "ratio_target": RatioTarget,
    "checklist": Checklist,
    "count": Count,
    "deduction": Deduction,
    "survey_mean": SurveyMean,
}


def rule_from(rule_type: str, parameters: object) -> Rule | None:
    """The rule that stored parameters make. Raises ParameterError when they make none.

    None for direct points: without parameters, whatever the type says, points are given and not computed.
    """
    kind = RULES.get(rule_type)
    return None if kind is None or not parameters else from_json(kind, parameters)


def usable_rule(rule_type: str, parameters: object, max_points: Decimal) -> Rule | None:
    """The rule, if its parameters can score a criterion of `max_points`; None means that points are given directly."""
    try:
        rule = rule_from(rule_type, parameters)
    except ParameterError:
        return None
    return None if rule is None or any(rule.check(max_points)) else rule
