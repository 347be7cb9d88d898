from decimal import Decimal

import pytest

from scoring.rules.marks import MISSING, Mark, MarkError, NaPolicy, check_mark
from tests.rules.builders import NA, leaf, mark


@pytest.mark.parametrize(
    ("points", "error"),
    [
        ("0", None),
        ("1.5", None),
        ("1.25", None),
        ("0.333333", None),
        ("1.50000000", None),  # eight digits written, one decimal in value
        ("1.500001", MarkError.ABOVE_MAX),
        ("-0.000001", MarkError.NEGATIVE),
        ("NaN", MarkError.NOT_A_NUMBER),
        ("sNaN", MarkError.NOT_A_NUMBER),
        ("Infinity", MarkError.NOT_A_NUMBER),
        ("-Infinity", MarkError.NOT_A_NUMBER),
        ("1E+400", MarkError.ABOVE_MAX),
        ("0.3333333", MarkError.TOO_FINE),
        ("1E-400", MarkError.TOO_FINE),
    ],
)
def test_points_of_a_leaf_of_one_and_a_half(points: str, error: MarkError | None) -> None:
    assert check_mark(leaf("1.1", maximum="1.5"), mark(points)) == error


@pytest.mark.parametrize("policy", list(NaPolicy))
def test_not_applicable_stands_unless_refused(policy: NaPolicy) -> None:
    expected = MarkError.NA_REFUSED if policy is NaPolicy.REFUSED else None
    assert check_mark(leaf("1.1", policy=policy), NA) == expected


def test_a_missing_mark_is_never_wrong() -> None:
    assert check_mark(leaf("1.1"), MISSING) is None


def test_three_states_differ() -> None:
    zero = mark("0")
    assert len({MISSING, zero, NA}) == 3
    assert [state.entered for state in (MISSING, zero, NA)] == [False, True, True]


def test_points_and_not_applicable_together_are_refused() -> None:
    with pytest.raises(ValueError, match="never both"):
        Mark(Decimal(1), not_applicable=True)


def test_error_has_a_stable_code() -> None:
    assert MarkError.ABOVE_MAX.code == "above_max"
