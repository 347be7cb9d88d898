"""The ranking of a round: rows by block, as the reader asked for them."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _

from scoring.presenters.badges import Badge, badges
from scoring.presenters.choices import NAME, Choice
from scoring.presenters.figures import NOTHING, percent
from scoring.results import schema
from scoring.results.source import Results
from scoring.results.wording import blocking_domains, class_reason, held_back_by_domain
from units.names import search_key, sort_key


@dataclass(frozen=True, slots=True)
class Cell:
    """A unit's percentage in a domain; `holds_back` when domains alone keep the unit from the next better class."""

    number: int
    text: str
    holds_back: bool


@dataclass(frozen=True, slots=True)
class Row:
    """A unit in the ranking; `missing` criteria make it provisional."""

    code: str
    name: str
    rank: str
    is_tied: bool
    cells: Sequence[Cell]
    composite: str
    badge: Badge | None
    reason: str
    missing: int


@dataclass(frozen=True, slots=True)
class Block:
    """Units ranked among themselves; `name` is empty when all are. `size` counts those left out too."""

    name: str
    rows: Sequence[Row]
    size: int


def blocks(results: Results, choice: Choice) -> list[Block]:
    """The rows of each block, filtered and sorted as chosen; a block stays when nothing of it matches."""
    names: list[str | None] = [*results.overview["round"]["blocks"]]
    if not names or any(unit["block"] is None for unit in results.units):
        names = [None, *names]
    return [_block(results, name, choice) for name in names]


def matching(blocks_: Sequence[Block]) -> int:
    """How many units are shown."""
    return sum(len(block.rows) for block in blocks_)


def _block(results: Results, name: str | None, choice: Choice) -> Block:
    members = [unit for unit in results.units if unit["block"] == name]
    chosen = [unit for unit in members if _matches(unit, choice)]
    shown = badges(results.overview["scheme"]["bands"])
    title = name or (_("Chưa xếp khối") if results.overview["round"]["blocks"] else "")
    return Block(title, [_row(unit, results, shown) for unit in _sorted(chosen, choice)], len(members))


def _matches(unit: schema.UnitDocument, choice: Choice) -> bool:
    return choice.band in {"", unit["band"]} and (not choice.key or choice.key in search_key(unit["full_name"]))


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


def domain_percent(unit: schema.UnitDocument, number: int | None) -> Decimal | None:
    """The unit's percentage in a domain; None where it is not assessed."""
    found = (domain["percent"] for domain in unit["domains"] if domain["number"] == number)
    text = next(found, None)
    return None if text is None else Decimal(text)


def _row(unit: schema.UnitDocument, results: Results, shown: Mapping[str, Badge]) -> Row:
    holding = holding_back(unit)
    return Row(
        code=unit["code"],
        name=unit["full_name"],
        rank=NOTHING if unit["rank"] is None else str(unit["rank"]),
        is_tied=unit["tied_with"] > 0,
        cells=[_cell(domain, holding) for domain in unit["domains"]],
        composite=percent(unit["percent"]),
        badge=shown[unit["band"]] if unit["band"] else None,
        reason=class_reason(unit, results.bands, results.domains),
        missing=unit["missing"],
    )


def _cell(domain: schema.DomainDocument, holding: frozenset[int]) -> Cell:
    return Cell(domain["number"], percent(domain["percent"]), domain["number"] in holding)


def holding_back(unit: schema.UnitDocument) -> frozenset[int]:
    """Domains that keep the unit from the next better class though its composite is enough for it."""
    return frozenset(blocking_domains(unit)) if held_back_by_domain(unit) else frozenset()
