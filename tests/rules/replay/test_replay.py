"""Two domains; units move for reasons worked out by hand."""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scoring.rules.classify import Band, Condition, Scheme
from scoring.rules.marks import Leaf, Mark
from scoring.rules.replay import Cause, Effect, Move, Reason, Rules, replay
from tests.rules.builders import DONE, EXCELLENT, FAILED, GOOD, SCHEME, leaf, mark, scheme, threshold

OLD = Rules([leaf("a"), leaf("b", domain=2)], SCHEME)


def unit(first: str, second: str) -> dict[str, Mark]:
    return {"a": mark(first), "b": mark(second)}


def weights(first: str, second: str) -> list[Leaf]:
    return [leaf("a", maximum=first), leaf("b", domain=2, maximum=second)]


def with_good(composite: str, floor: str, *, inclusive: bool = True) -> Scheme:
    """The regulation with another row for "good"."""
    bands = {band.code: band for band in SCHEME.bands}
    good = Band(GOOD, threshold(composite, inclusive=inclusive), threshold(floor))
    return Scheme((bands[EXCELLENT], good, bands[DONE], bands[FAILED]))


def moved(marks: Mapping[str, Mark], draft: Rules) -> Move:
    return replay({"x": marks}, OLD, draft)["x"]


def told(move: Move) -> list[tuple[str, int | None, Cause]]:
    return [(one.band, one.domain, one.cause) for one in move.reasons]


@pytest.mark.parametrize(
    ("marks", "draft", "steps", "reasons"),
    [
        # 80 % exactly, and the draft wants more than 80: the threshold did it
        (
            unit("8", "8"),
            Rules(OLD.leaves, with_good("80", "70", inclusive=False)),
            -1,
            [(GOOD, None, Cause.THRESHOLD)],
        ),
        # held back by domain 2 at 68 %, and the draft lowers the floor to 65
        (unit("10", "6.8"), Rules(OLD.leaves, with_good("80", "65")), 1, [(GOOD, 2, Cause.THRESHOLD)]),
        # 9 and 7,2 of 20 = 81 %; domain 2 weighs 3 of 4 in the draft: (9 + 3 x 7,2) / 40 = 76,5 %
        (unit("9", "7.2"), Rules(weights("10", "30"), SCHEME), -1, [(GOOD, None, Cause.PERCENT)]),
        # the same, and the draft asks for 85 besides: each of both would do it
        (unit("9", "7.2"), Rules(weights("10", "30"), with_good("85", "70")), -1, [(GOOD, None, Cause.EITHER)]),
        # 81 % still meets the draft's 81; but (3 x 90 + 5 x 72) / 8 = 78,75 % misses the old 80 as well
        (unit("9", "7.2"), Rules(weights("15", "25"), with_good("81", "70")), -1, [(GOOD, None, Cause.PERCENT)]),
        # composite and floor at once
        (
            unit("9", "7.2"),
            Rules(weights("10", "30"), with_good("80", "75")),
            -1,
            [(GOOD, None, Cause.PERCENT), (GOOD, 2, Cause.THRESHOLD)],
        ),
    ],
)
def test_why_a_unit_has_another_class(
    marks: dict[str, Mark], draft: Rules, steps: int, reasons: list[tuple[str, int | None, Cause]]
) -> None:
    found = moved(marks, draft)
    assert (found.band_steps, found.moved) == (steps, True)
    assert told(found) == reasons


def test_neither_alone_would_do_it() -> None:
    # 79 %: the draft weighs the better domain more, 0,55 x 84 + 0,45 x 74 = 79,5 %, and lowers the limit to 79,25
    draft = Rules(weights("11", "9"), with_good("79.25", "70"))
    found = moved(unit("8.4", "7.4"), draft)
    assert told(found) == [(GOOD, None, Cause.BOTH)]


def test_a_reason_with_all_its_figures() -> None:
    (found,) = moved(unit("8", "8"), Rules(OLD.leaves, with_good("82", "70"))).reasons
    assert found == Reason(
        band=GOOD,
        condition=Condition.COMPOSITE,
        domain=None,
        cause=Cause.THRESHOLD,
        percent_before=Decimal(80),
        percent_after=Decimal(80),
        threshold_before=threshold("80"),
        threshold_after=threshold("82"),
    )


