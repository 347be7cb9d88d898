"""The pieces of the simulation, each against the plain way of doing the same."""

from bisect import bisect_right
from collections import Counter
from decimal import Decimal
from fractions import Fraction
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scoring.rules.classify import Scheme, classify
from scoring.rules.firmness.cascade import Cascade
from scoring.rules.firmness.drift import distribution, moves
from scoring.rules.firmness.firmness import summed_up
from scoring.rules.firmness.noise import FINENESS, Noise, weight_factors, within, words
from scoring.rules.share import Share
from tests.rules.builders import SCHEME, scheme

WORDS = 2**32


@pytest.mark.parametrize(
    ("points", "maximum", "expected"),
    [(50, 100, (-1, 1)), (100, 100, (-1, 0)), (0, 100, (0, 1)), (0, 0, (0, 0))],
)
def test_a_score_stays_within_its_bounds(points: int, maximum: int, expected: tuple[int, int]) -> None:
    assert moves(points, maximum, 1) == expected


@pytest.mark.parametrize("step", [0, 3])
def test_a_score_nearer_to_a_bound_than_a_step_goes_up_to_the_bound(step: int) -> None:
    assert moves(2, 3, step) == (-min(step, 2), min(step, 1))


@given(st.lists(st.tuples(st.integers(-3, 0), st.integers(0, 3)), max_size=5))
def test_sums_have_the_probabilities_of_all_cases(scores: list[tuple[int, int]]) -> None:
    every = Counter(sum(case) for case in product(*((down, 0, up) for down, up in scores)))
    sums, bounds = distribution(tuple(scores))
    assert sums == tuple(sorted(every))
    below = 0
    for one, bound in zip(sums, bounds, strict=True):
        assert abs(Fraction(bound - below, WORDS) - Fraction(every[one], 3 ** len(scores))) <= Fraction(1, WORDS)
        below = bound
    assert below == WORDS
    assert bisect_right(bounds, 0) == 0 or bounds[0] == 0
    assert bisect_right(bounds, WORDS - 1) == len(sums) - 1


@given(st.integers(0, WORDS - 1), st.integers(-5, 5), st.integers(0, 9))
def test_a_word_stands_for_an_integer_of_the_range(word: int, low: int, width: int) -> None:
    assert low <= within(word, low, low + width) <= low + width
    assert (within(0, low, low + width), within(WORDS - 1, low, low + width)) == (low, low + width)


def test_words_hang_on_the_seed_alone() -> None:
    # written down once: another Python, another machine must draw the same
    assert words("a", 3) == words("a", 5)[:3]
    assert words("a", 3) != words("b", 3)
    assert words("tu-ky", 2) == (360848308, 1595921431)


def test_weights_vary_within_their_percentage_and_one_domain_is_left_out_at_most() -> None:
    factors = weight_factors(Noise(), "seed", [1, 2, 3], [1, 3], 900)
    for run in list(zip(*factors.values(), strict=True))[1:]:
        assert sum(not factor for factor in run) <= 1
        assert all(not factor or FINENESS * 3 // 4 <= factor <= FINENESS * 5 // 4 for factor in run)
    left_out = {domain: column.count(0) for domain, column in factors.items()}
    assert left_out[2] == 0
    assert all(250 < left_out[domain] < 350 for domain in (1, 3))  # a third of 900 runs each


def test_the_first_run_is_undisturbed_and_so_are_all_without_noise() -> None:
    quiet = Noise(weight_percent=0, leave_one_out=False)
    assert weight_factors(quiet, "seed", [1, 2], [1, 2], 2) == {1: [FINENESS] * 3, 2: [FINENESS] * 3}


@pytest.mark.parametrize("wrong", [{"weight_percent": 100}, {"weight_percent": -1}, {"step": Decimal(-1)}])
def test_refuses_noise_that_makes_no_sense(wrong: dict[str, int]) -> None:
    with pytest.raises(ValueError, match=r"weights|step"):
        Noise(**wrong)  # type: ignore[arg-type]  # wrong on purpose


@given(
    st.lists(st.tuples(st.integers(0, 200), st.integers(1, 200)), min_size=1, max_size=4),
    st.sampled_from([SCHEME, scheme(inclusive=False)]),
)
def test_integers_give_the_class_of_the_cascade(found: list[tuple[int, int]], regulation: Scheme) -> None:
    amounts = [(min(points, maximum), maximum) for points, maximum in found]
    points, maximum = (sum(column) for column in zip(*amounts, strict=True))
    cascade = Cascade.of(regulation)
    place = max(cascade.composite_place(points, maximum), *(cascade.floor_place(*one) for one in amounts), 0)
    shares = {number: Share(Decimal(one), Decimal(top)) for number, (one, top) in enumerate(amounts)}
    assert place == classify(Share(Decimal(points), Decimal(maximum)), shares, regulation).place


@pytest.mark.parametrize(
    ("ranks", "low", "high"),
    [
        (range(1, 101), 5, 95),
        (range(1, 21), 1, 19),
        (range(1, 8), 1, 7),
        ([3] * 500, 3, 3),
        ([*[1] * 24, *[2] * 452, *[9] * 24], 2, 2),
        ([*[1] * 25, *[2] * 450, *[9] * 25], 1, 2),
        ([4], 4, 4),
    ],
)
def test_percentiles_by_nearest_rank(ranks: list[int], low: int, high: int) -> None:
    found = summed_up([2, *reversed(ranks)], [0] * (len(ranks) + 1), ["good", "bad"])
    assert (found.low, found.high) == (low, high)
    assert (found.best, found.worst, found.runs) == (min(ranks), max(ranks), len(ranks))


def test_share_of_runs_that_keep_the_class() -> None:
    found = summed_up([1, 1, 1, 2, 1], [1, 1, 0, 1, 1], ["best", "good", "bad"])
    assert (found.band, found.kept, found.kept_percent) == ("good", 3, Decimal(75))
    assert found.bands == {"best": 1, "good": 3}
