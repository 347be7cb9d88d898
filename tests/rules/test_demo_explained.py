"""The rules that explain results, on the 23 units of the demo."""

import time
from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction

import pytest

from scoring.rules.change import Predecessor, decompose, profile
from scoring.rules.classify import Classification
from scoring.rules.comparison import losses
from scoring.rules.exact import total
from scoring.rules.firmness import firmness
from scoring.rules.marks import Mark
from scoring.rules.outcome import Outcome, outcome, outcomes
from scoring.rules.replay import Rules, replay
from scoring.rules.tally import tally
from scoring.rules.way_up import Way, rooms, ways_up
from tests.rules import demo
from tests.rules.builders import SCHEME, scheme

LEAST = Decimal("0.000001")
UNITS = sorted(demo.marks(2021))


def at(marks: Mapping[str, Mark]) -> Outcome:
    return outcome(tally(demo.leaves(), marks), SCHEME)


def classified(marks: Mapping[str, Mark]) -> Classification:
    found = at(marks).classification
    assert found is not None
    return found


def raised(marks: Mapping[str, Mark], way: Way, less: Decimal = Decimal(0)) -> dict[str, Mark]:
    """The marks after the raises of a way, the last of them short by `less`."""
    changed = dict(marks)
    for one in way.raises:
        short = less if one is way.raises[-1] else Decimal(0)
        changed[one.code] = Mark((marks[one.code].points or Decimal(0)) + one.points - short)
    return changed


@pytest.mark.parametrize("unit", UNITS)
def test_exactly_the_named_points_change_the_class_and_less_does_not(unit: str) -> None:
    marks = demo.marks(2021)[unit]
    for way in ways_up(classified(marks), rooms(demo.leaves(), marks)):
        assert way.reachable
        assert way.raised == way.points
        assert classified(raised(marks, way)).band == way.band
        assert classified(raised(marks, way, LEAST)).place > way.place


@pytest.mark.parametrize("unit", UNITS)
def test_whole_steps_reach_the_class(unit: str) -> None:
    marks = demo.marks(2021)[unit]
    for way in ways_up(classified(marks), rooms(demo.leaves(), marks), step=Decimal("0.01")):
        assert classified(raised(marks, way)).band == way.band
        assert way.step is None or all(one.points % way.step == 0 for one in way.raises)


@pytest.mark.parametrize("unit", UNITS)
def test_losses_are_what_is_missing_to_the_maximum(unit: str) -> None:
    marks = demo.marks(2021)[unit]
    composite = at(marks).composite
    assert total(one.points for one in losses(demo.leaves(), marks)) == composite.maximum - composite.points


@pytest.mark.parametrize("unit", sorted(set(UNITS) & set(demo.marks(2020))))
def test_a_year_is_better_or_worse_work_and_criteria_that_apply(unit: str) -> None:
    before, after = (profile(demo.leaves(), demo.marks(year)[unit]) for year in (2020, 2021))
    assert before is not None
    assert after is not None
    found = decompose([Predecessor(unit, before)], after, unit)
    assert found is not None
    shares = [at(demo.marks(year)[unit]).composite for year in (2020, 2021)]
    then, now = (Fraction(share.points) / Fraction(share.maximum) * 100 for share in shares)
    assert found.parts.total == now - then
    assert found.parts.merger == 0


def test_ranks_of_the_demo_lie_within_their_intervals() -> None:
    found = firmness(demo.marks(2021), demo.leaves(), SCHEME, seed="demo")
    computed, ranks = outcomes({unit: tally(demo.leaves(), one) for unit, one in demo.marks(2021).items()}, SCHEME)
    for unit, one in found.items():
        classification = computed[unit].classification
        assert classification is not None
        assert (one.rank, one.band) == (ranks[unit].rank, classification.band)
        assert one.best <= one.rank <= one.worst


def test_a_round_of_330_units_is_simulated_in_a_few_seconds() -> None:
    demo_marks = list(demo.marks(2021).values())
    marks = {number: demo_marks[number % len(demo_marks)] for number in range(330)}
    started = time.process_time()
    firmness(marks, demo.leaves(), SCHEME, seed="size")
    assert time.process_time() - started < 5


def test_strict_thresholds_move_nobody_of_the_demo_up() -> None:
    moves = replay(demo.marks(2021), Rules(demo.leaves(), SCHEME), Rules(demo.leaves(), scheme(inclusive=False)))
    assert all((move.band_steps or 0) <= 0 and not move.rank_steps for move in moves.values())
