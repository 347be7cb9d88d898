from decimal import Context, Decimal, Inexact, localcontext
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scoring.rules.classify import classify
from scoring.rules.exact import EXACT, points_at, total
from scoring.rules.outcome import outcome
from scoring.rules.share import Share
from scoring.rules.tally import Tally
from tests.rules.builders import SCHEME, domains, of_100

MAXIMA = st.decimals("0.000001", "999999999", places=6)
THRESHOLDS = st.decimals("0", "100", places=6)


@st.composite
def shares(draw: st.DrawFn) -> Share:
    maximum = draw(MAXIMA)
    return Share(draw(st.decimals(0, maximum, places=6)), maximum)


@st.composite
def near_misses(draw: st.DrawFn) -> tuple[Share, Decimal]:
    """A share within a millionth of a point of a threshold, where a rounded quotient would err first."""
    maximum, threshold = draw(MAXIMA), draw(THRESHOLDS)
    exact = points_at(threshold, maximum)
    nearest = exact.quantize(Decimal("0.000001"), context=Context(prec=40))
    step = draw(st.sampled_from(["-0.000001", "0", "0.000001"]))
    return Share(max(EXACT.add(nearest, Decimal(step)), Decimal(0)), maximum), threshold


def fraction(share: Share) -> Fraction:
    return Fraction(share.points) * 100 / Fraction(share.maximum)


def percent(share: Share) -> Decimal:
    assert share.percent is not None
    return share.percent


@pytest.mark.parametrize(
    ("points", "maximum", "expected"),
    [
        ("8", "10", "80"),
        ("83.30", "100", "83.30"),
        ("0", "10", "0"),
        ("10", "10", "100"),
        ("1", "3", "33.33333333333333333333333333333333"),
        ("2", "3", "66.66666666666666666666666666666667"),
    ],
)
def test_percent(points: str, maximum: str, expected: str) -> None:
    assert Share(Decimal(points), Decimal(maximum)).percent == Decimal(expected)


def test_nothing_applicable_is_not_assessed() -> None:
    assert Share(Decimal(0), Decimal(0)).percent is None


def test_sixty_two_decimal_points_that_make_exactly_ninety() -> None:
    # 30 x 1.37 + 30 x 1.63 = 41.10 + 48.90 = 90.00
    points = [Decimal("1.37")] * 30 + [Decimal("1.63")] * 30
    assert sum(float(value) for value in points) != 90  # the trap
    composite = Share(total(points), Decimal(100))
    assert composite.percent == 90
    assert classify(composite, domains("80"), SCHEME).band == "excellent"


@given(near_misses())
def test_comparing_with_a_threshold_equals_the_fraction(case: tuple[Share, Decimal]) -> None:
    share, threshold = case
    exact, limit = fraction(share), Fraction(threshold)
    assert (percent(share) >= threshold) == (exact >= limit)
    assert (percent(share) > threshold) == (exact > limit)


@given(shares(), shares())
def test_comparing_two_shares_equals_the_fractions(one: Share, other: Share) -> None:
    assert (percent(one) < percent(other)) == (fraction(one) < fraction(other))
    assert (percent(one) == percent(other)) == (fraction(one) == fraction(other))


@given(shares(), st.integers(1, 1000))
def test_equal_fractions_have_the_very_same_percent(share: Share, times: int) -> None:
    scaled = Share(EXACT.multiply(share.points, Decimal(times)), EXACT.multiply(share.maximum, Decimal(times)))
    assert scaled.percent == share.percent


@given(st.lists(shares(), min_size=1, max_size=4), st.integers(1, 8))
def test_nothing_depends_on_the_ambient_context(parts: list[Share], precision: int) -> None:
    tallies = [Tally(number, part.points, part.maximum, part.maximum, 0) for number, part in enumerate(parts)]
    expected = outcome(tallies, SCHEME)
    with localcontext(Context(prec=precision, rounding="ROUND_UP")):
        found = outcome(tallies, SCHEME)
        assert found == expected
        assert found.composite.percent == expected.composite.percent


def test_an_ambient_context_that_forbids_rounding_does_not_hinder() -> None:
    with localcontext(Context(prec=3, traps=[Inexact])):
        assert classify(of_100("79.996"), domains("33.333333"), SCHEME).band == "failed"


def test_sums_refuse_to_lose_a_digit() -> None:
    with pytest.raises(Inexact):
        total([Decimal("1E+60"), Decimal("0.01")])
