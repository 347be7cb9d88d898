"""Facts from which no points follow are named, whatever is stored."""

from contextlib import suppress

import pytest

from scoring.rules.points.base import Facts, Rule
from scoring.rules.points.choice import Binary
from scoring.rules.points.measure import Measure
from scoring.rules.points.problems import FactError, FactFault
from scoring.rules.points.ratio import Ratio
from scoring.rules.points.survey import SurveyMean
from tests.rules.points.full import full_facts
from tests.rules.points.samples import (
    ALL,
    ARTICLES,
    BALLOTS,
    DISCIPLINE,
    OWN_TARGET,
    PLAN,
    PUBLISHED,
    REPORTS,
    fault,
    ratio,
)

MONEY = Ratio(fractional=True)


@pytest.mark.parametrize(
    ("rule", "facts", "expected", "question"),
    [
        (Ratio(), {}, FactFault.MISSING, "a"),
        (Ratio(), {"a": "", "b": "1"}, FactFault.MISSING, "a"),
        (Ratio(), {"a": "3", "b": None}, FactFault.MISSING, "b"),
        (Ratio(), ratio(4, 3), FactFault.PART_ABOVE_TOTAL, "b"),
        (Ratio(), ratio(1, 0), FactFault.PART_ABOVE_TOTAL, "b"),
        (Ratio(), ratio(0, 0), FactFault.NOTHING_TO_COUNT, "a"),
        (Ratio(), ratio("-1", 3), FactFault.NEGATIVE, "b"),
        (Ratio(), ratio("1.5", 3), FactFault.NOT_WHOLE, "b"),
        (Ratio(), ratio("x", 3), FactFault.NOT_A_NUMBER, "b"),
        (Ratio(), ratio("NaN", 3), FactFault.NOT_A_NUMBER, "b"),
        (Ratio(), ratio("Infinity", 3), FactFault.NOT_A_NUMBER, "b"),
        (Ratio(), ratio("1e999999999", 3), FactFault.TOO_LARGE, "b"),
        (Ratio(), ratio("9" * 5000, 3), FactFault.NOT_A_NUMBER, "b"),
        (Ratio(), {"a": 3, "b": 1.5}, FactFault.NOT_A_NUMBER, "b"),  # a binary fraction is not what was typed
        (Ratio(), {"a": 3, "b": True}, FactFault.NOT_A_NUMBER, "b"),
        (Ratio(), ratio(1, 10**15 + 1), FactFault.TOO_LARGE, "a"),
        (MONEY, ratio("0.0000001", 3), FactFault.TOO_FINE, "b"),
        (Ratio(measure=Measure.PERCENT), {"value": "100.5"}, FactFault.TOO_LARGE, "value"),
        (ARTICLES, {"value": "5.5"}, FactFault.NOT_WHOLE, "value"),
        (OWN_TARGET, ratio(1, 3), FactFault.MISSING, "target"),
        (OWN_TARGET, ratio(1, 3, target="0"), FactFault.NOT_POSITIVE, "target"),
        (OWN_TARGET, ratio(1, 3, target="101"), FactFault.TOO_LARGE, "target"),
        (Binary(), {"answer": None}, FactFault.MISSING, "answer"),
        (Binary(), {"answer": "yes"}, FactFault.NOT_OFFERED, "answer"),
        (PLAN, {"answer": "Gần đúng hạn"}, FactFault.NOT_OFFERED, "answer"),
        (PUBLISHED, {"items": None}, FactFault.MISSING, "items"),
        (PUBLISHED, {"items": "Dự toán"}, FactFault.MISSING, "items"),
        (PUBLISHED, {"items": ["Dự toán", "Khác"]}, FactFault.NOT_OFFERED, "items"),
        (PUBLISHED, {"items": [["Dự toán"]]}, FactFault.NOT_OFFERED, "items"),
        (REPORTS, {"count": "2.5"}, FactFault.NOT_WHOLE, "count"),
        (DISCIPLINE, {"events": {}}, FactFault.MISSING, "events"),
        (DISCIPLINE, {"events": {"Khác": "1"}}, FactFault.NOT_OFFERED, "events"),
        (DISCIPLINE, {"events": {"Cảnh cáo": "-1"}}, FactFault.NEGATIVE, "events"),
        (SurveyMean(), {"mean": "0.99"}, FactFault.TOO_SMALL, "mean"),
        (SurveyMean(), {"mean": "5.01"}, FactFault.TOO_LARGE, "mean"),
        (BALLOTS, {"counts": {"5": "0", "1": "0"}}, FactFault.NOTHING_TO_COUNT, "counts"),
        (BALLOTS, {"counts": {"6": "1"}}, FactFault.NOT_OFFERED, "counts"),
    ],
)
def test_fault(rule: Rule, facts: Facts, expected: FactFault, question: str) -> None:
    assert fault(rule, facts) == (expected, question)


RUBBISH: list[object] = [None, "", "x", "-1", "0", 0, -3, 1.5, True, [], ["x"], {}, {"x": "1"}, {"5": None}, "9" * 99]


@pytest.mark.parametrize("name", ALL)
@pytest.mark.parametrize("value", RUBBISH, ids=repr)
def test_rubbish_is_points_within_bounds_or_a_fault(name: str, value: object) -> None:
    rule, maximum = ALL[name]
    names = [question.name for question in rule.questions()]
    with suppress(FactError):
        assert 0 <= rule.compute(dict.fromkeys(names, value), maximum).points <= maximum


@pytest.mark.parametrize("name", ALL)
def test_no_points_are_above_the_maximum_even_where_parameters_were_never_checked(name: str) -> None:
    rule, maximum = ALL[name]
    low = maximum / 100
    assert rule.compute(full_facts(rule), low).points <= low
