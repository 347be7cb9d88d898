"""Tiers, at every boundary."""

from decimal import Decimal

import pytest

from scoring.rules.points.base import Facts
from scoring.rules.points.measure import Measure
from scoring.rules.points.tiers import Tiers
from tests.rules.points.samples import ARTICLES, IN_TIME, OVERDUE, points, ratio, tiers

STRICT = tiers("above 95 2", "from 95 1")
AMOUNT = tiers("from 10.5 1", measure=Measure.NUMBER, fractional=True)
STATED = tiers("from 95 1.5", "from 80 1", measure=Measure.PERCENT)


@pytest.mark.parametrize(
    ("rule", "facts", "maximum", "expected"),
    [
        # from 99.5: 4; from 98: 3; from 95: 2; from 90: 1; otherwise 0
        (IN_TIME, ratio(48, 48), "4", "4"),
        (IN_TIME, ratio(199, 200), "4", "4"),  # 99.5% exactly
        (IN_TIME, ratio(1989, 2000), "4", "3"),  # 99.45%
        (IN_TIME, ratio(994_999_999, 1_000_000_000), "4", "3"),  # 99.4999999% prints as 99.50%
        (IN_TIME, ratio(49, 50), "4", "3"),  # 98% exactly
        (IN_TIME, ratio(48, 49), "4", "2"),  # 97.959...%
        (IN_TIME, ratio(19, 20), "4", "2"),  # 95% exactly
        (IN_TIME, ratio(45, 48), "4", "1"),  # 93.75%
        (IN_TIME, ratio(9, 10), "4", "1"),  # 90% exactly
        (IN_TIME, ratio(89, 99), "4", "0"),  # 89.898...%
        (IN_TIME, ratio(4, 5), "4", "0"),  # 80%: a published guideline gives 0.8 here, against its own rule
        (IN_TIME, ratio(0, 7), "4", "0"),
        # below 1: 2; up to 5: 1; otherwise 0.5
        (OVERDUE, ratio(0, 100), "2", "2"),
        (OVERDUE, ratio(1, 100), "2", "1"),  # 1% is not below 1%
        (OVERDUE, ratio(5, 100), "2", "1"),
        (OVERDUE, ratio(51, 1000), "2", "0.5"),
        # above 95: 2; from 95: 1
        (STRICT, ratio(19, 20), "2", "1"),
        (STRICT, ratio(951, 1000), "2", "2"),
        # plain numbers: from 100: 1; from 50: 0.5
        (ARTICLES, {"value": "100"}, "1", "1"),
        (ARTICLES, {"value": "99"}, "1", "0.5"),
        (ARTICLES, {"value": "50"}, "1", "0.5"),
        (ARTICLES, {"value": "49"}, "1", "0"),
        (AMOUNT, {"value": "10.5"}, "1", "1"),
        (AMOUNT, {"value": "10.499999"}, "1", "0"),
        # a stated percentage, which may be above 100
        (STATED, {"value": "120"}, "1.5", "1.5"),
        (STATED, {"value": "94.9999"}, "1.5", "1"),
    ],
)
def test_points(rule: Tiers, facts: Facts, maximum: str, expected: str) -> None:
    assert points(rule, facts, maximum) == Decimal(expected)


def test_the_place_of_the_tier_is_told() -> None:
    def place(part: int) -> int | None:
        return IN_TIME.compute(ratio(part, 1000), Decimal(4)).place

    assert [place(995), place(980), place(950), place(900), place(899)] == [0, 1, 2, 3, None]
