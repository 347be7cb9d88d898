"""The annex: every unit with its domains, composite, rank and class."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import groupby

from cchc.numbers import format_percent
from scoring.report.domains import means
from scoring.results import schema
from scoring.results.adjustments import line_texts, rule_text, sum_text
from scoring.results.source import Results
from scoring.results.wording import blocking_shortfalls, notice_texts
from scoring.rules.summary import mean

NOT_ASSESSED = "–"
BESIDES_DOMAINS = 5  # number, unit, composite, rank, class


@dataclass(frozen=True)
class Cell:
    """A percentage; `blocks` marks the one that keeps the unit from the next better class."""

    text: str
    blocks: bool


@dataclass(frozen=True)
class AnnexRow:
    """A unit; provisional while some of its criteria have a score and some have none."""

    position: int
    name: str
    domains: tuple[Cell, ...]
    composite: Cell
    rank: str
    band: str
    is_provisional: bool


@dataclass(frozen=True)
class AnnexBlock:
    """Units ranked among themselves; the name is empty where the round has no blocks."""

    name: str
    rows: tuple[AnnexRow, ...]


@dataclass(frozen=True)
class Annex:
    """The whole table. `means` has one text for each domain, then that of the composite.

    `adjustments` tells, unit by unit, the bonus and penalty points behind a composite.
    """

    columns: tuple[schema.DomainHeadDocument, ...]
    width: int
    blocks: tuple[AnnexBlock, ...]
    means: tuple[str, ...]
    notices: tuple[str, ...]
    adjustment_rule: str
    adjustments: tuple[str, ...]
    has_ties: bool
    has_gaps: bool
    is_provisional: bool


def annex(results: Results) -> Annex:
    """The table of the whole round in printed order."""
    units = results.units
    by_block = groupby(units, key=lambda unit: unit["block"] or "")
    return Annex(
        columns=tuple(results.overview["criteria_set"]["domains"]),
        width=len(results.domains) + BESIDES_DOMAINS,
        blocks=tuple(AnnexBlock(name, tuple(_row(unit, results) for unit in members)) for name, members in by_block),
        means=_means(results),
        notices=tuple(_notices(results)),
        adjustment_rule=rule_text(results.overview),
        adjustments=tuple(_adjustments(results)),
        has_ties=any(unit["tied_with"] for unit in units),
        has_gaps=any(domain["percent"] is None for unit in units for domain in unit["domains"]),
        is_provisional=any(_is_provisional(unit) for unit in units),
    )


def _row(unit: schema.UnitDocument, results: Results) -> AnnexRow:
    blocking = {item["domain"] for item in blocking_shortfalls(unit)}
    return AnnexRow(
        position=unit["position"],
        name=unit["full_name"],
        domains=_domain_cells(unit, results, blocking),
        composite=Cell(_shown(unit["percent"]), None in blocking),
        rank=_rank(unit),
        band=results.bands[unit["band"]]["short_label"] if unit["band"] else NOT_ASSESSED,
        is_provisional=_is_provisional(unit),
    )


def _is_provisional(unit: schema.UnitDocument) -> bool:
    return unit["percent"] is not None and unit["missing"] > 0


def _domain_cells(unit: schema.UnitDocument, results: Results, blocking: set[int | None]) -> tuple[Cell, ...]:
    percents = {domain["number"]: domain["percent"] for domain in unit["domains"]}
    return tuple(Cell(_shown(percents.get(number)), number in blocking) for number in results.domains)


def _shown(percent: str | None) -> str:
    return NOT_ASSESSED if percent is None else format_percent(Decimal(percent))


def _rank(unit: schema.UnitDocument) -> str:
    if unit["rank"] is None:
        return NOT_ASSESSED
    return f"{unit['rank']}=" if unit["tied_with"] else str(unit["rank"])


def _means(results: Results) -> tuple[str, ...]:
    found = means(results)
    composite = mean(Decimal(unit["percent"]) for unit in results.units if unit["percent"] is not None)
    values: Sequence[Decimal | None] = [*(found.get(number) for number in results.domains), composite]
    return tuple(NOT_ASSESSED if value is None else format_percent(value) for value in values)


def _notices(results: Results) -> list[str]:
    return [
        f"{unit['full_name']}: {text[:1].lower()}{text[1:]}"
        for unit in results.units
        for text in notice_texts(unit, results.bands)
    ]


def _adjustments(results: Results) -> Iterator[str]:
    for unit in results.units:
        told = [text for text in (sum_text(unit), *line_texts(unit)) if text]
        if told:
            yield f"{unit['full_name']}: {'; '.join(told)}."
