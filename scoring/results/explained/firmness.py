"""How firm ranks and classes of a publication are, simulated from its frozen rows."""

import json
from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal
from functools import partial
from threading import Timer

from django.db.models import TextField
from django.db.models.functions import Cast

from scoring.models import Publication, UnitResult
from scoring.results import schema
from scoring.results.explained.case import ENTRY_STEP
from scoring.results.explained.inputs import leaves_of, marks_of, scheme_of
from scoring.results.explained.keeping import Kept
from scoring.rules.adjustment import Adjustment
from scoring.rules.firmness import Firmness, Noise, firmness

RUNS = 500  # ranks at the 5th and 95th percentile then rest on 25 runs on either side
NOISE = Noise(step=ENTRY_STEP)  # what the methodology page states
AT_ONCE = 200  # units that are simulated while the first reader waits (under two seconds); a nation takes half a minute
AFTER = 1.0  # seconds until that begins: the page that asked first needs the processor itself

# Unit code, marks as JSON, name of the block, adjustment.
Row = tuple[str, str, str | None, Mapping[str, str] | None]

_KEPT: Kept[dict[str, Firmness]] = Kept(most=8)
_BEGUN: set[str] = set()


def firmness_of(publication: Publication) -> Mapping[str, Firmness] | None:
    """Firmness by unit code, or None while a large round is being simulated beside the requests.

    Simulated once for each publication and process. The hash of the publication is the seed: all get the same figures.
    """
    found = _KEPT.look(publication.sha256)
    if found is not None or publication.sha256 in _BEGUN:
        return found
    rows = _rows(publication)
    simulate = partial(_simulated, publication.overview, publication.sha256, rows)
    if len(rows) <= AT_ONCE:
        return _KEPT.get(publication.sha256, simulate)
    _begin(publication.sha256, simulate)
    return None


def is_simulated(sha256: str, publication: int) -> bool:
    """Whether the firmness of a publication (by hash and key) is known, after simulating it if that is quickly done."""
    if _KEPT.look(sha256) is not None:
        return True
    return firmness_of(Publication.objects.defer("document").get(pk=publication)) is not None


def _begin(key: str, simulate: Callable[[], dict[str, Firmness]]) -> None:
    """Simulate in a thread of its own, which reads nothing from the database, once the page that asked is drawn."""
    _BEGUN.add(key)
    thread = Timer(AFTER, _finish, (key, simulate))
    thread.name, thread.daemon = "firmness", True
    thread.start()


def _finish(key: str, simulate: Callable[[], dict[str, Firmness]]) -> None:
    try:
        _KEPT.keep(key, simulate())
    finally:
        _BEGUN.discard(key)


def _rows(publication: Publication) -> list[Row]:
    """All that the simulation needs of the units, in one query; read as text, for parsing is half the work."""
    found = UnitResult.objects.filter(publication=publication).order_by("position")
    texts = found.annotate(marks=Cast("scores", TextField()))
    return list(texts.values_list("code", "marks", "summary__block", "summary__adjustment").iterator(chunk_size=1_000))


def _simulated(overview: schema.Overview, seed: str, rows: Sequence[Row]) -> dict[str, Firmness]:
    return firmness(
        marks={code: marks_of(json.loads(scores)) for code, scores, _, _ in rows},
        leaves=leaves_of(overview),
        scheme=scheme_of(overview),
        seed=seed,
        blocks={code: block for code, _, block, _ in rows},
        adjustments={code: _net(one) for code, _, _, one in rows if one},
        noise=NOISE,
        runs=RUNS,
    )


def _net(adjustment: Mapping[str, str]) -> Decimal:
    """Bonus less penalty after their caps, in percentage points."""
    return Adjustment(Decimal(adjustment["bonus"]), Decimal(adjustment["penalty"])).net
