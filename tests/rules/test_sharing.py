"""Sharing work out evenly."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scoring.rules.sharing import split_by_weight, split_in_order


def test_domains_by_their_number_of_criteria():
    shares = split_by_weight({"1": 14, "2": 6, "3": 12, "4": 6}, ["An", "Bình"])
    assert shares == {"An": ["1", "4"], "Bình": ["2", "3"]}


def test_units_in_runs():
    assert split_in_order("abcdefg", ["An", "Bình", "Cúc"]) == {
        "An": ["a", "b", "c"],
        "Bình": ["d", "e"],
        "Cúc": ["f", "g"],
    }


def test_more_people_than_work():
    assert split_by_weight({"1": 3}, ["An", "Bình"]) == {"An": ["1"], "Bình": []}
    assert split_in_order("a", ["An", "Bình"]) == {"An": ["a"], "Bình": []}


@pytest.mark.parametrize("split", [split_by_weight, split_in_order])
def test_nobody(split):
    with pytest.raises(ValueError, match="nobody"):
        split({}, [])


@given(st.dictionaries(st.integers(), st.integers(1, 20), max_size=12), st.integers(1, 5))
def test_every_key_once_and_loads_within_one_weight(weights, people):
    shares = split_by_weight(weights, list(range(people)))
    assert sorted(key for keys in shares.values() for key in keys) == sorted(weights)
    loads = [sum(weights[key] for key in keys) for keys in shares.values()]
    assert max(loads) - min(loads) <= max(weights.values(), default=0)


@given(st.lists(st.integers(), max_size=40), st.integers(1, 7))
def test_runs_keep_the_order_and_differ_by_one(keys, people):
    shares = split_in_order(keys, list(range(people)))
    assert [key for run in shares.values() for key in run] == keys
    sizes = [len(run) for run in shares.values()]
    assert max(sizes) - min(sizes) <= 1
