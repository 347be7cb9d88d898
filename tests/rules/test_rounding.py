from decimal import Context, Decimal, localcontext

import pytest

from scoring.rules.rounding import ceil_points, half_up


@pytest.mark.parametrize(
    ("value", "places", "shown"),
    [
        ("2.675", 2, "2.68"),
        ("0.125", 2, "0.13"),
        ("2.674999", 2, "2.67"),
        ("-2.675", 2, "-2.68"),
        ("79.996", 2, "80.00"),
        ("83.3", 2, "83.30"),
        ("0.5", 0, "1"),
        ("1.25", 1, "1.3"),
        ("33.33333333333333333333333333333333", 2, "33.33"),
    ],
)
def test_half_up(value: str, places: int, shown: str) -> None:
    assert str(half_up(Decimal(value), places)) == shown


def test_the_trap_it_avoids() -> None:
    assert str(round(2.675, 2)) == "2.67"
    assert str(round(Decimal("2.665"), 2)) == "2.66"


@pytest.mark.parametrize(
    ("value", "places", "shown"),
    [("0.001", 2, "0.01"), ("0.2", 2, "0.20"), ("1.2300001", 2, "1.24"), ("0", 2, "0.00"), ("0.01", 1, "0.1")],
)
def test_a_shortfall_is_never_shown_smaller(value: str, places: int, shown: str) -> None:
    assert str(ceil_points(Decimal(value), places)) == shown


def test_neither_depends_on_the_ambient_context() -> None:
    with localcontext(Context(prec=2, rounding="ROUND_DOWN")):
        assert str(half_up(Decimal("12345.675"))) == "12345.68"
        assert str(ceil_points(Decimal("12345.671"))) == "12345.68"
