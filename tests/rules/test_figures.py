"""What is derived from what, exactly."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scoring.rules.figures import (
    Amount,
    CycleError,
    Formula,
    How,
    agrees,
    amounts,
    decimals_of,
    derived,
    order_of,
    ratio,
    shown_difference,
)

values = st.decimals(min_value=0, max_value=10**13, places=6, allow_nan=False)


@pytest.mark.parametrize(
    ("how", "parts", "expected"),
    [
        (How.SUM, ["141", "1"], "142"),
        (How.SUM, ["30", "50", "0"], "80"),
        (How.SUM, ["0.1", "0.2"], "0.3"),
        (How.DIFFERENCE, ["45757", "45660"], "97"),  # published as 102
        (How.DIFFERENCE, ["10", "3", "4"], "3"),
        (How.DIFFERENCE, ["3", "10"], "-7"),
        (How.RATIO, ["1", "4"], "25"),
        (How.RATIO, ["23", "23"], "100"),
        (How.RATIO, ["0", "23"], "0"),
    ],
)
def test_derived(how, parts, expected):
    assert derived(how, [Decimal(part) for part in parts]) == Decimal(expected)


def test_a_rate_just_below_all_is_not_all():
    assert str(ratio(Decimal(22604), Decimal(22725))).startswith("99.46754")  # published as 100%


@pytest.mark.parametrize("how", [How.SUM, How.DIFFERENCE, How.RATIO])
def test_nothing_is_computed_where_a_part_is_missing(how):
    assert derived(how, [Decimal(1), None]) is None
    assert derived(how, []) is None


def test_no_ratio_to_nothing():
    assert derived(How.RATIO, [Decimal(0), Decimal(0)]) is None


def test_figures_of_figures():
    formulas = {
        "rate": Formula(How.RATIO, ("on-time", "all")),
        "all": Formula(How.SUM, ("district", "communes")),
        "late": Formula(How.DIFFERENCE, ("all", "on-time")),
        "on-time": Formula(),
        "district": Formula(),
        "communes": Formula(),
    }
    found = amounts(
        formulas, {"on-time": Decimal(90), "district": Decimal(40), "communes": Decimal(60), "late": Decimal(12)}
    )
    assert found["all"].value == 100
    assert found["rate"].value == 90
    assert found["late"] == Amount(entered=Decimal(12), computed=Decimal(10))
    assert found["late"].value == 10  # the computation counts, what was entered is a claim


def test_what_cannot_be_computed_is_what_was_entered():
    formulas = {"rate": Formula(How.RATIO, ("a", "b")), "a": Formula(), "b": Formula()}
    assert amounts(formulas, {"rate": Decimal("93.5")})["rate"].value == Decimal("93.5")


@pytest.mark.parametrize("parts", [("a",), ("a", "b", "c")])
def test_a_ratio_of_other_than_two_parts_is_none(parts):
    formulas = {"r": Formula(How.RATIO, parts), **{part: Formula() for part in parts}}
    assert not formulas["r"].is_well_formed
    assert amounts(formulas, dict.fromkeys(parts, Decimal(1)))["r"].value is None


def test_cycles_are_refused():
    formulas = {"a": Formula(How.SUM, ("b",)), "b": Formula(How.SUM, ("c",)), "c": Formula(How.SUM, ("a",))}
    with pytest.raises(CycleError) as caught:
        order_of(formulas)
    assert caught.value.path[0] == caught.value.path[-1]
    assert set(caught.value.path) == {"a", "b", "c"}


def test_a_part_that_nobody_knows_has_no_value():
    assert amounts({"s": Formula(How.SUM, ("gone",))}, {})["s"].value is None


@pytest.mark.parametrize(
    ("entered", "computed", "places", "expected"),
    [
        ("99.47", "99.4675467546", 2, True),
        ("99.468", "99.4675467546", 2, True),
        ("99.46", "99.4675467546", 2, False),
        ("100", "99.4675467546", 2, False),
        ("102", "97", 0, False),
        ("97", "97", 0, True),
    ],
)
def test_entered_against_computed(entered, computed, places, expected):
    assert agrees(Amount(Decimal(entered), Decimal(computed)), places) is expected


def test_nothing_to_compare_agrees():
    assert agrees(Amount(Decimal(1), None), 0)
    assert agrees(Amount(None, Decimal(1)), 0)


@pytest.mark.parametrize(
    ("before", "now", "places", "expected"),
    [
        ("63.19", "83.30", 2, "20.11"),  # published as 19,69
        ("66.666666", "77.777777", 2, "11.11"),
        ("0.004", "0.006", 2, "0.01"),
        ("18", "18", 0, "0"),
    ],
)
def test_the_difference_of_what_is_shown(before, now, places, expected):
    assert shown_difference(Decimal(before), Decimal(now), places) == Decimal(expected)


def test_no_difference_from_nothing():
    assert shown_difference(None, Decimal(1), 0) is None
    assert shown_difference(Decimal(1), None, 0) is None


@given(st.lists(values, min_size=1, max_size=12))
def test_a_sum_is_exact_in_any_order(parts):
    assert (
        derived(How.SUM, parts)
        == derived(How.SUM, parts[::-1])
        == sum(int(p * 10**6) for p in parts) * Decimal("0.000001")
    )


@given(values, st.lists(values, min_size=1, max_size=6))
def test_a_difference_and_its_parts_make_the_whole(whole, rest):
    left = derived(How.DIFFERENCE, [whole, *rest])
    assert left is not None
    assert derived(How.SUM, [left, *rest]) == whole


@given(values, values.filter(bool))
def test_a_ratio_never_looks_like_all_when_it_is_not(part, whole):
    found = ratio(part, whole)
    assert found is not None
    assert (found < 100, found == 100, found > 100) == (part < whole, part == whole, part > whole)


@given(values)
def test_decimals(value):
    assert decimals_of(value) <= 6
    assert round(value, decimals_of(value)) == value
