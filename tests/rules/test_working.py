"""The working told to a reader is the working of the rules themselves."""

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from scoring.rules.classify import classify
from scoring.rules.exact import total
from scoring.rules.marks import MISSING, Mark, NaPolicy
from scoring.rules.share import Share
from scoring.rules.tally import tally
from scoring.rules.working import entries, steps
from tests.rules.builders import DONE, EXCELLENT, GOOD, NA, SCHEME, domains, leaf, mark, of_100

POLICIES = [*NaPolicy]
MARKS = st.one_of(
    st.just(MISSING), st.just(NA), st.integers(0, 1000).map(lambda cents: mark(str(Decimal(cents) / 100)))
)


def test_what_each_policy_brings() -> None:
    leaves = [leaf(str(policy.value), policy=policy) for policy in NaPolicy]
    found = entries(leaves, dict.fromkeys((one.code for one in leaves), NA))[1]
    assert {entry.leaf.na_policy: entry.points for entry in found} == {
        NaPolicy.REFUSED: None,
        NaPolicy.EXCLUDE: None,
        NaPolicy.FULL: Decimal(10),
        NaPolicy.ZERO: Decimal(0),
    }
    assert found[0].mark == MISSING


@given(st.lists(st.tuples(st.integers(1, 3), st.sampled_from(POLICIES), MARKS), min_size=1, max_size=12))
def test_entries_add_up_to_the_tally(rows: list[tuple[int, NaPolicy, Mark]]) -> None:
    leaves = [leaf(str(place), domain, policy=policy) for place, (domain, policy, _) in enumerate(rows)]
    marks = {str(place): found for place, (_, _, found) in enumerate(rows)}
    found = entries(leaves, marks)
    for one in tally(leaves, marks):
        counted = [entry for entry in found[one.domain] if entry.points is not None]
        assert total(entry.points or Decimal(0) for entry in counted) == one.points
        assert total(entry.leaf.max_points for entry in counted) == one.entered_maximum
        assert sum(not entry.mark.entered for entry in found[one.domain]) == one.missing


def test_the_cascade_is_told_down_to_the_class_reached() -> None:
    told = steps(classify(of_100("91"), domains("95", "69"), SCHEME))
    assert [(step.band.code, step.composite_met, [one.domain for one in step.missed]) for step in told] == [
        (EXCELLENT, True, [2]),
        (GOOD, True, [2]),
        (DONE, True, []),
    ]
    assert [step.reached for step in told] == [False, False, True]


def test_the_best_class_is_one_step() -> None:
    assert [step.reached for step in steps(classify(of_100("95"), domains("95"), SCHEME))] == [True]


@given(st.integers(0, 10_000), st.lists(st.integers(0, 10_000), min_size=1, max_size=4))
def test_only_the_last_step_is_reached(composite: int, floors: list[int]) -> None:
    shares = {number: Share(Decimal(one), Decimal(10_000)) for number, one in enumerate(floors, start=1)}
    found = classify(Share(Decimal(composite), Decimal(10_000)), shares, SCHEME)
    told = steps(found)
    assert [step.reached for step in told] == [False] * found.place + [True]
    assert told[-1].band.code == found.band
