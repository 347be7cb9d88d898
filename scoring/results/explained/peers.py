"""The units that one unit is ranked with: mean, median, best, and the ones most like it."""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

from scoring.models import Publication, Round
from scoring.results import schema
from scoring.results.explained.keeping import Kept
from scoring.results.source import results_of
from scoring.rules.comparison import Comparison, Place, compare, neighbours
from scoring.rules.exact import difference
from units.models import Unit

NEIGHBOURS = 5


@dataclass(frozen=True, slots=True)
class Peer:
    """A unit as it is named beside another; `population` in people, None when unknown."""

    code: str
    name: str
    kind: str
    percent: Decimal | None
    rank: int | None
    tied_with: int
    band: str | None
    population: int | None


@dataclass(frozen=True)
class Peers:
    """All units of a block (of the round where it has none) by code, in printed order.

    `composite` and `domains` (by number) are the means, medians and bests of them all, beside no unit of its own.
    """

    units: Mapping[str, Peer]
    composite: Comparison[str] | None
    domains: Mapping[int, Comparison[str]]

    @cached_property
    def _rising(self) -> list[Decimal]:
        return sorted(peer.percent for peer in self.units.values() if peer.percent is not None)

    @cached_property
    def _near(self) -> dict[str, tuple[Peer, ...]]:
        return {}

    def near(self, code: str) -> tuple[Peer, ...]:
        """The units most like this one, by kind and population, then by composite. Worked out once for each unit."""
        if code not in self._near:
            nearest = sorted(self.units.values(), key=lambda one: _apart(one, self.units[code]))
            places = {one.code: Place(one.kind, one.population) for one in nearest}
            self._near[code] = tuple(self.units[one] for one in neighbours(code, places, NEIGHBOURS))
        return self._near[code]

    def rank_at(self, percent: Decimal, own: Decimal | None) -> int:
        """The rank that a unit with `own` percent would have with `percent`, all others staying where they are."""
        ahead = len(self._rising) - bisect_right(self._rising, percent)
        return ahead + 1 - (own is not None and own > percent)


def _apart(one: Peer, other: Peer) -> Decimal:
    """How far two composites are apart; farther than any others where one has none."""
    if one.percent is None or other.percent is None:
        return Decimal("Infinity")
    return difference(one.percent, other.percent).copy_abs()


_KEPT: Kept[dict[str | None, Peers]] = Kept(most=8)


def published_peers(publication: Publication, block: str | None) -> Peers:
    """The units of a block in a publication; read once for each publication, whatever the number of units."""
    return _KEPT.get(publication.sha256, lambda: _by_block(results_of(publication).units, publication.round_id))[block]


def live_peers(round_: Round, units: Sequence[schema.UnitDocument], block: str | None) -> Peers:
    """The units of a block as they stand in an open round."""
    return _by_block(units, round_.pk)[block]


def _by_block(units: Iterable[schema.UnitDocument], round_: int) -> dict[str | None, Peers]:
    people = dict(Unit.objects.filter(round_places__round=round_).values_list("code", "population"))
    blocks: defaultdict[str | None, list[schema.UnitDocument]] = defaultdict(list)
    for unit in units:
        blocks[unit["block"]].append(unit)
    return {block: _peers(members, people) for block, members in blocks.items()}


def _peers(units: Sequence[schema.UnitDocument], people: Mapping[str, int | None]) -> Peers:
    percents = {unit["code"]: _percent(unit["percent"]) for unit in units}
    columns: defaultdict[int, dict[str, Decimal | None]] = defaultdict(dict)
    for unit in units:
        for domain in unit["domains"]:
            columns[domain["number"]][unit["code"]] = _percent(domain["percent"])
    domains = {number: compare("", column) for number, column in columns.items()}
    return Peers(
        units={unit["code"]: _peer(unit, people.get(unit["code"])) for unit in units},
        composite=compare("", percents),
        domains={number: one for number, one in domains.items() if one},
    )


def _peer(unit: schema.UnitDocument, population: int | None) -> Peer:
    return Peer(
        code=unit["code"],
        name=unit["full_name"],
        kind=unit["kind"],
        percent=_percent(unit["percent"]),
        rank=unit["rank"],
        tied_with=unit["tied_with"],
        band=unit["band"],
        population=population,
    )


def _percent(text: str | None) -> Decimal | None:
    return None if text is None else Decimal(text)
