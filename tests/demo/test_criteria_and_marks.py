"""The criteria set adds up, and every mark is one that its rule can give."""

from decimal import Decimal

import pytest

from scoring.models import CriteriaSet, Criterion, RuleType, Score
from scoring.rules.marks import Method, NaPolicy
from scoring.selectors.sums import set_mismatches

# Points a rule can give, where it gives only some; written out from the wording of the rules.
STEPS = {
    "1.1.1": "0 0.5 1", "1.2.1": "0 0.25 0.5 0.75 1", "1.2.2": "0 0.125 0.25 0.375 0.5", "1.3.1": "0 0.5",
    "1.4.2": "0 0.25 0.5 0.75 1", "1.5": "0 0.5 1", "2.1.1": "0 1", "2.2.1": "0 0.5 1", "2.4": "0 0.5 1",
    "3.1.1": "0 0.5", "3.1.2": "0 0.5 1", "3.2.1": "0 1", "3.2.2": "0 0.5", "3.4.1": "0 1 2 3 4", "3.4.2": "0 0.5",
    "4.1": "0 1.5", "4.2": "0 1", "4.3": "0 0.75 1.5", "4.4": "0 0.75 1.5", "4.5": "0 1.5", "5.4": "0 1.5",
    "5.5": "0 0.5 1 1.5 2", "5.6": "0 0.5", "6.1": "0 0.5 1 1.5", "6.2": "0 1", "6.3": "0 1", "6.4": "0 0.5 1",
    "6.5": "0 0.5 1 1.5", "6.6": "0 0.5", "7.1": "0 1", "7.4.1": "0 0.15 0.3 0.45 0.6 0.75 0.9 1.05 1.2 1.35 1.5",
    "7.4.2": "0 0.5 1", "7.6.1": "0 1", "7.6.2": "0 0.75 1.5", "7.7": "0 1",
}  # fmt: skip
# Percent below which a ratio earns nothing.
FLOORS = {
    "1.1.2": 80, "1.3.2": 70, "1.4.1": 90, "1.6": 80, "2.1.2": 70, "2.3": 90, "3.3": 80, "5.1": 80, "5.2": 90,
    "5.3": 80, "7.2": 80, "7.3": 80, "7.5": 80,
}  # fmt: skip
FREE = {"2.2.2", "3.5", "3.6", "3.7", "3.8", "5.7", "6.7"}  # any ratio from 0 to 1
EXCUSABLE = {
    NaPolicy.EXCLUDE: {"1.6", "2.2.2", "3.4.1", "5.3", "6.5"},
    NaPolicy.FULL: {"1.3.2", "2.1.2", "3.4.2", "3.7", "4.3", "5.6", "6.7"},
}
ROUNDED_TO = Decimal("0.0005")  # marks are noted with three decimals


def allowed(score: Score) -> bool:
    criterion, points = score.criterion, score.points
    if points is None:
        return bool(score.not_applicable) and criterion.na_policy != NaPolicy.REFUSED
    if criterion.code in STEPS:
        return points in {Decimal(step) for step in STEPS[criterion.code].split()}
    if criterion.code in FLOORS:
        floor = FLOORS[criterion.code] * criterion.max_points / 100
        return bool(points == 0 or floor - ROUNDED_TO <= points <= criterion.max_points)
    if criterion.rule_type == RuleType.SURVEY_MEAN:
        mean = points * 5 / criterion.max_points
        return bool(mean == round(mean, 2) and 1 <= mean <= 5)
    return criterion.code in FREE and 0 <= points <= criterion.max_points


@pytest.fixture
def criteria(demo: object) -> list[Criterion]:
    return list(Criterion.objects.filter(is_leaf=True))


def test_every_mark_is_one_its_rule_can_give(demo: object) -> None:
    scores = Score.objects.select_related("criterion")
    assert scores.count() > 23 * 62 * 2
    assert [f"{score.round_unit_id} {score}" for score in scores if not allowed(score)] == []


def test_marks_have_at_most_three_decimals(demo: object) -> None:
    points = Score.objects.filter(points__isnull=False).values_list("points", flat=True)
    assert all(value == round(value or Decimal(0), 3) for value in points)


def test_the_set_adds_up(demo: object) -> None:
    assert set_mismatches(CriteriaSet.objects.get()) == []


def test_70_points_by_appraisal_and_30_by_survey(criteria: list[Criterion]) -> None:
    by_method = dict.fromkeys(Method, Decimal(0))
    for criterion in criteria:
        by_method[Method(criterion.method)] += criterion.max_points
    assert by_method == {Method.APPRAISAL: 70, Method.SURVEY: 30}
    assert (len(criteria), sum(c.method == Method.SURVEY for c in criteria)) == (62, 7)


def test_what_may_be_not_applicable(criteria: list[Criterion]) -> None:
    for policy, codes in EXCUSABLE.items():
        assert {c.code for c in criteria if c.na_policy == policy} == codes
        assert all(c.na_text for c in criteria if c.na_policy == policy)


def test_some_marks_are_not_applicable_and_lower_the_maximum(demo: dict) -> None:
    maxima = {Decimal(unit["maximum"]) for unit in demo["2021"].units}
    assert min(maxima) < 100 == max(maxima)
    assert Score.objects.filter(round_unit__round__slug="2021", not_applicable=True).count() > 20


def test_apologies_are_excused_only_where_nothing_was_late(demo: object) -> None:
    excused = Score.objects.filter(round_unit__round__slug="2021", criterion__code="3.4.2", not_applicable=True)
    places = excused.values_list("round_unit", flat=True)
    in_time = Score.objects.filter(round_unit__in=places, criterion__code="3.4.1")
    assert {score.points for score in in_time} == {Decimal(4)}
