"""The way up against every possible combination of raises on small grids."""

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from itertools import product

from hypothesis import assume, given
from hypothesis import strategies as st

from scoring.rules.exact import total
from scoring.rules.marks import Leaf, Mark
from scoring.rules.outcome import Outcome, outcome
from scoring.rules.scheme import Band, Scheme, Threshold
from scoring.rules.tally import tally
from scoring.rules.way_up import Room, Way, rooms, ways_up

LEAST = Decimal("0.000001")
Marks = Mapping[str, Mark]


@st.composite
def schemes(draw: st.DrawFn) -> Scheme:
    """Three classes under thresholds of every kind, the better demanding no less."""
    composites = sorted(draw(st.lists(st.integers(10, 100), min_size=2, max_size=2)), reverse=True)
    floors = sorted(draw(st.lists(st.integers(0, 100), min_size=2, max_size=2)), reverse=True)
    inclusive, floor_inclusive = draw(st.booleans()), draw(st.booleans())
    bands = [
        Band(code, Threshold(Decimal(high), inclusive), draw(_floor(low, floor_inclusive, code == "best")))
        for code, high, low in zip(("best", "next"), composites, floors, strict=True)
    ]
    if bands[0].domain_floor is None:
        bands[1] = Band("next", bands[1].composite, None)
    return Scheme((*bands, Band("last", None, None)))


def _floor(percent: int, inclusive: bool, always: bool) -> st.SearchStrategy[Threshold | None]:
    floor = Threshold(Decimal(percent), inclusive)
    return st.just(floor) if always else st.sampled_from([floor, None])


@st.composite
def units(draw: st.DrawFn, size: int = 4) -> tuple[list[Leaf], dict[str, Mark], dict[str, Decimal]]:
    """Up to four criteria of one to four points in two domains, whole marks on them, and a cost for each."""
    leaves = [
        Leaf(f"{n}", draw(st.integers(1, 2)), Decimal(draw(st.integers(1, 4))))
        for n in range(draw(st.integers(1, size)))
    ]
    marks = {leaf.code: Mark(Decimal(draw(st.integers(0, int(leaf.max_points))))) for leaf in leaves}
    return leaves, marks, {leaf.code: Decimal(draw(st.integers(0, 3))) for leaf in leaves}


def at(leaves: Sequence[Leaf], marks: Marks, scheme: Scheme) -> Outcome:
    return outcome(tally(leaves, marks), scheme)


def place(found: Outcome) -> int:
    assert found.classification is not None
    return found.classification.place


def raised(marks: Marks, gains: Mapping[str, Decimal]) -> dict[str, Mark]:
    return {code: Mark((mark.points or Decimal(0)) + gains.get(code, Decimal(0))) for code, mark in marks.items()}


def every_raise(found: Sequence[Room]) -> Iterator[dict[str, Decimal]]:
    for steps in product(*(range(int(room.points) + 1) for room in found)):
        yield {room.code: Decimal(step) for room, step in zip(found, steps, strict=True)}


def gains_of(way: Way) -> dict[str, Decimal]:
    return {one.code: one.points for one in way.raises}


@given(units(), schemes())
def test_least_points_and_least_cost_in_whole_steps(
    unit: tuple[list[Leaf], dict[str, Mark], dict[str, Decimal]], scheme: Scheme
) -> None:
    leaves, marks, costs = unit
    found = rooms(leaves, marks, costs)
    current = at(leaves, marks, scheme).classification
    assert current is not None
    for way in ways_up(current, found, step=Decimal(1)):
        enough = [gains for gains in every_raise(found) if place(at(leaves, raised(marks, gains), scheme)) <= way.place]
        assert way.reachable == bool(enough)
        if enough:
            assert way.raised == min(total(gains.values()) for gains in enough)
            assert way.cost == min(sum(costs[code] * gain for code, gain in gains.items()) for gains in enough)
            assert gains_of(way) in [{code: gain for code, gain in gains.items() if gain} for gains in enough]


@given(units(8), schemes())
def test_exactly_the_points_bring_the_class_and_less_does_not(
    unit: tuple[list[Leaf], dict[str, Mark], dict[str, Decimal]], scheme: Scheme
) -> None:
    leaves, marks, costs = unit
    current = at(leaves, marks, scheme).classification
    assert current is not None
    for way in ways_up(current, rooms(leaves, marks, costs)):
        assume(way.reachable)
        gains = gains_of(way)
        reached = place(at(leaves, raised(marks, gains), scheme)) <= way.place
        assert reached == (not way.exceed)
        assert way.raised == way.points
        for code, gain in gains.items():
            less = {**gains, code: gain - LEAST}
            assert place(at(leaves, raised(marks, less), scheme)) > way.place


@given(units(8), schemes())
def test_the_finest_step_exceeds_the_points_by_no_more_than_a_step_for_each_condition(
    unit: tuple[list[Leaf], dict[str, Mark], dict[str, Decimal]], scheme: Scheme
) -> None:
    leaves, marks, costs = unit
    current = at(leaves, marks, scheme).classification
    assert current is not None
    for way in ways_up(current, rooms(leaves, marks, costs), step=LEAST):
        assume(way.reachable)
        assert place(at(leaves, raised(marks, gains_of(way)), scheme)) <= way.place
        assert way.points <= way.raised <= way.points + 3 * LEAST
        assert way.raised > way.points or not way.strict
