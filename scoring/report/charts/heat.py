"""Domains by unit as a table of shades: how many of the scheme's domain floors a percentage misses."""

from dataclasses import dataclass, replace
from decimal import Decimal

from cchc.numbers import format_number
from scoring.report.charts.scale import by_block
from scoring.results import schema
from scoring.results.levels import MARK, Heat, Level, heat
from scoring.results.source import Results

PLACES = 2
NOT_ASSESSED = "–"
PRINTED_MARK = "▼"  # the one of a screen is in no Times


@dataclass(frozen=True, slots=True)
class HeatCell:
    """A percentage, `tint` 0 the best; -1 where nothing is assessed."""

    text: str
    tint: int
    mark: str


@dataclass(frozen=True, slots=True)
class HeatRow:
    """A unit."""

    position: int
    name: str
    cells: tuple[HeatCell, ...]


@dataclass(frozen=True, slots=True)
class HeatTable:
    """All units by block under the domains, with what the shades mean."""

    columns: tuple[schema.DomainHeadDocument, ...]
    blocks: tuple[tuple[str, tuple[HeatRow, ...]], ...]
    levels: tuple[Level, ...]
    width: int


def heat_table(results: Results) -> HeatTable | None:
    """Units with any score, in printed order; None where the scheme has no domain floors, or nobody a score."""
    shades = heat(results.overview["scheme"]["bands"])
    scored = [unit for unit in results.units if unit["percent"] is not None]
    if not shades.levels or not scored:
        return None
    columns = tuple(results.overview["criteria_set"]["domains"])
    return HeatTable(
        columns=columns,
        blocks=tuple(
            (block, tuple(_row(unit, columns, shades) for unit in members)) for block, members in by_block(scored)
        ),
        levels=tuple(replace(level, mark=_mark(level)) for level in shades.levels),
        width=len(columns) + 2,
    )


def _row(unit: schema.UnitDocument, columns: tuple[schema.DomainHeadDocument, ...], shades: Heat) -> HeatRow:
    percents = {domain["number"]: domain["percent"] for domain in unit["domains"]}
    cells = tuple(_cell(percents.get(column["number"]), shades) for column in columns)
    return HeatRow(unit["position"], unit["full_name"], cells)


def _cell(percent: str | None, shades: Heat) -> HeatCell:
    level = shades.of(percent)
    if percent is None or level is None:
        return HeatCell(NOT_ASSESSED, -1, "")
    return HeatCell(format_number(Decimal(percent), PLACES), level.tint, _mark(level))


def _mark(level: Level) -> str:
    return level.mark.replace(MARK, PRINTED_MARK)
