"""Changes worked out by hand, and exact sums for generated ones."""

from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from scoring.rules.change import Decomposition, Item, Parts, Predecessor, Profile, decompose, profile
from scoring.rules.change.baseline import baseline
from scoring.rules.marks import Leaf, Mark, Method, NaPolicy
from scoring.rules.outcome import outcome
from scoring.rules.tally import tally
from tests.rules.builders import NA, SCHEME, leaf, mark

F = Fraction


def year(*rows: str, extra: str = "0") -> Profile:
    """A profile of rows "code domain points maximum"."""
    cells = [row.split() for row in rows]
    leaves = [leaf(code, int(domain), maximum) for code, domain, _, maximum in cells]
    found = profile(leaves, {code: mark(points) for code, _, points, _ in cells}, extra=Decimal(extra))
    assert found is not None
    return found


def changed(before: Profile, after: Profile) -> Decomposition[str]:
    found = decompose([Predecessor("x", before)], after, "x")
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("before", "after", "parts"),
    [
        # 12 of 20 = 60 %, then 15 of 20 = 75 %: all of it is better work
        (year("a 1 6 10", "b 1 6 10"), year("a 1 9 10", "b 1 6 10"), Parts(performance=F(15))),
        # half of a, all of b; then a weighs 5 of 15 only: (2,5 + 10) / 15 - 15/20, nobody worked better or worse
        (year("a 1 5 10", "b 1 10 10"), year("a 1 2.5 5", "b 1 10 10"), Parts(criteria=F(250, 3) - 75)),
        # both: a goes from 5 of 10 to 4 of 5: at the old maxima (8 + 10) / 20 = 90 %, at the new ones 14 of 15
        (
            year("a 1 5 10", "b 1 10 10"),
            year("a 1 4 5", "b 1 10 10"),
            Parts(performance=F(15), criteria=F(1400, 15) - 90),
        ),
        # b was dropped and c added: a alone is compared, 5 to 10 of the 20 of last year
        (
            year("a 1 5 10", "b 1 4 10"),
            year("a 1 10 10", "c 1 0 10"),
            Parts(performance=F(25), criteria=F(50) - 70),
        ),
        # nothing is the same: all of it is the criteria
        (year("a 1 5 10"), year("b 1 9 10"), Parts(criteria=F(40))),
        # two bonus points more and nothing else
        (year("a 1 5 10"), year("a 1 5 10", extra="2"), Parts(adjustments=F(2))),
    ],
)
def test_performance_criteria_and_adjustments(before: Profile, after: Profile, parts: Parts) -> None:
    found = changed(before, after)
    assert found.parts == parts
    assert found.parts.total == found.after - found.before


def test_domains_by_what_they_bring_to_the_composite() -> None:
    # domain 1 gains 3 of 40 = 7,5 percentage points of the composite, domain 2 loses 1 of 40
    found = changed(year("a 1 5 20", "b 2 6 20"), year("a 1 8 20", "b 2 5 20"))
    assert found.domains == {1: Parts(performance=F(15, 2)), 2: Parts(performance=F(-5, 2))}
    assert found.parts.performance == 5


def test_a_criterion_that_moves_performs_in_its_old_domain() -> None:
    found = changed(year("a 1 5 10", "b 2 5 10"), year("a 2 10 10", "b 2 5 10"))
    assert found.domains == {1: Parts(performance=F(25), criteria=F(-50)), 2: Parts(criteria=F(50))}
    assert found.parts == Parts(performance=F(25))


MERGED = [
    Predecessor("small", year("a 1 9 10"), 1000),  # 90 %
    Predecessor("large", year("a 1 6 10"), 3000),  # 60 %
]
TODAY = year("a 1 7 10")  # 70 %


