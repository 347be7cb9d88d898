"""Parameters that cannot score a criterion, one fault at a time; and their way to JSON and back."""

import json
from dataclasses import replace

import pytest

from scoring.rules.points import RULES, ParameterError, ParameterFault, Rule, from_json, rule_from, to_json, usable_rule
from scoring.rules.points.checklist import Checklist, Item
from scoring.rules.points.choice import Binary, Choice, Option
from scoring.rules.points.count import Count
from scoring.rules.points.deduction import Deduction, Event
from scoring.rules.points.measure import Measure
from scoring.rules.points.ratio import Ratio, RatioFloor
from scoring.rules.points.survey import SurveyMean
from scoring.rules.points.target import RatioTarget
from scoring.rules.points.tiers import Tiers
from tests.rules.points.full import full_facts
from tests.rules.points.samples import ALL, DISCIPLINE, IN_TIME, d, tiers

F = ParameterFault


@pytest.mark.parametrize("name", ALL)
def test_good_parameters_have_no_problem_and_their_full_points_are_reached(name: str) -> None:
    rule, maximum = ALL[name]
    assert list(rule.check(maximum)) == []
    assert rule.compute(full_facts(rule), maximum).points == maximum


@pytest.mark.parametrize("name", ALL)
def test_through_json_and_back(name: str) -> None:
    rule, _maximum = ALL[name]
    stored = json.loads(json.dumps(to_json(rule)))
    assert from_json(type(rule), stored) == rule


@pytest.mark.parametrize(
    ("rule", "maximum", "fault"),
    [
        (Binary(yes=d("1")), "2", F.FULL_POINTS),
        (Binary(no=d("2")), "2", F.POINTS),
        (Binary(no=d("-1")), "2", F.POINTS),
        (Binary(question="a;b"), "2", F.LABEL),
        (Choice(()), "2", F.NO_ROWS),
        (Choice((Option("A", d("2")),)), "2", F.NO_ROWS),
        (Choice((Option("A", d("2")), Option("A", d("0")))), "2", F.TWICE),
        (Choice((Option("A", d("2")), Option("", d("0")))), "2", F.LABEL),
        (Choice((Option("A", d("2")), Option("B  C", d("0")))), "2", F.LABEL),
        (Choice((Option("A", d("2")), Option("B", d("0.0000001")))), "2", F.TOO_FINE),
        (Choice((Option("A", d("1")), Option("B", d("0")))), "2", F.FULL_POINTS),
        (Tiers(tiers=()), "2", F.NO_ROWS),
        (tiers("from 95 2", "from 98 1"), "2", F.ORDER),
        (tiers("from 95 2", "from 95 1"), "2", F.ORDER),
        (tiers("from 95 2", "above 95 1"), "2", F.ORDER),
        (tiers("from 95 2", "from 90 2"), "2", F.ORDER),
        (tiers("from 95 2", rest="2"), "2", F.ORDER),
        (tiers("up_to 5 2", "up_to 3 1"), "2", F.ORDER),
        (tiers("from 95 2", "below 90 1"), "2", F.SIDES),
        (tiers("from 101 2"), "2", F.PERCENT),
        (tiers("from 95 3"), "2", F.POINTS),
        (tiers("from 95 1"), "2", F.FULL_POINTS),
        (tiers("from -1 2", measure=Measure.NUMBER), "2", F.ORDER),
        (RatioFloor(floor=d("101")), "2", F.PERCENT),
        (RatioFloor(floor=d("100"), inclusive=False), "2", F.PERCENT),
        (Ratio(measure=Measure.NUMBER), "2", F.MEASURE),
        (Ratio(a="x;y"), "2", F.LABEL),
        (Ratio(a="Số", b="Số"), "2", F.TWICE),
        (Ratio(decimals=7), "2", F.DECIMALS),
        (Ratio(decimals=0), "1.5", F.DECIMALS),  # the maximum itself could not be written
        (RatioTarget(target=d("0")), "2", F.TARGET),
        (RatioTarget(target=d("101")), "2", F.TARGET),
        (Checklist(()), "2", F.NO_ROWS),
        (Checklist((Item("A", d("1")), Item("B", d("0.5")))), "2", F.FULL_POINTS),
        (Checklist((Item("A", d("2")), Item("B"))), "2", F.MALFORMED),
        (Count(each=d("0")), "2", F.POINTS),
        (Count(each=d("0.5"), cap=d("1")), "2", F.FULL_POINTS),
        (Deduction(()), "2", F.NO_ROWS),
        (Deduction((Event("A", d("0")),)), "2", F.POINTS),
        (Deduction((Event("A", d("1")),), start=d("1")), "2", F.FULL_POINTS),
        (replace(DISCIPLINE, floor=d("2")), "2", F.POINTS),
        (SurveyMean(lowest=5, highest=5), "2", F.SCALE),
        (SurveyMean(lowest=0, highest=101), "2", F.SCALE),
    ],
)
def test_problem(rule: Rule, maximum: str, fault: ParameterFault) -> None:
    assert fault in {problem.fault for problem in rule.check(d(maximum))}


def test_without_parameters_points_are_given_directly() -> None:
    assert [rule_from(rule_type, {}) for rule_type in RULES] == [None] * len(RULES)
    assert rule_from("direct", {"a": "x"}) is None


@pytest.mark.parametrize(
    "stored",
    [
        {"tiers": "x"},
        {"tiers": [{"bound": "95"}]},
        {"tiers": [{"bound": "95", "points": 2.0}]},
        {"tiers": [{"bound": "NaN", "points": "2"}]},
        {"tiers": [{"bound": "95", "points": "2", "side": "beside"}]},
        {"tiers": [5]},
        {"tiers": [], "unknown": 1},
        {"tiers": [], "fractional": 1},
        {"tiers": [], "measure": "weight"},
        {"rest": "0"},
        [1],
        "x",
    ],
)
def test_stored_rubbish_is_refused_and_counts_as_no_rule(stored: object) -> None:
    with pytest.raises(ParameterError):
        rule_from("tier", stored)
    assert usable_rule("tier", stored, d("2")) is None


def test_what_an_older_version_did_not_store_is_as_by_default() -> None:
    stored = {"tiers": [{"bound": "95", "points": "2"}]}
    assert rule_from("tier", stored) == tiers("from 95 2")


def test_parameters_of_another_maximum_are_not_used() -> None:
    assert usable_rule("tier", to_json(IN_TIME), d("4")) == IN_TIME
    assert usable_rule("tier", to_json(IN_TIME), d("3")) is None