def test_a_class_that_only_one_of_the_schemes_has() -> None:
    fewer = Scheme(tuple(band for band in SCHEME.bands if band.code != EXCELLENT))
    lost = moved(unit("9.5", "9.5"), Rules(OLD.leaves, fewer))
    assert (told(lost), lost.band_steps) == ([(EXCELLENT, None, Cause.CLASS)], None)
    won = replay({"x": unit("9.5", "9.5")}, Rules(OLD.leaves, fewer), OLD)["x"]
    assert (told(won), won.band_steps) == ([(EXCELLENT, None, Cause.CLASS)], 1)


def test_nothing_changes_under_the_same_rules() -> None:
    found = replay({"x": unit("9", "8"), "y": unit("8", "9")}, OLD, OLD)
    for one in found.values():
        assert (one.moved, one.rank_steps, one.band_steps, one.rank_driver) == (False, 0, 0, None)
        assert all(effect.total == 0 for effect in one.effects)


def test_the_domain_that_drives_a_rank() -> None:
    # x is good in domain 1, y in domain 2, and both the same in domain 3; the draft doubles the weight of domain 2
    marks = {"x": unit("9.5", "8") | {"c": mark("5")}, "y": unit("8", "9") | {"c": mark("5")}}
    found = replay(
        marks,
        Rules([*OLD.leaves, leaf("c", domain=3)], SCHEME),
        Rules([*weights("10", "20"), leaf("c", domain=3)], SCHEME),
    )
    assert [(one.rank_steps, one.rank_driver) for one in found.values()] == [(-1, 2), (1, 2)]


def test_effects_of_a_changed_weight() -> None:
    found = replay({"x": unit("9.5", "8")}, OLD, Rules(weights("10", "20"), SCHEME))
    # x: C = 87,5 %; weights 1/2, 1/2 -> 1/3, 2/3: (-1/6) x (95 - 87,5) and (1/6) x (80 - 87,5)
    assert found["x"].effects == (Effect(1, Fraction(-5, 4), Fraction(0)), Effect(2, Fraction(-5, 4), Fraction(0)))


def test_blocks_are_ranked_apart() -> None:
    marks = {"x": unit("9.5", "8"), "y": unit("8", "9")}
    found = replay(marks, OLD, Rules(weights("10", "20"), SCHEME), blocks={"x": 1, "y": 2})
    assert [one.rank_steps for one in found.values()] == [0, 0]


def test_a_unit_without_any_mark_has_nothing_to_move() -> None:
    found = moved({}, Rules(weights("10", "20"), SCHEME))
    assert (found.rank_steps, found.band_steps, found.moved, found.effects) == (None, None, False, ())


@st.composite
def sets(draw: st.DrawFn) -> list[Leaf]:
    codes = draw(st.lists(st.sampled_from("abcdef"), min_size=1, max_size=6, unique=True))
    return [Leaf(code, draw(st.integers(1, 3)), Decimal(draw(st.integers(1, 8)))) for code in codes]


@given(st.data(), sets(), sets(), st.sampled_from([SCHEME, scheme(inclusive=False), with_good("85", "75")]))
def test_every_move_has_its_reasons_and_effects_add_up(
    data: st.DataObject, old: Sequence[Leaf], draft: Sequence[Leaf], regulation: Scheme
) -> None:
    marks = {
        key: {one.code: Mark(Decimal(data.draw(st.integers(0, int(one.max_points))))) for one in old}
        for key in range(3)
    }
    for move in replay(marks, Rules(old, SCHEME), Rules(draft, regulation)).values():
        before, after = move.before.classification, move.after.classification
        if before is None or after is None:
            assert not move.reasons
            continue
        assert bool(move.reasons) == (before.band != after.band)
        change = percent(move.after.composite) - percent(move.before.composite)
        assert sum(effect.total for effect in move.effects) == change


def percent(share: tuple[Decimal, Decimal]) -> Fraction:
    points, maximum = share
    return 100 * Fraction(points) / Fraction(maximum)
