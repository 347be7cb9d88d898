from decimal import Decimal

import pytest

from scoring.rules.marks import Mark, Method, NaPolicy
from scoring.rules.tally import RawTally, Tally, from_raw, tally
from tests.rules.builders import NA, leaf, mark


def row(points: str, maximum: str, entered: str, missing: int = 0, domain: int = 1) -> Tally:
    return Tally(domain, Decimal(points), Decimal(maximum), Decimal(entered), missing)


@pytest.mark.parametrize(
    ("policy", "second", "expected"),
    [
        # first leaf: 6 of 10; second leaf: maximum 4
        (NaPolicy.REFUSED, mark("3"), row("9", "14", "14")),  # 6 + 3 of 10 + 4
        (NaPolicy.REFUSED, mark("0"), row("6", "14", "14")),  # zero is points
        (NaPolicy.REFUSED, Mark(), row("6", "14", "10", missing=1)),  # missing is not zero
        (NaPolicy.EXCLUDE, NA, row("6", "10", "10")),  # maximum 14 - 4
        (NaPolicy.FULL, NA, row("10", "14", "14")),  # 6 + 4
        (NaPolicy.ZERO, NA, row("6", "14", "14")),  # 6 + 0
        (NaPolicy.REFUSED, NA, row("6", "14", "10", missing=1)),  # not allowed, so no entry
    ],
)
def test_second_leaf_of_a_domain(policy: NaPolicy, second: Mark, expected: Tally) -> None:
    leaves = [leaf("1.1"), leaf("1.2", maximum="4", policy=policy)]
    assert tally(leaves, {"1.1": mark("6"), "1.2": second}) == (expected,)


def test_a_leaf_without_any_mark_is_missing() -> None:
    assert tally([leaf("1.1"), leaf("1.2")], {}) == (row("0", "20", "0", missing=2),)


def test_marks_of_unknown_leaves_are_ignored() -> None:
    assert tally([leaf("1.1")], {"1.1": mark("5"), "9.9": mark("5")}) == (row("5", "10", "10"),)


def test_a_whole_domain_not_applicable_has_maximum_zero() -> None:
    leaves = [leaf("2.1", 2, policy=NaPolicy.EXCLUDE), leaf("1.1", 1), leaf("2.2", 2, policy=NaPolicy.EXCLUDE)]
    found = tally(leaves, {"1.1": mark("7"), "2.1": NA, "2.2": NA})
    assert found == (row("7", "10", "10"), row("0", "0", "0", domain=2))


def test_domains_come_in_order_of_number() -> None:
    found = tally([leaf("a", 10), leaf("b", 2), leaf("c", 1)], {})
    assert [one.domain for one in found] == [1, 2, 10]


class TestSurvey:
    leaves = (
        leaf("1.1", 1, "10"),
        leaf("1.2", 1, "5", method=Method.SURVEY),
        leaf("2.1", 2, "5", method=Method.SURVEY),
    )
    marks = {"1.1": mark("9"), "1.2": mark("4"), "2.1": mark("3")}

    def test_held(self) -> None:
        assert tally(self.leaves, self.marks) == (row("13", "15", "15"), row("3", "5", "5", domain=2))

    def test_not_held_counts_the_appraisal_as_100_percent(self) -> None:
        found = tally(self.leaves, self.marks, survey_held=False)
        assert found == (row("9", "10", "10"), row("0", "0", "0", domain=2))


def test_raw_sums_of_every_policy_at_once() -> None:
    raw = RawTally(
        domain=3,
        points=Decimal("7.25"),
        base_maximum=Decimal(20),  # 10 entered + 2 excluded + 3 full + 1 zero + 4 missing
        leaves=5,
        entered=4,
        entered_maximum=Decimal(10),
        na_excluded=Decimal(2),
        na_full=Decimal(3),
        na_zero=Decimal(1),
    )
    # points 7.25 + 3; maximum 20 - 2; entered 10 + 3 + 1
    assert from_raw(raw) == row("10.25", "18", "14", missing=1, domain=3)
