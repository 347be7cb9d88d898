"""What the runs of a simulation say about one unit."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from scoring.rules.share import Share


@dataclass(frozen=True, slots=True)
class Firmness:
    """Ranks and classes of one unit over `runs` runs.

    `rank` is the rank without disturbance, `best` and `worst` are the extremes; 90 % of the runs lie from `low` (5th
    percentile) to `high` (95th). `kept` counts the runs that keep the class `band`, `bands` the runs by class code,
    best class first, classes that never came up left out.
    """

    rank: int
    best: int
    low: int
    high: int
    worst: int
    band: str
    kept: int
    bands: Mapping[str, int]
    runs: int

    @property
    def kept_percent(self) -> Decimal:
        """Share of the runs that keep the class, in percent."""
        percent = Share(Decimal(self.kept), Decimal(self.runs)).percent
        return Decimal(0) if percent is None else percent


def summed_up(ranks: Sequence[int], places: Sequence[int], codes: Sequence[str]) -> Firmness:
    """Sum up the `ranks` and class `places` of all runs, the undisturbed one first; `codes` names classes by place.

    Percentiles are by nearest rank: the least rank that at least 5 % (95 %) of the runs do not exceed.
    """
    ordered, runs = sorted(ranks[1:]), len(ranks) - 1
    counted = Counter(places[1:])
    return Firmness(
        rank=ranks[0],
        best=ordered[0],
        low=ordered[_nearest(5, runs)],
        high=ordered[_nearest(95, runs)],
        worst=ordered[-1],
        band=codes[places[0]],
        kept=counted[places[0]],
        bands={codes[found]: counted[found] for found in sorted(counted)},
        runs=runs,
    )


def _nearest(percentile: int, runs: int) -> int:
    """Return the index of a percentile in an ordered list: ceil(runs * percentile / 100), counted from 0."""
    return -(-runs * percentile // 100) - 1
