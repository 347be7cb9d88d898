"""How firm ranks and classes of a publication are, simulated from its frozen rows."""

from collections.abc import Mapping
from decimal import Decimal
from functools import partial
from threading import Thread
from typing import Any

from scoring.models import Publication, UnitResult
from scoring.results.explained.case import ENTRY_STEP
from scoring.results.explained.inputs import leaves_of, marks_of, scheme_of
from scoring.results.explained.keeping import Kept
from scoring.rules.adjustment import Adjustment
from scoring.rules.firmness import Firmness, Noise, firmness

RUNS = 500  # ranks at the 5th and 95th percentile then rest on 25 runs on either side
NOISE = Noise(step=ENTRY_STEP)  # what the methodology page states
AT_ONCE = 200  # units that are simulated while the first reader waits (under two seconds); a nation takes half a minute

_KEPT: Kept[dict[str, Firmness]] = Kept(most=8)
_BEGUN: set[str] = set()


def firmness_of(publication: Publication) -> Mapping[str, Firmness] | None:
    """Firmness by unit code, or None while a large round is being simulated beside the requests.

    Simulated once for each publication and process. The hash of the publication is the seed: all get the same figures.
    """
    found = _KEPT.look(publication.sha256)
    if found is not None or publication.sha256 in _BEGUN:
        return found
    simulate = _simulation(publication)
    if len(simulate.keywords["marks"]) <= AT_ONCE:
        return _KEPT.get(publication.sha256, simulate)
    _begin(publication.sha256, simulate)
    return None


def is_simulated(sha256: str, publication: int) -> bool:
    """Whether the firmness of a publication (by hash and key) is known, after simulating it if that is quickly done."""
    if _KEPT.look(sha256) is not None:
        return True
    return firmness_of(Publication.objects.defer("document").get(pk=publication)) is not None


def _begin(key: str, simulate: "partial[dict[str, Firmness]]") -> None:
    """Simulate in a thread of its own, which reads nothing from the database."""
    _BEGUN.add(key)
    Thread(target=_finish, args=(key, simulate), name="firmness", daemon=True).start()


def _finish(key: str, simulate: "partial[dict[str, Firmness]]") -> None:
    try:
        _KEPT.keep(key, simulate())
    finally:
        _BEGUN.discard(key)


def _simulation(publication: Publication) -> "partial[dict[str, Firmness]]":
    """The simulation with all it needs, read in one query."""
    rows = UnitResult.objects.filter(publication=publication).order_by("position")
    columns = rows.values_list("code", "scores", "summary__block", "summary__adjustment")
    found: list[Any] = list(columns.iterator(chunk_size=1_000))
    return partial(
        firmness,
        marks={code: marks_of(scores) for code, scores, _, _ in found},
        leaves=leaves_of(publication.overview),
        scheme=scheme_of(publication.overview),
        seed=publication.sha256,
        blocks={code: block for code, _, block, _ in found},
        adjustments={code: _net(one) for code, _, _, one in found if one},
        noise=NOISE,
        runs=RUNS,
    )


def _net(adjustment: Mapping[str, str]) -> Decimal:
    """Bonus less penalty after their caps, in percentage points."""
    return Adjustment(Decimal(adjustment["bonus"]), Decimal(adjustment["penalty"])).net
