from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scoring.rules.marks import MISSING, Leaf, Mark, NaPolicy, check_mark
from scoring.rules.replay import Added, carried_over
from tests.rules.builders import NA, leaf, mark


@pytest.mark.parametrize(
    ("before", "after", "points", "expected"),
    [
        ("2", "4", "1.5", "3"),
        ("2", "2", "1.5", "1.5"),
        ("3", "1", "3", "1"),  # full marks stay full marks
        ("3", "1", "0", "0"),
        ("3", "1", "1", "0.333333"),
        ("3", "1", "2", "0.666667"),  # half up at the sixth decimal
        ("0.000004", "0.000001", "0.000002", "0.000001"),  # half of the finest point
    ],
)
def test_points_are_scaled_with_the_maximum(before: str, after: str, points: str, expected: str) -> None:
    found = carried_over({"a": mark(points)}, [leaf("a", maximum=before)], [leaf("a", maximum=after)])
    assert found == {"a": mark(expected)}


def test_what_is_no_number_is_carried_over_as_it_is() -> None:
    old = [leaf("excused", policy=NaPolicy.EXCLUDE), leaf("refused", policy=NaPolicy.FULL), leaf("missing")]
    draft = [leaf("excused", maximum="3", policy=NaPolicy.ZERO), leaf("refused", maximum="3"), leaf("missing")]
    found = carried_over({"excused": NA, "refused": NA, "dropped": mark("1")}, old, draft)
    assert found == {"excused": NA, "refused": MISSING, "missing": MISSING}


@pytest.mark.parametrize(
    ("added", "expected"), [(Added.UNKNOWN, MISSING), (Added.FULL, mark("4")), (Added.ZERO, mark("0"))]
)
def test_added_criteria_are_what_is_supposed(added: Added, expected: Mark) -> None:
    old, draft = [leaf("weightless", maximum="0")], [leaf("weightless", maximum="4"), leaf("new", maximum="4")]
    found = carried_over({"weightless": mark("0")}, old, draft, added)
    assert found == {"weightless": expected, "new": expected}


SIXTHS = st.integers(1, 30_000_000).map(lambda millionths: Decimal(millionths) / 10**6)


@given(SIXTHS, SIXTHS, st.integers(0, 100))
def test_what_is_carried_over_can_stand_on_its_criterion(before: Decimal, after: Decimal, percent: int) -> None:
    points = (before * percent / 100).quantize(Decimal("0.000001"))
    draft = Leaf("a", 1, after)
    found = carried_over({"a": Mark(points)}, [Leaf("a", 1, before)], [draft])["a"]
    assert check_mark(draft, found) is None
