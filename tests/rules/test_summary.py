"""Summaries of a round: means, weakest domains, counts, groups."""

from decimal import Decimal, localcontext

from scoring.rules.classify import Band, Scheme, Threshold
from scoring.rules.marks import Mark
from scoring.rules.summary import (
    CriterionSummary,
    Group,
    class_counts,
    composite_groups,
    criterion_summary,
    domain_means,
    mean,
    weakest,
)


def scheme(*, inclusive: bool = True) -> Scheme:
    def band(code: str, composite: int, floor: int) -> Band:
        return Band(code, Threshold(Decimal(composite), inclusive), Threshold(Decimal(floor)))

    last = Band("not-completed", None, None)
    return Scheme((band("excellent", 90, 80), band("good", 80, 70), band("completed", 65, 50), last))


def percents(**values: str) -> dict[str, Decimal]:
    return {key: Decimal(text) for key, text in values.items()}


def test_mean_of_nothing_is_unknown_and_of_values_exact():
    assert mean([]) is None
    assert mean([Decimal("0.1"), Decimal("0.2")]) == Decimal("0.15")


def test_mean_does_not_depend_on_the_ambient_context():
    with localcontext(prec=3):
        assert mean([Decimal("83.3333"), Decimal("83.3334")]) == Decimal("83.33335")


def test_domain_means_leave_out_what_was_not_assessed():
    rows = [
        {1: Decimal(80), 2: Decimal(60), 3: None},
        {1: Decimal(90), 2: None, 3: None},
    ]
    assert domain_means(rows) == {1: Decimal(85), 2: Decimal(60)}  # (80 + 90) / 2, 60 / 1, domain 3 never
    assert domain_means([]) == {}


def test_weakest_lists_the_lowest_first_and_breaks_ties_by_number():
    means = {1: Decimal(85), 2: Decimal(70), 3: Decimal(60), 7: Decimal(60)}
    assert weakest(means, 2) == [3, 7]
    assert weakest(means, 3) == [3, 7, 2]
    assert weakest(means, 9) == [3, 7, 2, 1]
    assert weakest({}, 2) == []


def test_weakest_names_all_that_tie_with_the_last():
    means = {1: Decimal(74), 2: Decimal(75), 3: Decimal(75), 4: Decimal(76)}
    assert weakest(means, 2) == [1, 2, 3]
    assert weakest(means, 1) == [1]
    assert weakest(dict.fromkeys(range(1, 8), Decimal(80)), 2) == [1, 2, 3, 4, 5, 6, 7]


def test_weakest_compares_unrounded_means():
    assert weakest({1: Decimal("60.004"), 2: Decimal("60.001")}, 1) == [2]


def test_class_counts_hold_every_class_in_order():
    counts = class_counts(["good", "completed", None, "good"], ["excellent", "good", "completed"])
    assert list(counts.items()) == [("excellent", 0), ("good", 2), ("completed", 1)]


def test_groups_lie_between_the_composite_thresholds():
    units = percents(a="90", b="89.999", c="80", d="79.999", e="65", f="64.99")
    assert composite_groups(units, scheme()) == [
        Group(Decimal(90), None, ("a",), upper_inclusive=True),
        Group(Decimal(80), Decimal(90), ("b", "c")),
        Group(Decimal(65), Decimal(80), ("d", "e")),
        Group(None, Decimal(65), ("f",)),
    ]


def test_a_strict_threshold_leaves_its_own_value_in_the_group_below():
    groups = composite_groups(percents(a="90", b="90.0001"), scheme(inclusive=False))
    assert groups[0] == Group(Decimal(90), None, ("b",), lower_inclusive=False, upper_inclusive=True)
    assert groups[1] == Group(Decimal(80), Decimal(90), ("a",), lower_inclusive=False, upper_inclusive=True)


def test_empty_groups_stay_and_every_unit_is_in_one_group():
    units = percents(x="12", y="99.5", z="0")
    groups = composite_groups(units, scheme())
    assert [group.keys for group in groups] == [("y",), (), (), ("x", "z")]
    assert sorted(key for group in groups for key in group.keys) == ["x", "y", "z"]


def test_classes_that_share_a_composite_threshold_share_a_group():
    same = Threshold(Decimal(80))
    bands = (
        Band("a", same, Threshold(Decimal(75))),
        Band("b", same, Threshold(Decimal(60))),
        Band("c", None, Threshold(Decimal(50))),
        Band("d", None, None),
    )
    groups = composite_groups(percents(u="81", v="10"), Scheme(bands))
    assert [(group.lower, group.keys) for group in groups] == [(Decimal(80), ("u",)), (None, ("v",))]


def test_criterion_summary_takes_the_mean_of_points_given():
    marks = [Mark(Decimal(2)), Mark(Decimal(1)), Mark(Decimal(0)), Mark(not_applicable=True), Mark()]
    assert criterion_summary(marks, Decimal(2)) == CriterionSummary(
        points=Decimal(1), percent=Decimal(50), given=3, full=1, not_applicable=1, missing=1
    )


def test_criterion_summary_of_nothing_has_no_mean():
    found = criterion_summary([Mark(), Mark(not_applicable=True)], Decimal(2))
    assert (found.points, found.percent, found.given, found.missing) == (None, None, 0, 1)
