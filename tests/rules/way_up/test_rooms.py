from decimal import Decimal

import pytest

from scoring.rules.marks import Mark, MarkError, Method, NaPolicy
from scoring.rules.way_up import Room, WhatIfError, rooms, what_if
from tests.rules.builders import DONE, GOOD, NA, SCHEME, leaf, mark

LEAVES = [
    leaf("a"),
    leaf("b", policy=NaPolicy.ZERO),
    leaf("c", domain=2, method=Method.SURVEY),
    leaf("d", domain=2),
    leaf("e", domain=2),
]


def test_only_criteria_with_points_under_the_maximum_have_room() -> None:
    marks = {"a": mark("9.25"), "b": NA, "c": mark("4"), "d": mark("10")}
    found = rooms(LEAVES, marks, {"c": Decimal(3)})
    assert found == (Room("a", 1, Decimal("0.75"), Decimal(1)), Room("c", 2, Decimal(6), Decimal(3)))


def test_without_a_survey_its_criteria_have_none() -> None:
    assert rooms(LEAVES, {"c": mark("4")}, survey_held=False) == ()


@pytest.mark.parametrize(("points", "cost"), [("0", "1"), ("-1", "1"), ("1", "-1"), ("1", "Infinity")])
def test_refuses_a_room_that_is_none(points: str, cost: str) -> None:
    with pytest.raises(ValueError, match=r"room|effort"):
        Room("a", 1, Decimal(points), Decimal(cost))


def test_what_if_goes_through_the_same_outcome() -> None:
    marks = {"a": mark("9"), "d": mark("6")}
    few = [LEAVES[0], LEAVES[3]]
    found = what_if(few, marks, {"d": mark("7")}, SCHEME)
    assert found.before.classification is not None
    assert found.after.classification is not None
    assert (found.before.classification.band, found.after.classification.band) == (DONE, GOOD)
    assert (found.before.composite.points, found.after.composite.points) == (Decimal(15), Decimal(16))


@pytest.mark.parametrize(
    ("code", "supposed", "fault"),
    [
        ("a", mark("10.01"), MarkError.ABOVE_MAX),
        ("a", mark("-1"), MarkError.NEGATIVE),
        ("a", NA, MarkError.NA_REFUSED),
        ("nowhere", Mark(), None),
    ],
)
def test_what_if_refuses_a_mark_that_could_not_be_entered(code: str, supposed: Mark, fault: MarkError | None) -> None:
    with pytest.raises(WhatIfError) as refused:
        what_if(LEAVES, {}, {code: supposed}, SCHEME)
    assert (refused.value.code, refused.value.fault) == (code, fault)
