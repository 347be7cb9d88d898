"""One unit beside the others: mean, median and best of composite and domains, and the units most like it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from django.utils.translation import gettext as _

from cchc.numbers import format_number, format_percent
from scoring.presenters.badges import Badge
from scoring.presenters.figures import NOTHING, percent, rank_text, signed
from scoring.results import schema
from scoring.results.explained.peers import Peer, Peers
from scoring.rules.comparison import Comparison
from scoring.rules.rounding import shown_change

NAMED = 3  # units that share the best percentage and are named


@dataclass(frozen=True, slots=True)
class StandingRow:
    """A percentage of the unit beside mean, median and best; `number` is that of a domain, None for the composite."""

    number: int | None
    name: str
    own: str
    mean: str
    median: str
    best: str
    to_mean: str


@dataclass(frozen=True, slots=True)
class Neighbour:
    """A unit much like this one; `ahead` is how far it is above (+) or below (−), in percentage points."""

    code: str
    name: str
    population: str
    percent: str
    rank: str
    badge: Badge | None
    ahead: str


@dataclass(frozen=True, slots=True)
class StandingView:
    """The whole section; `count` units have a percentage."""

    count: int
    rows: Sequence[StandingRow]
    best: str
    neighbours: Sequence[Neighbour]
    by_population: bool


def standing(
    unit: schema.UnitDocument,
    peers: Peers,
    heads: Mapping[int, schema.DomainHeadDocument],
    shown: Mapping[str, Badge],
) -> StandingView | None:
    """The unit beside those it is ranked with; None where it has no percentage, or no other has one."""
    if unit["percent"] is None or peers.composite is None or peers.composite.of < 2:  # itself
        return None
    near = peers.near(unit["code"])
    return StandingView(
        count=peers.composite.of,
        rows=[_row(None, _("Chỉ số tổng hợp"), unit["percent"], peers.composite), *_domains(unit, peers, heads)],
        best=_best(peers),
        neighbours=[_neighbour(one, Decimal(unit["percent"]), shown) for one in near],
        by_population=any(one.population is not None for one in near),
    )


def _domains(
    unit: schema.UnitDocument, peers: Peers, heads: Mapping[int, schema.DomainHeadDocument]
) -> list[StandingRow]:
    return [
        _row(domain["number"], heads[domain["number"]]["name"], domain["percent"], peers.domains[domain["number"]])
        for domain in unit["domains"]
        if domain["number"] in peers.domains
    ]


def _row(number: int | None, name: str, own: str | None, found: Comparison[str]) -> StandingRow:
    return StandingRow(
        number=number,
        name=name,
        own=percent(own),
        mean=format_percent(found.mean),
        median=format_percent(found.median),
        best=format_percent(found.best),
        to_mean=NOTHING if own is None else signed(shown_change(found.mean, Decimal(own))),
    )


def _best(peers: Peers) -> str:
    """Who has the best composite; the first of them where many do."""
    keys = peers.composite.best_keys if peers.composite else ()
    names = ", ".join(peers.units[key].name for key in keys[:NAMED])
    if len(keys) <= NAMED:
        return names
    return _("%(names)s và %(count)d đơn vị khác") % {"names": names, "count": len(keys) - NAMED}


def _neighbour(one: Peer, own: Decimal, shown: Mapping[str, Badge]) -> Neighbour:
    return Neighbour(
        code=one.code,
        name=one.name,
        population=NOTHING if one.population is None else format_number(one.population),
        percent=NOTHING if one.percent is None else format_percent(one.percent),
        rank=rank_text(one.rank, one.tied_with),
        badge=shown.get(one.band or ""),
        ahead=NOTHING if one.percent is None else signed(shown_change(own, one.percent)),
    )
