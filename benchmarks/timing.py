"""Pairs of timings, taken in turn so that a drifting machine drifts for both."""

import gc
import statistics
import time
from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True)
class Paired:
    """Median seconds of ours and of the floor, and the median of the ratios taken pair by pair."""

    ours: float
    floor: float
    ratio: float


def paired(
    ours: Callable[[], object],
    floor: Callable[[], object],
    runs: int = 7,
    before: Callable[[], object] = lambda: None,
) -> Paired:
    """Time both `runs` times in turn after one warm-up each; `before` puts things back and is not timed."""
    pairs = [(seconds(ours, before), seconds(floor, before)) for _ in range(runs + 1)][1:]
    return Paired(
        statistics.median(a for a, _ in pairs),
        statistics.median(b for _, b in pairs),
        statistics.median(a / b for a, b in pairs),
    )


def seconds(act: Callable[[], object], before: Callable[[], object] = lambda: None) -> float:
    """Seconds of one call."""
    before()
    gc.collect()
    start = time.perf_counter()
    act()
    return time.perf_counter() - start
