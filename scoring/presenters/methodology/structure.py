"""Domains and criteria of the set in force, with what they weigh and how they are scored."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from cchc.numbers import format_number, format_percent
from scoring.presenters.figures import NOTHING, number
from scoring.results import schema
from scoring.results.explained.inputs import leaves_of
from scoring.rules.marks import Method, NaPolicy
from scoring.rules.weights import Weight, domain_weights, whole_weight


@dataclass(frozen=True, slots=True)
class WeightText:
    """What a domain, or the whole set, weighs; `survey` is a dash where a survey gives nothing."""

    criteria: int
    maximum: str
    survey: str
    percent: str


@dataclass(frozen=True, slots=True)
class DomainLine:
    """A domain; `weight` is None where none of its criteria counts in the round."""

    number: int
    name: str
    weight: WeightText | None


@dataclass(frozen=True, slots=True)
class CriterionLine:
    """A criterion: how its points arise (None where the result does not say), and what "not applicable" does."""

    code: str
    title: str
    maximum: str
    is_survey: bool
    rule: str | None
    not_applicable: str


@dataclass(frozen=True, slots=True)
class DomainCriteria:
    """The criteria of one domain."""

    number: int
    name: str
    rows: Sequence[CriterionLine]


@dataclass(frozen=True, slots=True)
class PolicyCount:
    """How many criteria treat "not applicable" in one way."""

    words: str
    count: int


def domain_lines(overview: schema.Overview) -> list[DomainLine]:
    """Every domain with its weight, in order."""
    weights = domain_weights(leaves_of(overview))
    return [
        DomainLine(one["number"], one["name"], _weight(weights[one["number"]]) if one["number"] in weights else None)
        for one in overview["criteria_set"]["domains"]
    ]


def whole(overview: schema.Overview) -> WeightText:
    """The weight of all criteria that count."""
    return _weight(whole_weight(leaves_of(overview)))


def criteria_by_domain(overview: schema.Overview) -> list[DomainCriteria]:
    """Every criterion that counts, by domain."""
    criteria = overview["criteria_set"]["criteria"]
    groups = [
        DomainCriteria(
            domain["number"], domain["name"], [_line(one) for one in criteria if one["domain"] == domain["number"]]
        )
        for domain in overview["criteria_set"]["domains"]
    ]
    return [group for group in groups if group.rows]


def policies(overview: schema.Overview) -> list[PolicyCount]:
    """How many criteria treat "not applicable" in which way, the policies in use only."""
    counts = Counter(one["na_policy"] for one in overview["criteria_set"]["criteria"])
    return [PolicyCount(policy_text(policy.value), counts[policy]) for policy in NaPolicy if counts[policy]]


def policy_text(policy: str) -> str:
    """What "not applicable" does, in words."""
    return {
        NaPolicy.REFUSED: _("luôn áp dụng"),
        NaPolicy.EXCLUDE: _("loại khỏi điểm tối đa"),
        NaPolicy.FULL: _("tính điểm tối đa"),
        NaPolicy.ZERO: _("tính 0 điểm"),
    }[NaPolicy(policy)]


def _weight(weight: Weight) -> WeightText:
    return WeightText(
        criteria=weight.criteria,
        maximum=format_number(weight.maximum),
        survey=format_number(weight.survey) if weight.survey else NOTHING,
        percent=NOTHING if weight.percent is None else format_percent(weight.percent),
    )


def _line(one: schema.CriterionDocument) -> CriterionLine:
    return CriterionLine(
        code=one["code"],
        title=one["title"],
        maximum=number(one["max_points"]),
        is_survey=one["method"] == Method.SURVEY,
        rule=one.get("rule"),
        not_applicable=policy_text(one["na_policy"]),
    )


def has_survey(overview: schema.Overview) -> bool:
    """Whether any criterion that counts gets its points from the survey."""
    return any(one["method"] == Method.SURVEY for one in overview["criteria_set"]["criteria"])
