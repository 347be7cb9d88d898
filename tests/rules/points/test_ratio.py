"""Ratio times the maximum: plain, with a floor, all or nothing, against a target. Sums are written out."""

from decimal import Context, Decimal, Inexact, localcontext

import pytest

from scoring.rules.points.base import Facts, Rule
from scoring.rules.points.measure import Measure
from scoring.rules.points.ratio import Ratio, RatioExact, RatioFloor
from scoring.rules.points.target import RatioTarget
from tests.rules.points.samples import ABOVE_80, FLOOR_80, ONLINE, OWN_TARGET, points, ratio

PERCENT = Ratio(measure=Measure.PERCENT)
MONEY = Ratio(fractional=True)
HUNDRED_FILES = RatioTarget(target=Decimal(100), measure=Measure.NUMBER)


@pytest.mark.parametrize(
    ("rule", "facts", "maximum", "expected"),
    [
        # b/a x max
        (Ratio(), ratio(45, 48), "2", "1.875"),  # 0.9375 x 2
        (Ratio(), ratio(0, 48), "2", "0"),
        (Ratio(), ratio(48, 48), "1.5", "1.5"),
        (Ratio(), ratio(2, 3), "1", "0.666667"),  # 0.6666666... half up at the sixth decimal
        (Ratio(), ratio(1, 3), "1", "0.333333"),
        (Ratio(), ratio(1, 2_000_000), "1", "0.000001"),  # 0.0000005 is a half, and goes up
        (Ratio(), ratio(1, 2_000_001), "1", "0"),  # a trifle less goes down
        (Ratio(decimals=2), ratio(1, 8), "1", "0.13"),  # 0.125: the half goes up, where floats say 0.12
        (Ratio(decimals=2), ratio(2, 3), "1", "0.67"),
        (Ratio(decimals=0), ratio(1, 2), "1", "1"),
        (MONEY, ratio("1234.5", "2469"), "1.5", "0.75"),  # half of 1.5
        (PERCENT, {"value": "93.75"}, "2", "1.875"),
        (PERCENT, {"value": "100"}, "2", "2"),
        # a floor of 80 percent
        (FLOOR_80, ratio(8, 10), "2", "1.6"),  # exactly on the floor
        (FLOOR_80, ratio(7_999_999, 10_000_000), "2", "0"),  # 79.99999% prints as 80.00%
        (FLOOR_80, ratio(79, 99), "2", "0"),  # 79.797...%
        (FLOOR_80, ratio(80, 99), "2", "1.616162"),  # 160/99
        (FLOOR_80, ratio(99, 99), "2", "2"),
        (ABOVE_80, ratio(8, 10), "2", "0"),  # "trên 80%": 80 itself is too little
        (ABOVE_80, ratio(8_000_001, 10_000_000), "2", "1.6"),  # 1.6000002
        (RatioFloor(floor=Decimal("66.666667")), ratio(2, 3), "3", "0"),  # 66.6666666...% is below it
        (RatioFloor(floor=Decimal("66.666666")), ratio(2, 3), "3", "2"),
        # all or nothing
        (RatioExact(), ratio(132, 132), "1", "1"),
        (RatioExact(), ratio(999_999_999, 1_000_000_000), "1", "0"),
        # against a target of 10 percent
        (ONLINE, ratio(8, 100), "2.5", "2"),  # 8/10 x 2.5
        (ONLINE, ratio(10, 100), "2.5", "2.5"),
        (ONLINE, ratio(60, 100), "2.5", "2.5"),  # more than the target counts as the target
        (ONLINE, ratio(0, 100), "2.5", "0"),
        (ONLINE, ratio(1, 30), "2.5", "0.833333"),  # 3.333...%/10% x 2.5
        (OWN_TARGET, ratio(8, 100, target="40"), "1", "0.2"),
        (HUNDRED_FILES, {"value": "57"}, "1", "0.57"),
        (HUNDRED_FILES, {"value": "157"}, "1", "1"),
        (RatioTarget(target=Decimal(95), measure=Measure.PERCENT), {"value": "102.5"}, "1", "1"),
    ],
)
def test_points(rule: Rule, facts: Facts, maximum: str, expected: str) -> None:
    assert points(rule, facts, maximum) == Decimal(expected)


def test_rounding_down_to_few_decimals_never_exceeds_the_maximum() -> None:
    assert points(Ratio(decimals=0), ratio(999, 1000), "1") == 1  # 0.999 is 1, not more


def test_nothing_depends_on_the_ambient_context() -> None:
    with localcontext(Context(prec=2, rounding="ROUND_UP")):
        assert points(Ratio(), ratio(2, 3), "1") == Decimal("0.666667")
    with localcontext(Context(prec=2, traps=[Inexact])):
        assert points(FLOOR_80, ratio(80, 99), "2") == Decimal("1.616162")
