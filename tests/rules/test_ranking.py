from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from scoring.rules.ranking import Rank, rank


def test_ties_share_a_rank_and_the_next_skips() -> None:
    entries = [("a", None, "81"), ("b", None, "90.5"), ("c", None, "90.50"), ("d", None, "70")]
    ranks = rank((key, block, Decimal(percent)) for key, block, percent in entries)
    assert ranks == {"b": Rank(1, 1, 4), "c": Rank(1, 1, 4), "a": Rank(3, 0, 4), "d": Rank(4, 0, 4)}


def test_a_difference_that_two_decimals_do_not_show_is_no_tie() -> None:
    ranks = rank([("a", None, Decimal("80.001")), ("b", None, Decimal("80.002"))])
    assert (ranks["b"].rank, ranks["a"].rank) == (1, 2)


def test_blocks_do_not_compete() -> None:
    entries = [
        ("x1", "xã", Decimal(70)),
        ("p1", "phường", Decimal(90)),
        ("x2", "xã", Decimal(80)),
        ("x3", "xã", Decimal(80)),
    ]
    expected = {"p1": Rank(1, 0, 1), "x2": Rank(1, 1, 3), "x3": Rank(1, 1, 3), "x1": Rank(3, 0, 3)}
    assert rank(entries) == expected


def test_nobody_to_rank() -> None:
    assert rank([]) == {}


@given(st.lists(st.tuples(st.sampled_from("AB"), st.integers(0, 8)), max_size=25))
def test_agrees_with_brute_force(rows: list[tuple[str, int]]) -> None:
    entries = [(key, block, Decimal(percent)) for key, (block, percent) in enumerate(rows)]
    for key, found in rank(entries).items():
        peers = [percent for block, percent in rows if block == rows[key][0]]
        mine = rows[key][1]
        better = sum(percent > mine for percent in peers)
        assert found == Rank(better + 1, peers.count(mine) - 1, len(peers))
