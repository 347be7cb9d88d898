from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scoring.rules.comparison import Loss, Place, compare, compare_domains, losses, median, neighbours
from scoring.rules.exact import total
from scoring.rules.marks import MISSING, Leaf, Mark, Method, NaPolicy
from scoring.rules.outcome import outcome, outcomes
from scoring.rules.tally import tally
from tests.rules.builders import NA, SCHEME, leaf, mark


def d(*texts: str) -> list[Decimal]:
    return [Decimal(text) for text in texts]


@pytest.mark.parametrize(
    ("values", "middle"), [("1", "1"), ("1 2", "1.5"), ("9 1 2", "2"), ("4 1 3 2", "2.5"), ("2 2 9 9", "5.5")]
)
def test_median(values: str, middle: str) -> None:
    assert median(d(*values.split())) == Decimal(middle)


def test_no_median_of_nothing() -> None:
    with pytest.raises(ValueError, match="median"):
        median([])


def test_a_unit_among_the_others() -> None:
    found = compare("c", dict(zip("abcde", [*d("90", "90", "80", "60"), None], strict=True)))
    assert found is not None
    assert (found.own, found.mean, found.median, found.best) == tuple(d("80", "80", "85", "90"))
    assert (found.best_keys, found.ahead, found.of) == (("a", "b"), 2, 4)
    assert [found.to(other) for other in (found.mean, found.median, found.best)] == d("0", "-5", "-10")


def test_a_unit_that_was_not_assessed_has_nothing_to_compare() -> None:
    found = compare("e", {"a": Decimal(90), "e": None})
    assert found is not None
    assert (found.own, found.to(found.mean), found.ahead) == (None, None, 1)
    assert compare("e", {"e": None}) is None


def test_domains_of_the_units_that_were_assessed_in_them() -> None:
    leaves = [leaf("a"), leaf("b", domain=2, policy=NaPolicy.EXCLUDE)]
    marks = {"x": {"a": mark("8"), "b": NA}, "y": {"a": mark("6"), "b": mark("9")}}
    results, _ = outcomes({key: tally(leaves, found) for key, found in marks.items()}, SCHEME)
    found = compare_domains("x", results)
    assert (found[1].own, found[1].mean, found[1].best_keys) == (Decimal(80), Decimal(70), ("x",))
    assert (found[2].own, found[2].mean, found[2].of) == (None, Decimal(90), 1)


PLACES = {
    "me": Place("xa", 5000),
    "ward": Place("phuong", 5000),
    "far": Place("xa", 9000),
    "near": Place("xa", 5600),
    "unknown": Place("xa"),
    "below": Place("xa", 4400),
}


def test_neighbours_of_the_same_kind_then_nearest_in_population() -> None:
    assert neighbours("me", PLACES) == ["near", "below", "far", "unknown", "ward"]
    assert neighbours("me", PLACES, 2) == ["near", "below"]


def test_neighbours_without_a_known_population_go_by_kind() -> None:
    assert neighbours("unknown", PLACES) == ["me", "far", "near", "below", "ward"]


def test_losses_largest_first() -> None:
    leaves = [
        leaf("half", maximum="1"),
        leaf("full"),
        leaf("most"),
        leaf("zero", policy=NaPolicy.ZERO, maximum="0.5"),
        leaf("excused", policy=NaPolicy.EXCLUDE),
        leaf("missing"),
        leaf("survey", method=Method.SURVEY),
    ]
    marks = {"half": mark("0.5"), "full": mark("10"), "most": mark("1"), "zero": NA, "excused": NA, "missing": MISSING}
    found = losses(leaves, marks | {"survey": mark("0")}, survey_held=False)
    assert found == [
        Loss("most", 1, Decimal(9), Decimal(10)),
        Loss("half", 1, Decimal("0.5"), Decimal(1)),
        Loss("zero", 1, Decimal("0.5"), Decimal("0.5")),
    ]


@given(st.data())
def test_losses_add_up_to_what_the_outcome_lacks(data: st.DataObject) -> None:
    leaves = [Leaf(f"{n}", n % 2, Decimal(n + 1), na_policy=data.draw(st.sampled_from(NaPolicy))) for n in range(4)]
    marks = {
        one.code: data.draw(
            st.sampled_from([NA, MISSING, Mark(Decimal(0)), Mark(Decimal("0.5")), Mark(one.max_points)])
        )
        for one in leaves
        if one.na_policy is not NaPolicy.REFUSED
    }
    composite = outcome(tally(leaves, marks), SCHEME).composite
    assert total(loss.points for loss in losses(leaves, marks)) == composite.maximum - composite.points
