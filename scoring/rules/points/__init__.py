"""Points from facts: one small class for each way points arise, its parameters as data (`Criterion.rule`).

Start with `base` (what a rule is) and `table` (which there are). Everything is exact until points that do not end are
rounded half up, once; tiers and floors are compared as fractions, so that 45 of 48 is 93,75% and nothing else.
"""

from scoring.rules.points.base import Computed, Facts, Kind, Question, Rule
from scoring.rules.points.codec import from_json, to_json
from scoring.rules.points.problems import FactError, FactFault, ParameterError, ParameterFault, Problem
from scoring.rules.points.table import DIRECT, RULES, rule_from, usable_rule

__all__ = [
    "DIRECT",
    "RULES",
    "Computed",
    "FactError",
    "FactFault",
    "Facts",
    "Kind",
    "ParameterError",
    "ParameterFault",
    "Problem",
    "Question",
    "Rule",
    "from_json",
    "rule_from",
    "to_json",
    "usable_rule",
]
