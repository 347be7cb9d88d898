"""Bonus and penalty points: composite = points / maximum x 100 + min(bonus, cap) - min(penalty, cap), not below 0."""

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scoring.rules.adjustment import NO_ADJUSTMENT, Adjustment, Caps
from scoring.rules.exact import total
from scoring.rules.marks import Leaf, Mark
from scoring.rules.notices import Caution
from scoring.rules.outcome import Outcome, outcome, outcomes
from scoring.rules.replay import Rules, replay
from scoring.rules.scheme import Scheme, SchemeError, SchemeFault
from scoring.rules.share import Share
from scoring.rules.tally import Tally, tally
from scoring.rules.way_up import rooms, ways_up
from scoring.rules.way_up.what_if import what_if
from tests.rules.builders import DONE, EXCELLENT, FAILED, GOOD, SCHEME, leaf, mark, scheme
from tests.rules.way_up.test_brute_force import every_raise, gains_of, place, raised, schemes, units

CAPS = Caps(Decimal(5), Decimal(3))
CAPPED = replace(SCHEME, caps=CAPS)
amounts = st.decimals(min_value=0, max_value=100, places=6, allow_nan=False, allow_infinity=False)


def one(points: str, maximum: str = "100") -> list[Tally]:
    """One domain with nothing missing."""
    return [Tally(1, Decimal(points), Decimal(maximum), Decimal(maximum), 0)]


def adjusted(bonus: str, penalty: str = "0") -> Adjustment:
    return Adjustment(Decimal(bonus), Decimal(penalty))


def band(result: Outcome) -> str:
    assert result.classification is not None
    return result.classification.band


@pytest.mark.parametrize(
    ("points", "maximum", "bonus", "penalty", "percent", "expected"),
    [
        ("79", "100", "0", "0", "79", DONE),
        ("79", "100", "1", "0", "80", GOOD),  # 79 + 1 = 80, from 80
        ("79", "100", "0.999999", "0", "79.999999", DONE),
        ("79", "100", "5", "0", "84", GOOD),  # 5 is the cap
        ("79", "100", "5.000001", "0", "84", GOOD),  # and no more counts
        ("79", "100", "12", "0", "84", GOOD),
        ("90", "100", "0", "0.000001", "89.999999", GOOD),
        ("90", "100", "0", "3", "87", GOOD),
        ("90", "100", "0", "4", "87", GOOD),  # 3 is the cap
        ("90", "100", "12", "10", "92", EXCELLENT),  # each up to its own cap: + 5 - 3
        ("98", "100", "5", "0", "103", EXCELLENT),  # nothing cuts at 100
        ("2", "100", "0", "3", "0", FAILED),  # 2 - 3 is below 0
        ("3", "100", "0", "3", "0", FAILED),
        ("39.5", "50", "1", "0", "80", GOOD),  # 79 % of 50 points + 1
        ("40", "60", "5", "0", "71.66666666666666666666666666666667", DONE),
    ],
)
def test_the_composite_at_every_boundary(
    points: str, maximum: str, bonus: str, penalty: str, percent: str, expected: str
) -> None:
    free = replace(CAPPED, bands=tuple(replace(one, domain_floor=None) for one in CAPPED.bands))
    result = outcome(one(points, maximum), free, adjusted(bonus, penalty))
    assert result.composite.percent == Decimal(percent)
    assert band(result) == expected
    assert result.scored == Share(Decimal(points), Decimal(maximum))


def test_off_by_default() -> None:
    result = outcome(one("79"), SCHEME, adjusted("50", "50"))
    assert (result.composite, result.adjustment) == (result.scored, NO_ADJUSTMENT)


def test_one_kind_alone_may_count() -> None:
    bonus_only = replace(SCHEME, caps=Caps(bonus=Decimal(2)))
    assert outcome(one("70"), bonus_only, adjusted("9", "9")).composite.percent == 72


def test_domains_are_untouched() -> None:
    # 89.5 + 5 = 94.5, but the domain stays at 79 %, below the floor of 80
    tallies = [*one("79"), Tally(2, Decimal(100), Decimal(100), Decimal(100), 0)]
    result = outcome(tallies, CAPPED, adjusted("5"))
    assert result.composite.percent == Decimal("94.5")
    assert result.domains[1].percent == 79
    assert band(result) == GOOD


def test_what_is_not_assessed_stays_so() -> None:
    result = outcome(one("0", "0"), CAPPED, adjusted("5"))
    assert (result.composite.percent, result.classification) == (None, None)


def test_ties_and_ranks_go_by_the_adjusted_composite() -> None:
    rows = {"a": one("80"), "b": one("78"), "c": one("81"), "x": one("1"), "y": one("2")}
    found, ranks = outcomes(
        rows,
        CAPPED,
        adjustments={"b": adjusted("2"), "c": adjusted("0", "3"), "x": adjusted("0", "3"), "y": adjusted("0", "3")},
    )
    assert [(key, ranks[key].rank, ranks[key].tied_with) for key in rows] == [
        ("a", 1, 1), ("b", 1, 1), ("c", 3, 0), ("x", 4, 1), ("y", 4, 1),
    ]  # fmt: skip
    assert found["b"].composite.percent == found["a"].composite.percent


