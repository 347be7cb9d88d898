from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scoring.rules.change import shown_parts


def shown(total: str, *parts: Fraction) -> list[str]:
    return [f"{one:f}" for one in shown_parts(parts, Decimal(total))]


@pytest.mark.parametrize(
    ("total", "parts", "expected"),
    [
        ("1.00", [Fraction(1, 3)] * 3, ["0.34", "0.33", "0.33"]),
        ("20.11", [Fraction("20.11"), Fraction(0)], ["20.11", "0.00"]),
        ("-1.00", [Fraction(-2, 3), Fraction(-1, 3)], ["-0.67", "-0.33"]),
        # the total shown is the difference of two shown percentages, and may be a last place off
        ("0.02", [Fraction("0.01"), Fraction(0)], ["0.02", "0.00"]),
        ("0.00", [Fraction("0.01"), Fraction(0)], ["0.00", "0.00"]),
        ("0.01", [Fraction("0.004"), Fraction("0.007"), Fraction(0)], ["0.00", "0.01", "0.00"]),
    ],
)
def test_parts_add_up_to_what_is_shown(total: str, parts: list[Fraction], expected: list[str]) -> None:
    assert shown(total, *parts) == expected


@pytest.mark.parametrize("total", ["5.00", "0.001"])
def test_refuses_a_total_that_is_not_theirs(total: str) -> None:
    with pytest.raises(ValueError, match="total"):
        shown_parts([Fraction(1, 3)], Decimal(total))


@given(st.lists(st.fractions(-50, 50, max_denominator=997), min_size=1, max_size=6), st.integers(-1, 1))
def test_no_part_is_far_from_itself(parts: list[Fraction], off: int) -> None:
    total = Decimal(round(sum(parts) * 100) + off) / 100
    found = shown_parts(parts, total)
    assert sum(found) == total
    assert all(abs(Fraction(one) - part) <= Fraction(2, 100) for one, part in zip(found, parts, strict=True))
