"""A unit's page: class and why, rank, domains with their floors, criteria, change, head."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from scoring.presenters.badges import Badge, badges
from scoring.presenters.bars import Bar, Mark, bar, floors
from scoring.presenters.criteria import DomainCriteria, criteria_by_domain
from scoring.presenters.figures import climbed, number, percent, rank_text, risen, why_no_percent
from scoring.presenters.ranking import holding_back
from scoring.results import schema
from scoring.results.adjustments import line_texts, sum_text
from scoring.results.single import UnitRecord
from scoring.results.wording import blocking_shortfalls, class_reason, missing_text, notice_texts


@dataclass(frozen=True, slots=True)
class DomainRow:
    """A unit's domain; `shortfall` says what is missing for the next better class, if that much is."""

    number: int
    name: str
    points: str
    maximum: str
    percent: str
    bar: Bar | None
    without_bar: str
    shortfall: str


@dataclass(frozen=True, slots=True)
class ChangeText:
    """Against last year; parts that cannot be compared are empty."""

    year: int
    previous_percent: str
    percent: str
    rank: str
    previous_rank: int
    previous_badge: Badge | None


@dataclass(frozen=True, slots=True)
class HeadText:
    """Head of the unit and the rating; `reason` where the council set another than proposed."""

    name: str
    post: str
    rating: str
    proposed: str
    reason: str


@dataclass(frozen=True, slots=True)
class UnitPage:
    """Everything the page of a unit shows; `next_label` is the next better class, empty in the best.

    `sum` tells how bonus and penalty points move the composite, `adjustments` each of them with its reason.
    """

    code: str
    name: str
    badge: Badge | None
    reason: str
    next_label: str
    rank: str
    ranked: int
    block: str
    composite: str
    points: str
    maximum: str
    sum: str
    adjustments: Sequence[str]
    missing: int
    notices: Sequence[str]
    domains: Sequence[DomainRow]
    floors: Sequence[Mark]
    change: ChangeText | None
    head: HeadText | None
    criteria: Sequence[DomainCriteria]


def unit_page(record: UnitRecord) -> UnitPage:
    """The page of a unit from its record."""
    unit, results = record.unit, record.results
    shown = badges(results.overview["scheme"]["bands"])
    return UnitPage(
        code=unit["code"],
        name=unit["full_name"],
        badge=shown[unit["band"]] if unit["band"] else None,
        reason=class_reason(unit, results.bands, results.domains),
        next_label=_next_label(unit, results.bands),
        rank=rank_text(unit["rank"], unit["tied_with"]),
        ranked=unit["ranked"],
        block=unit["block"] or "",
        composite=percent(unit["percent"]),
        points=number(unit["points"]),
        maximum=number(unit["maximum"]),
        sum=sum_text(unit),
        adjustments=line_texts(unit),
        missing=unit["missing"],
        notices=notice_texts(unit, results.bands),
        domains=_domains(unit, results.domains),
        floors=floors(results.overview["scheme"]["bands"]),
        change=_change(unit["change"], shown),
        head=_head(unit["head"], results.bands),
        criteria=criteria_by_domain(results.overview["criteria_set"], record.scores),
    )


def _next_label(unit: schema.UnitDocument, bands: Mapping[str, schema.BandDocument]) -> str:
    """Name of the next better class; empty in the best."""
    blocking = blocking_shortfalls(unit)
    return bands[blocking[0]["band"]]["label"] if blocking else ""


def _domains(unit: schema.UnitDocument, heads: Mapping[int, schema.DomainHeadDocument]) -> list[DomainRow]:
    blocking = {item["domain"]: missing_text(item) for item in blocking_shortfalls(unit)}
    holding = holding_back(unit)
    return [
        DomainRow(
            number=domain["number"],
            name=heads[domain["number"]]["name"],
            points=number(domain["points"]),
            maximum=number(domain["maximum"]),
            percent=percent(domain["percent"]),
            bar=bar(domain["percent"], low=domain["number"] in holding),
            without_bar=why_no_percent(domain["missing"]),
            shortfall=blocking.get(domain["number"], ""),
        )
        for domain in unit["domains"]
    ]


def _change(change: schema.ChangeDocument | None, shown: Mapping[str, Badge]) -> ChangeText | None:
    if change is None:
        return None
    return ChangeText(
        year=change["year"],
        previous_percent=percent(change["previous_percent"]),
        percent=risen(change["percentage_points"]),
        rank="" if change["rank_steps"] is None else climbed(change["rank_steps"]),
        previous_rank=change["previous_rank"],
        previous_badge=shown.get(change["previous_band"]),
    )


def _head(head: schema.HeadDocument | None, bands: Mapping[str, schema.BandDocument]) -> HeadText | None:
    if head is None:
        return None
    return HeadText(
        name=head["name"],
        post=head["post"],
        rating=bands[head["rating"]]["head_label"],
        proposed=bands[head["proposed"]]["head_label"] if head["rating"] != head["proposed"] else "",
        reason=head["reason"],
    )