def test_a_value_brought_onto_a_threshold_is_told() -> None:
    result = outcome(one("79"), CAPPED, adjusted("1"))
    assert result.classification is not None
    assert Caution.ON_THRESHOLD in {notice.caution for notice in result.classification.notices}


def test_a_shortfall_counts_the_adjustment_in() -> None:
    # 76 + 2 = 78: 2 points are missing to 80, not 4
    result = outcome(one("76"), CAPPED, adjusted("2"))
    assert result.classification is not None
    missed = result.classification.blocking[0]
    assert missed.actual == 78
    assert missed.points == 2


def test_a_composite_cut_off_at_zero_does_not_understate_the_need() -> None:
    # 1 - 3 is 0 %, yet 67 points bring it to 65 %, not 65: 1 + 67 - 3
    result = outcome(one("1"), CAPPED, adjusted("0", "3"))
    assert result.classification is not None
    missed = next(item for item in result.classification.shortfalls if item.band == DONE and item.domain is None)
    assert missed.actual == 0
    assert missed.points == 67
    assert band(outcome(one("68"), CAPPED, adjusted("0", "3"))) == DONE
    assert band(outcome(one("67.999999"), CAPPED, adjusted("0", "3"))) == FAILED


def test_what_if_and_replay_pass_it_on() -> None:
    leaves = [leaf("1.1", 1, "100")]
    found = what_if(leaves, {"1.1": mark("76")}, {"1.1": mark("78")}, CAPPED, adjustment=adjusted("2"))
    assert found.before.composite.percent == 78
    assert found.after.composite.percent == 80
    looser = replace(scheme(), caps=Caps(Decimal(10), Decimal(10)))
    moves = replay(
        {"a": {"1.1": mark("76")}}, Rules(leaves, CAPPED), Rules(leaves, looser), adjustments={"a": adjusted("9")}
    )
    assert moves["a"].before.composite.percent == 81
    assert moves["a"].after.composite.percent == 85


@pytest.mark.parametrize("cap", ["-1", "100.000001", "NaN", "Infinity"])
def test_a_cap_is_from_0_to_100(cap: str) -> None:
    with pytest.raises(SchemeError) as caught:
        replace(SCHEME, caps=Caps(penalty=Decimal(cap)))
    assert caught.value.fault is SchemeFault.CAP_OUT_OF_RANGE


@given(st.decimals(0, 60, places=6), st.decimals(60, 100, places=6), amounts, amounts, amounts, amounts)
def test_the_composite_is_exactly_the_formula(
    points: Decimal, maximum: Decimal, bonus: Decimal, penalty: Decimal, bonus_cap: Decimal, penalty_cap: Decimal
) -> None:
    capped = replace(SCHEME, caps=Caps(bonus_cap, penalty_cap))
    result = outcome(one(str(points), str(maximum)), capped, Adjustment(bonus, penalty))
    exact = (
        100 * Fraction(points) / Fraction(maximum)
        + Fraction(min(bonus, bonus_cap))
        - Fraction(min(penalty, penalty_cap))
    )
    assert 100 * Fraction(result.composite.points) / Fraction(maximum) == exact
    assert result.composite.percent is not None
    assert result.composite.percent >= 0
    for row in capped.bands:
        if row.composite:
            assert row.composite.met_by(result.composite.percent) == (
                max(exact, Fraction(0)) >= Fraction(row.composite.percent)
            )


@given(amounts, amounts, amounts)
def test_more_bonus_never_lowers_and_more_penalty_never_raises(first: Decimal, second: Decimal, other: Decimal) -> None:
    less, more = sorted((first, second))

    def percent(bonus: Decimal, penalty: Decimal) -> Decimal:
        found = outcome(one("50"), CAPPED, Adjustment(bonus, penalty)).composite.percent
        assert found is not None
        return found

    assert percent(less, other) <= percent(more, other) <= percent(Decimal(5), other)
    assert percent(other, less) >= percent(other, more) >= percent(other, Decimal(3))


@given(units(3), schemes(), st.integers(0, 60), st.integers(0, 60))
def test_the_way_up_is_the_least_that_suffices_with_them(
    unit: tuple[list[Leaf], dict[str, Mark], dict[str, Decimal]], regulation: Scheme, bonus: int, penalty: int
) -> None:
    leaves, marks, costs = unit
    capped = replace(regulation, caps=Caps(Decimal(50), Decimal(50)))
    adjustment = Adjustment(Decimal(bonus), Decimal(penalty))

    def at(supposed: dict[str, Mark]) -> Outcome:
        return outcome(tally(leaves, supposed), capped, adjustment)

    current, found = at(marks).classification, rooms(leaves, marks, costs)
    assert current is not None
    for way in ways_up(current, found, step=Decimal(1)):
        enough = [gains for gains in every_raise(found) if place(at(raised(marks, gains))) <= way.place]
        assert way.reachable == bool(enough)
        if enough:
            assert way.raised == min(total(gains.values()) for gains in enough)
            assert place(at(raised(marks, gains_of(way)))) <= way.place