@pytest.mark.parametrize(
    ("predecessors", "key", "own", "by_population", "parts"),
    [
        # a new unit: its largest predecessor, 60 -> (90 + 3 x 60) / 4 = 67,5 -> 70
        (MERGED, "new", "large", True, Parts(merger=F(15, 2), performance=F(5, 2))),
        # the small one lives on under its key: 90 -> 67,5 -> 70
        (MERGED, "small", "small", True, Parts(merger=F(-45, 2), performance=F(5, 2))),
        # one population unknown: plain average 75, and the first one given is the own
        ([MERGED[0], Predecessor("large", MERGED[1].profile)], "new", "small", False, Parts(F(-15), F(-5))),
        ([Predecessor("small", MERGED[0].profile, 0)], "new", "small", False, Parts(performance=F(-20))),
    ],
)
def test_merger(
    predecessors: Sequence[Predecessor[str]], key: str, own: str, by_population: bool, parts: Parts
) -> None:
    found = decompose(predecessors, TODAY, key)
    assert found is not None
    assert (found.own, found.by_population, found.parts) == (own, by_population, parts)
    assert found.start == found.before + parts.merger


def test_nothing_to_compare_with() -> None:
    assert decompose([], TODAY, "new") is None


def test_a_profile_counts_what_the_outcome_counts() -> None:
    leaves = [
        leaf("points"),
        leaf("full", policy=NaPolicy.FULL),
        leaf("zero", policy=NaPolicy.ZERO),
        leaf("excluded", policy=NaPolicy.EXCLUDE),
        leaf("refused"),
        leaf("missing"),
        leaf("survey", method=Method.SURVEY),
    ]
    marks = {"points": mark("7"), "survey": mark("1")} | dict.fromkeys(("full", "zero", "excluded", "refused"), NA)
    found = profile(leaves, marks, survey_held=False)
    assert found is not None
    third = F(100, 3)
    assert found.items == {
        "points": Item(1, F(70, 3), third),
        "full": Item(1, third, third),
        "zero": Item(1, F(0), third),
    }


def test_nothing_entered_is_no_profile() -> None:
    assert profile([leaf("a")], {}) is None


@st.composite
def years(draw: st.DrawFn) -> Profile:
    leaves = [
        Leaf(
            code, draw(st.integers(1, 3)), Decimal(draw(st.integers(1, 20))), na_policy=draw(st.sampled_from(NaPolicy))
        )
        for code in draw(st.lists(st.sampled_from("abcde"), min_size=1, max_size=5, unique=True))
    ]
    marks = {one.code: draw(marks_of(one)) for one in leaves}
    found = profile(leaves, marks, extra=Decimal(draw(st.integers(-2, 2))))
    assume(found is not None)
    assert found is not None
    assert found.percent - found.extra == shares(leaves, marks)
    return found


def marks_of(one: Leaf) -> st.SearchStrategy[Mark]:
    halves = st.integers(0, int(one.max_points * 2)).map(lambda amount: Mark(Decimal(amount) / 2))
    return halves | st.sampled_from([NA, Mark()])


def shares(leaves: Sequence[Leaf], marks: dict[str, Mark]) -> Fraction:
    composite = outcome(tally(leaves, marks), SCHEME).composite
    return F(composite.points) / F(composite.maximum) * 100


@given(st.lists(st.tuples(years(), st.none() | st.integers(0, 9000)), min_size=1, max_size=4), years())
def test_parts_add_up_exactly_whatever_happened(before: list[tuple[Profile, int | None]], after: Profile) -> None:
    predecessors = [Predecessor(number, *one) for number, one in enumerate(before)]
    found = decompose(predecessors, after, 0)
    assert found is not None
    assert found.parts.total == after.percent - before[0][0].percent
    for name in ("merger", "performance", "criteria"):
        assert getattr(found.parts, name) == sum(getattr(one, name) for one in found.domains.values())
    for number, one in found.domains.items():
        assert one.total == after.domains().get(number, 0) - before[0][0].domains().get(number, 0)


@given(years(), years())
def test_a_unit_that_was_not_merged_has_no_merger(before: Profile, after: Profile) -> None:
    assert changed(before, after).parts.merger == 0
    assert baseline([Predecessor("x", before)]) == before


@given(years())
def test_the_same_work_under_the_same_criteria_is_no_change(same: Profile) -> None:
    assert changed(same, same).parts == Parts()
