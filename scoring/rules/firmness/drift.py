"""How far the points of one domain of a unit drift when each of its scores moves by an entry step or not.

What matters is the sum over the criteria of a domain. Its distribution is known exactly (each criterion multiplies the
number of equally likely cases by three), so that a run needs one draw for a domain and not one for each criterion.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from functools import lru_cache
from itertools import accumulate

from scoring.rules.firmness.noise import WORD_BITS

Moves = tuple[int, int]  # the farthest down (negative or 0) and up that a score can move


def moves(points: int, maximum: int, step: int) -> Moves:
    """Return how far a score can move within 0 and its maximum, all in the same integer unit."""
    return max(-step, -points), min(step, maximum - points)


@lru_cache(maxsize=4096)
def distribution(scores: tuple[Moves, ...]) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """Return the possible sums of moves, rising, and the first 32-bit word past each of them.

    A uniform word w stands for the sum at `bisect_right(bounds, w)`; every sum gets its probability to within 2^-32.
    """
    cases = _cases(scores)
    sums = tuple(sorted(cases))
    total = 3 ** len(scores)
    return sums, tuple((upto << WORD_BITS) // total for upto in accumulate(cases[one] for one in sums))


def _cases(scores: Sequence[Moves]) -> dict[int, int]:
    """Return how many of the 3^n equally likely cases add up to each sum."""
    cases = {0: 1}
    for down, up in scores:
        cases = _spread(cases.items(), (down, 0, up))
    return cases


def _spread(cases: Iterable[tuple[int, int]], by: Sequence[int]) -> dict[int, int]:
    found: defaultdict[int, int] = defaultdict(int)
    for reached, count in cases:
        for move in by:
            found[reached + move] += count
    return found
