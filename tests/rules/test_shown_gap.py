"""What is shown of a shortfall adds up for a reader with a pencil."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scoring.rules.rounding import half_up, shown_gap, telling_places

D = Decimal


@pytest.mark.parametrize(
    ("actual", "threshold", "places", "gap"),
    [
        ("87.618", "90", 2, "2.38"),  # shown 87,62%
        ("87.615", "90", 2, "2.38"),  # shown 87,62%, although 2,385 alone would round to 2,39
        ("79.996", "80", 3, "0.004"),  # two decimals would show 80,00%
        ("79.99999", "80", 5, "0.00001"),
        ("80", "80", 2, "0"),  # a strict threshold
    ],
)
def test_table(actual, threshold, places, gap):
    assert telling_places(D(actual), D(threshold)) == places
    assert shown_gap(D(actual), D(threshold), places) == D(gap)


@given(st.decimals("0", "79.999999", places=6), st.integers(80, 100))
def test_shown_numbers_add_up(actual, threshold):
    places = telling_places(actual, D(threshold))
    shown = half_up(actual, places)
    assert shown + shown_gap(actual, D(threshold), places) == threshold
    assert shown < threshold
