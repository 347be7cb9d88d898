from decimal import Decimal

import pytest

from scoring.rules.classify import Condition, Shortfall, classify
from scoring.rules.share import Share
from tests.rules.builders import DONE, EXCELLENT, FAILED, GOOD, SCHEME, domains, of_100, scheme, threshold


@pytest.mark.parametrize(
    ("composite", "inclusive", "strict"),
    [
        ("100", EXCELLENT, EXCELLENT),
        ("90.01", EXCELLENT, EXCELLENT),
        ("90", EXCELLENT, GOOD),
        ("89.99", GOOD, GOOD),
        ("80.01", GOOD, GOOD),
        ("80", GOOD, DONE),
        ("79.99", DONE, DONE),
        ("65.01", DONE, DONE),
        ("65", DONE, FAILED),
        ("64.99", FAILED, FAILED),
        ("0", FAILED, FAILED),
    ],
)
def test_composite_thresholds(composite: str, inclusive: str, strict: str) -> None:
    every = domains("100", "100")
    assert classify(of_100(composite), every, SCHEME).band == inclusive
    assert classify(of_100(composite), every, scheme(inclusive=False)).band == strict


@pytest.mark.parametrize(
    ("floor", "inclusive", "strict"),
    [
        ("80.01", EXCELLENT, EXCELLENT),
        ("80", EXCELLENT, GOOD),
        ("79.99", GOOD, GOOD),  # one class down
        ("70.01", GOOD, GOOD),
        ("70", GOOD, DONE),
        ("69.99", DONE, DONE),  # two classes down
        ("50.01", DONE, DONE),
        ("50", DONE, FAILED),
        ("49.99", FAILED, FAILED),  # three classes down
    ],
)
def test_weakest_domain_of_a_unit_above_90(floor: str, inclusive: str, strict: str) -> None:
    found = domains("100", floor, "100")
    assert classify(of_100("95"), found, SCHEME).band == inclusive
    assert classify(of_100("95"), found, scheme(inclusive=False)).band == strict


def test_full_marks() -> None:
    result = classify(of_100("100"), domains(*["100"] * 7), SCHEME)
    assert (result.band, result.shortfalls, result.blocking, result.notices) == (EXCELLENT, (), (), ())


def test_a_domain_that_is_not_assessed_has_no_floor() -> None:
    nothing = Share(Decimal(0), Decimal(0))
    assert classify(of_100("95"), {1: of_100("95"), 2: nothing}, SCHEME).band == EXCELLENT


def test_nothing_applicable_has_no_class() -> None:
    with pytest.raises(ValueError, match="applicable maximum"):
        classify(Share(Decimal(0), Decimal(0)), {}, SCHEME)


def test_every_missed_condition_is_told_best_class_first_composite_before_domains() -> None:
    result = classify(of_100("85"), {3: of_100("60"), 1: of_100("75"), 2: of_100("90")}, SCHEME)
    assert result.band == DONE
    told = [(missed.band, missed.condition, missed.domain) for missed in result.shortfalls]
    assert told == [
        (EXCELLENT, Condition.COMPOSITE, None),
        (EXCELLENT, Condition.DOMAIN, 1),
        (EXCELLENT, Condition.DOMAIN, 3),
        (GOOD, Condition.DOMAIN, 3),
    ]
    assert [(missed.band, missed.domain) for missed in result.blocking] == [(GOOD, 3)]


def test_shortfall_of_a_domain_in_points_of_that_domain() -> None:
    # 9.60 of 14 points = 68.571428...%; 70 % of 14 are 9.80: 0.20 points are missing
    found = {3: Share(Decimal("9.60"), Decimal(14))}
    (missed,) = classify(of_100("85"), found, SCHEME).blocking
    assert missed == Shortfall(
        band=GOOD,
        condition=Condition.DOMAIN,
        domain=3,
        actual=Decimal("68.57142857142857142857142857142857"),
        threshold=threshold("70"),
        percentage_points=Decimal("1.42857142857142857142857142857143"),
        points=Decimal("0.20"),
    )


def test_shortfall_of_the_composite_in_points_of_the_whole() -> None:
    # 55.80 of 70 points = 79.714...%; 80 % of 70 are 56: 0.20 points are missing
    (missed,) = classify(Share(Decimal("55.80"), Decimal(70)), domains("75"), SCHEME).blocking
    assert (missed.condition, missed.domain, missed.points) == (Condition.COMPOSITE, None, Decimal("0.20"))


def test_shortfall_of_a_strict_threshold_may_be_zero() -> None:
    (missed,) = classify(of_100("80"), domains("75"), scheme(inclusive=False)).blocking
    assert (missed.band, missed.points, missed.percentage_points) == (GOOD, Decimal(0), Decimal(0))
    assert not missed.threshold.inclusive


def test_the_worst_class_tells_all_that_is_missing_to_the_next() -> None:
    blocking = classify(of_100("60"), domains("40", "55", "49.99"), SCHEME).blocking
    assert [(missed.band, missed.domain, missed.points) for missed in blocking] == [
        (DONE, None, Decimal(5)),
        (DONE, 1, Decimal(10)),
        (DONE, 3, Decimal("0.01")),
    ]
