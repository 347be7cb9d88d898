"""The ranking of a round: rows by block, as the reader asked for them."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from scoring.presenters.badges import Badge, badges
from scoring.presenters.bars import Bar, bar
from scoring.presenters.choices import NAME, RANK, Choice
from scoring.presenters.figures import NOTHING, percent
from scoring.presenters.groups import group_heads
from scoring.results import schema
from scoring.results.adjustments import short_text
from scoring.results.domains import domain_percent
from scoring.results.explained.inputs import scheme_of
from scoring.results.levels import Heat, Level, heat
from scoring.results.source import Results
from scoring.results.wording import blocking_domains, class_reason, held_back_by_domain
from units.names import search_key, sort_key

NO_CORRECTIONS: Mapping[str, str] = {}


@dataclass(frozen=True, slots=True)
class Cell:
    """A unit's percentage in a domain; `holds_back` when domains alone keep the unit from the next better class.

    `level` is its shade in the heat table; None where the domain is not assessed.
    """

    number: int
    text: str
    holds_back: bool
    level: Level | None

    @property
    def bare(self) -> str:
        """The figure without its sign, for a table whose caption names the unit."""
        return self.text.removesuffix("%")


@dataclass(frozen=True, slots=True)
class Row:
    """A unit in the ranking; `missing` criteria make it provisional, `adjusted` tells its bonus and penalty points,
    `correction` what the version in force changed; `group` heads the units of like composites that begin here.
    """

    code: str
    name: str
    rank: str
    is_tied: bool
    cells: Sequence[Cell]
    composite: str
    bar: Bar | None
    adjusted: str
    badge: Badge | None
    reason: str
    missing: int
    correction: str
    group: str


@dataclass(frozen=True, slots=True)
class Block:
    """Units ranked among themselves; `name` is empty when all are. `size` counts those left out too."""

    name: str
    rows: Sequence[Row]
    size: int


@dataclass(frozen=True, slots=True)
class Drawn:
    """What the rows of a block share: badges by class, levels of heat, heads of groups and corrections by unit code."""

    badges: Mapping[str, Badge]
    heat: Heat
    heads: Mapping[str, str]
    corrections: Mapping[str, str]


def blocks(results: Results, choice: Choice, corrections: Mapping[str, str] = NO_CORRECTIONS) -> list[Block]:
    """The rows of each block, filtered and sorted as chosen; a block stays when nothing of it matches.

    `corrections` tells by unit code what the version in force changed.
    """
    names: list[str | None] = [*results.overview["round"]["blocks"]]
    if not names or any(unit["block"] is None for unit in results.units):
        names = [None, *names]
    return [_block(results, name, choice, corrections) for name in names]


def matching(blocks_: Sequence[Block]) -> int:
    """How many units are shown."""
    return sum(len(block.rows) for block in blocks_)


def _block(results: Results, name: str | None, choice: Choice, corrections: Mapping[str, str]) -> Block:
    members = [unit for unit in results.units if unit["block"] == name]
    chosen = [unit for unit in members if _matches(unit, choice)]
    shown = badges(results.overview["scheme"]["bands"])
    title = name or (_("Chưa xếp khối") if results.overview["round"]["blocks"] else "")
    drawn = Drawn(shown, heat(results.overview["scheme"]["bands"]), _heads(results, chosen, choice), corrections)
    return Block(title, [_row(unit, results, drawn) for unit in _sorted(chosen, choice)], len(members))


def _heads(results: Results, chosen: Sequence[schema.UnitDocument], choice: Choice) -> Mapping[str, str]:
    """Heads of the groups by composite, where the rows stand in the order of their ranks."""
    if choice.order != RANK:
        return {}
    return group_heads(_sorted(chosen, choice), scheme_of(results.overview))


def _matches(unit: schema.UnitDocument, choice: Choice) -> bool:
    return (
        choice.band in {"", unit["band"]}
        and choice.kind in {"", unit["kind"]}
        and (choice.short_in is None or choice.short_in in blocking_domains(unit))
        and (not choice.key or choice.key in search_key(unit["full_name"]))
    )


def _sorted(units: Sequence[schema.UnitDocument], choice: Choice) -> list[schema.UnitDocument]:
    """Units in the chosen order; those without a figure stay last either way."""
    value = _value(choice)
    known = [unit for unit in units if value(unit) is not None]
    unknown = [unit for unit in units if value(unit) is None]
    best_first = choice.domain is not None
    return [*sorted(known, key=value, reverse=best_first != choice.descending), *unknown]


def _value(choice: Choice) -> Callable[[schema.UnitDocument], Any]:
    if choice.order == NAME:
        return lambda unit: sort_key(unit["name"])
    if choice.domain is not None:
        return lambda unit: domain_percent(unit, choice.domain)
    return lambda unit: unit["rank"]


def _row(unit: schema.UnitDocument, results: Results, drawn: Drawn) -> Row:
    holding = holding_back(unit)
    return Row(
        code=unit["code"],
        name=unit["full_name"],
        rank=NOTHING if unit["rank"] is None else str(unit["rank"]),
        is_tied=unit["tied_with"] > 0,
        cells=[_cell(domain, holding, drawn.heat) for domain in unit["domains"]],
        composite=percent(unit["percent"]),
        bar=bar(unit["percent"]),
        adjusted=short_text(unit),
        badge=drawn.badges[unit["band"]] if unit["band"] else None,
        reason=class_reason(unit, results.bands, results.domains),
        missing=unit["missing"],
        correction=drawn.corrections.get(unit["code"], ""),
        group=drawn.heads.get(unit["code"], ""),
    )


def _cell(domain: schema.DomainDocument, holding: frozenset[int], heat_: Heat) -> Cell:
    number, value = domain["number"], domain["percent"]
    return Cell(number, percent(value), number in holding, heat_.of(value))


def holding_back(unit: schema.UnitDocument) -> frozenset[int]:
    """Domains that keep the unit from the next better class though its composite is enough for it."""
    return frozenset(blocking_domains(unit)) if held_back_by_domain(unit) else frozenset()
