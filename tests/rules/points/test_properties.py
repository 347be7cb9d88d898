"""Whatever the parameters and facts: points within bounds, more is never worse, and rounding happens once."""

from decimal import Decimal
from fractions import Fraction
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from scoring.rules.points.amounts import rounded
from scoring.rules.points.base import Rule
from scoring.rules.points.measure import Measure
from scoring.rules.points.ratio import Ratio, RatioExact, RatioFloor
from scoring.rules.points.target import RatioTarget
from scoring.rules.points.tiers import Side, Tier, Tiers
from tests.rules.points.samples import ratio

PERCENTS = st.decimals("0", "100", places=4)
MAXIMA = st.decimals("0.01", "100", places=2)
DECIMALS = st.integers(2, 6)


@st.composite
def tier_rules(draw: st.DrawFn) -> tuple[Tiers, Decimal]:
    """Tiers that pass their check, in either direction, and the maximum they are for."""
    count = draw(st.integers(1, 5))
    upward = draw(st.booleans())
    bounds = sorted(draw(st.sets(PERCENTS, min_size=count, max_size=count)), reverse=upward)
    steps = draw(st.lists(st.decimals("0.01", "5", places=2), min_size=count, max_size=count))
    sides = [Side.FROM, Side.ABOVE] if upward else [Side.UP_TO, Side.BELOW]
    points = [sum(steps[place:], Decimal(0)) for place in range(count)]
    rows = zip(bounds, points, strict=True)
    rule = Tiers(tiers=tuple(Tier(bound, value, draw(st.sampled_from(sides))) for bound, value in rows))
    return rule, points[0]


@st.composite
def ratio_rules(draw: st.DrawFn) -> tuple[Rule, Decimal]:
    """Rules in which more of a is better."""
    floor = RatioFloor(floor=draw(PERCENTS), inclusive=draw(st.booleans()), decimals=draw(DECIMALS))
    target = RatioTarget(target=draw(st.decimals("0.01", "100", places=2)), decimals=draw(DECIMALS))
    return draw(st.sampled_from([Ratio(decimals=draw(DECIMALS)), floor, RatioExact(), target])), draw(MAXIMA)


@st.composite
def parts(draw: st.DrawFn) -> tuple[int, int]:
    total = draw(st.integers(1, 10**9))
    return draw(st.integers(0, total)), total


@given(st.one_of(tier_rules(), ratio_rules()), parts())
def test_points_are_within_bounds(case: tuple[Rule, Decimal], facts: tuple[int, int]) -> None:
    rule, maximum = case
    assert 0 <= rule.compute(ratio(*facts), maximum).points <= maximum


@given(st.one_of(tier_rules(), ratio_rules()), parts(), st.integers(1, 1000))
def test_points_go_one_way_with_b(case: tuple[Rule, Decimal], facts: tuple[int, int], more: int) -> None:
    rule, maximum = case
    part, total = facts
    upward = not isinstance(rule, Tiers) or rule.tiers[0].side.upward
    fewer = rule.compute(ratio(part, total), maximum).points
    better = rule.compute(ratio(min(part + more, total), total), maximum).points
    assert fewer <= better if upward else fewer >= better


@given(ratio_rules())
def test_all_of_a_earns_the_maximum(case: tuple[Rule, Decimal]) -> None:
    rule, maximum = case
    if not list(rule.check(maximum)):
        assert rule.compute(ratio(7, 7), maximum).points == maximum


@given(tier_rules(), parts())
def test_a_tier_holds_what_its_bounds_say_and_no_better_one_does(
    case: tuple[Tiers, Decimal], facts: tuple[int, int]
) -> None:
    rule, maximum = case
    assert list(rule.check(maximum)) == []
    part, total = facts
    found = rule.compute(ratio(part, total), maximum)
    value = Fraction(part * 100, total)
    holding = [place for place, tier in enumerate(rule.tiers) if tier.holds(value)]
    assert found.place == (holding[0] if holding else None)
    assert holding == list(range(holding[0], len(rule.tiers))) if holding else not holding


@given(tier_rules())
def test_points_fall_from_tier_to_tier(case: tuple[Tiers, Decimal]) -> None:
    rule, _maximum = case
    assert all(better.points > worse.points for better, worse in pairwise(rule.tiers))


@given(parts(), st.integers(1, 10**6))
def test_equal_ratios_earn_equal_points(facts: tuple[int, int], times: int) -> None:
    part, total = facts
    rule, maximum = Ratio(), Decimal("1.5")
    scaled = ratio(part * times % 10**15, total * times)
    if total * times <= 10**15:
        assert rule.compute(ratio(part, total), maximum).points == rule.compute(scaled, maximum).points


@given(st.fractions(0, 1000), st.integers(0, 6))
def test_rounding_is_half_up_and_off_by_half_a_step_at_most(value: Fraction, decimals: int) -> None:
    step = Fraction(1, 10**decimals)
    error = Fraction(rounded(value, decimals)) - value
    assert -step / 2 < error <= step / 2


@given(PERCENTS)
def test_a_stated_percentage_counts_like_its_ratio(percent: Decimal) -> None:
    maximum = Decimal(2)
    stated = Ratio(measure=Measure.PERCENT).compute({"value": str(percent)}, maximum).points
    assert stated == Ratio(fractional=True).compute(ratio(str(percent), 100), maximum).points
