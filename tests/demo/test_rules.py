"""Every criterion of the sample set computes its points from facts, and its maximum can be reached."""

from decimal import Decimal

import pytest

from scoring.forms.facts import facts_form
from scoring.models import Criterion, RuleType
from scoring.results.computation import computed, rule_of
from scoring.results.source import Results
from scoring.rule_words import parameter_problems
from scoring.rules.points import DIRECT, Rule
from scoring.rules.points.choice import Binary, Choice
from scoring.rules.points.tiers import Tiers
from tests.demo.test_criteria_and_marks import FLOORS, STEPS
from tests.rules.points.full import full_facts


@pytest.fixture
def criteria(demo: object) -> dict[str, Criterion]:
    return {criterion.code: criterion for criterion in Criterion.objects.filter(is_leaf=True)}


def rule(criterion: Criterion) -> Rule:
    found = rule_of(criterion)
    assert found is not None, criterion.code
    return found


def test_every_type_is_used_and_has_good_parameters(criteria: dict[str, Criterion]) -> None:
    assert {criterion.rule_type for criterion in criteria.values()} == set(RuleType.values) - {DIRECT}
    assert len(criteria) == 62
    problems = [parameter_problems(c.rule_type, c.rule, c.max_points) for c in criteria.values()]
    assert problems == [[]] * 62


def test_full_points_of_every_criterion_are_reached(criteria: dict[str, Criterion]) -> None:
    found = {code: computed(criterion, full_facts(rule(criterion))) for code, criterion in criteria.items()}
    assert {code: (one.points, one.error) for code, one in found.items()} == {
        code: (criterion.max_points, "") for code, criterion in criteria.items()
    }
    assert all(one.line.endswith("điểm") for one in found.values())


def test_every_criterion_has_a_form(criteria: dict[str, Criterion]) -> None:
    for code, criterion in criteria.items():
        form = facts_form(criterion, prefix=f"c{criterion.pk}")
        assert form is not None, code
        assert form.fields


def test_points_are_those_that_the_wording_gives(criteria: dict[str, Criterion]) -> None:
    """The same steps that the sample marks keep to, written out from the wording."""
    for code, steps in STEPS.items():
        wanted = {Decimal(step) for step in steps.split()}
        found = _given(rule(criteria[code]), criteria[code].max_points)
        assert found is None or found == wanted, code
    for code, floor in FLOORS.items():
        assert criteria[code].rule["floor"] == str(floor)


def _given(rule: Rule, maximum: Decimal) -> set[Decimal] | None:
    if isinstance(rule, Binary):
        return {maximum, rule.no}
    if isinstance(rule, Choice):
        return {option.points for option in rule.options}
    return {*(tier.points for tier in rule.tiers), rule.rest} if isinstance(rule, Tiers) else None


def test_published_criteria_say_how_their_points_arise(demo: dict[str, Results]) -> None:
    published = {
        criterion["code"]: criterion["rule"] for criterion in demo["2021"].overview["criteria_set"]["criteria"]
    }
    assert published["6.5"].startswith("từ 95%: 1,5; từ 80%: 1; từ 60%: 0,5; còn lại: 0; a: Vốn được giao")
    assert all(published.values())


def test_evidence_is_required_where_a_document_must_exist(criteria: dict[str, Criterion]) -> None:
    required = {code for code, criterion in criteria.items() if criterion.requires_evidence}
    assert {"1.1.1", "2.1.1", "4.1", "7.6.1"} <= required
    assert not any(code.endswith("X") for code in required)  # the office enters surveys
    assert all(criteria[code].evidence for code in required)
