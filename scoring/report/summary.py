"""The summary for the chairman: one A4 page, however many units the round has."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import groupby

from cchc.numbers import format_percent
from scoring.report.charts.scale import length, tones
from scoring.report.content.shape import ReportContent
from scoring.report.domains import means
from scoring.report.naming import naming_of
from scoring.report.paper import Paper, paper
from scoring.report.words import count_text
from scoring.results import schema
from scoring.results.source import Results
from scoring.results.wording import blocking_shortfalls, held_back_by_domain, missing_text
from scoring.rules.summary import class_counts, mean, weakest

AT_THE_ENDS = 3  # units named at each end of the list
ENDS_WITH_BLOCKS = 1  # the same, in each block of a round that has several
MOST_BLOCKS = 4
MOST_HELD_BACK = 8
MOST_DOMAINS = 10
WEAKEST = 2


@dataclass(frozen=True, slots=True)
class ClassRow:
    """A class: counts of both years; `width` of its bar on a line of 100."""

    label: str
    count: str
    before: str
    change: str
    width: str
    fill: str


@dataclass(frozen=True, slots=True)
class Place:
    """A unit at an end of the list."""

    rank: str
    name: str
    percent: str
    band: str


@dataclass(frozen=True, slots=True)
class Ends:
    """First and last of a block; the last are named from the end."""

    block: str
    first: tuple[Place, ...]
    last: tuple[Place, ...]


@dataclass(frozen=True, slots=True)
class OneDomain:
    """A unit that a single domain keeps from the next class."""

    name: str
    composite: str
    target: str
    domain: str
    missing: str


@dataclass(frozen=True, slots=True)
class DomainBar:
    """A domain's mean over the units."""

    label: str
    percent: str
    width: str
    is_weakest: bool


@dataclass(frozen=True)
class Summary:
    """What the page shows; `scored` counts the units behind `mean`.

    `held_back_count` counts all, `held_back` names the nearest to their threshold.
    """

    paper: Paper
    scored: str
    has_unscored: bool
    mean: str
    classes: Sequence[ClassRow]
    previous_year: int | None
    ends: Sequence[Ends]
    blocks_left_out: int
    held_back: Sequence[OneDomain]
    held_back_count: int
    held_back_rest: int
    domains: Sequence[DomainBar]


def summary(content: ReportContent) -> Summary:
    """The summary of a report or of a round's results."""
    results, figures = content.results, content.figures
    held = one_domain_away(results)
    scored = [unit for unit in results.units if unit["percent"] is not None]
    composite = mean(Decimal(unit["percent"] or 0) for unit in scored)
    ends = _ends(results)
    return Summary(
        paper=paper(content, f"Tóm tắt kết quả cải cách hành chính năm {figures.year}"),
        scored=naming_of(results.units).listing(scored or results.units).amount,
        has_unscored=0 < len(scored) < len(results.units),
        mean="" if composite is None else format_percent(composite),
        classes=_classes(results),
        previous_year=results.overview["previous_year"],
        ends=ends[:MOST_BLOCKS],
        blocks_left_out=max(0, len(ends) - MOST_BLOCKS),
        held_back=held[:MOST_HELD_BACK],
        held_back_count=len(held),
        held_back_rest=max(0, len(held) - MOST_HELD_BACK),
        domains=_domains(results),
    )


def _classes(results: Results) -> list[ClassRow]:
    bands = results.overview["scheme"]["bands"]
    now = class_counts((unit["band"] for unit in results.units), [band["code"] for band in bands])
    before = results.overview["previous_band_counts"]
    if before is not None and not set(before) <= set(now):
        before = None  # another scheme
    fills, widest = tones(results), Decimal(max(now.values(), default=0))
    return [
        ClassRow(
            label=band["label"],
            count=count_text(now[band["code"]]),
            before="" if before is None else count_text(before.get(band["code"], 0)),
            change="" if before is None else _signed(now[band["code"]] - before.get(band["code"], 0)),
            width=length(Decimal(now[band["code"]]), widest),
            fill=fills[band["code"]].fill,
        )
        for band in bands
    ]


def _signed(change: int) -> str:
    return f"+{change}" if change > 0 else f"−{-change}" if change < 0 else "0"


def _ends(results: Results) -> list[Ends]:
    ranked = [unit for unit in results.units if unit["rank"] is not None]
    blocks = [(block, list(members)) for block, members in groupby(ranked, key=lambda unit: unit["block"] or "")]
    most = AT_THE_ENDS if len(blocks) == 1 else ENDS_WITH_BLOCKS
    return [
        Ends(
            block=block,
            first=tuple(_place(unit, results) for unit in members[:most]),
            last=tuple(_place(unit, results) for unit in members[most:][-most:]),
        )
        for block, members in blocks
    ]


def _place(unit: schema.UnitDocument, results: Results) -> Place:
    tied = "=" if unit["tied_with"] else ""
    return Place(
        rank=f"{unit['rank']}{tied}",
        name=unit["full_name"],
        percent=format_percent(Decimal(unit["percent"] or 0)),
        band=results.bands[unit["band"]]["short_label"] if unit["band"] else "",
    )


def one_domain_away(results: Results) -> list[OneDomain]:
    """Units that one domain alone keeps from the next class, the nearest to its threshold first."""
    found = [
        (unit, blocking[0])
        for unit in results.units
        if held_back_by_domain(unit) and len(blocking := blocking_shortfalls(unit)) == 1
    ]
    found.sort(key=lambda pair: (Decimal(pair[1]["percentage_points"]), pair[0]["position"]))
    return [_one_domain(unit, item, results) for unit, item in found]


def _one_domain(unit: schema.UnitDocument, item: schema.ShortfallDocument, results: Results) -> OneDomain:
    number = item["domain"] or 0
    return OneDomain(
        name=unit["full_name"],
        composite=format_percent(Decimal(unit["percent"] or 0)),
        target=results.bands[item["band"]]["short_label"],
        domain=f"{number}. {results.domains[number]['short_name']}",
        missing=missing_text(item),
    )


def _domains(results: Results) -> list[DomainBar]:
    found = means(results)
    lowest = set(weakest(found, WEAKEST))
    return [
        DomainBar(
            label=f"{number}. {head['short_name']}",
            percent=format_percent(found[number]),
            width=length(found[number], Decimal(100)),
            is_weakest=number in lowest,
        )
        for number, head in results.domains.items()
        if number in found
    ][:MOST_DOMAINS]
