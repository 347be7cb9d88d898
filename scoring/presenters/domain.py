"""A domain's page: units ranked in it, and its criteria over all units."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from django.utils.translation import gettext as _

from cchc.numbers import format_number, format_percent
from scoring.marks import mark_from_text
from scoring.presenters.bars import Bar, Mark, bar, floors
from scoring.presenters.figures import NOTHING, number, percent, rank_text, two_decimals, why_no_percent
from scoring.presenters.ranking import holding_back
from scoring.presenters.spread import SpreadRow, percent_rows
from scoring.results import schema
from scoring.results.domains import domain_percent, domain_ranks, last_without
from scoring.results.explained.inputs import scheme_of
from scoring.results.source import Results
from scoring.rules.comparison import Comparison, compare
from scoring.rules.exact import HUNDRED
from scoring.rules.marks import Method
from scoring.rules.ranking import Rank
from scoring.rules.scheme import Threshold
from scoring.rules.share import Share
from scoring.rules.summary import criterion_summary


@dataclass(frozen=True, slots=True)
class UnitRow:
    """A unit in the ranking of the domain; `held_back` when domains alone keep it from the next better class."""

    code: str
    name: str
    rank: str
    points: str
    maximum: str
    percent: str
    bar: Bar | None
    without_bar: str
    held_back: bool
    missing: int


@dataclass(frozen=True, slots=True)
class DomainBlock:
    """Units ranked among themselves."""

    name: str
    rows: Sequence[UnitRow]


@dataclass(frozen=True, slots=True)
class CriterionMean:
    """A criterion of the domain over all units; `others` tells of units without points."""

    code: str
    title: str
    maximum: str
    mean: str
    percent: str
    bar: Bar | None
    given: int
    full: int
    others: str
    is_survey: bool


@dataclass(frozen=True, slots=True)
class FloorMet:
    """The floor that a class sets for every domain: how it reads, how many units meet it, and their bar."""

    label: str
    floor: str
    count: int
    bar: Bar | None


@dataclass(frozen=True, slots=True)
class DomainPage:
    """Everything the page of a domain shows; of the `of` units assessed in it, `full` have all points."""

    number: int
    name: str
    maximum: str
    mean: str
    median: str
    best: str
    lowest: str
    of: int
    full: int
    held_back: int
    met: Sequence[FloorMet]
    spread: Sequence[SpreadRow]
    floors: Sequence[Mark]
    blocks: Sequence[DomainBlock]
    criteria: Sequence[CriterionMean]


def domain_page(results: Results, number_: int, marks: Sequence[Mapping[str, str]]) -> DomainPage:
    """The page of a domain; `marks` are those of all units, by criterion code."""
    head = results.domains[number_]
    percents = {unit["code"]: domain_percent(unit, number_) for unit in results.units}
    known = [value for value in percents.values() if value is not None]
    found = compare("", percents)
    return DomainPage(
        number=number_,
        name=head["name"],
        maximum=number(head["max_points"]),
        mean=format_percent(found.mean) if found else NOTHING,
        median=format_percent(found.median) if found else NOTHING,
        best=_best(found, results.units) if found else NOTHING,
        lowest=format_percent(min(known)) if known else NOTHING,
        of=len(known),
        full=sum(value == HUNDRED for value in known),
        held_back=sum(number_ in holding_back(unit) for unit in results.units),
        met=_met(results.overview, known),
        spread=percent_rows(known, not_assessed=len(percents) - len(known)),
        floors=floors(results.overview["scheme"]["bands"]),
        blocks=_blocks(results.units, number_),
        criteria=_criteria(results.overview["criteria_set"], number_, marks),
    )


def _best(found: Comparison[str], units: Sequence[schema.UnitDocument]) -> str:
    """The highest percentage, and who has it where that is one unit."""
    text = format_percent(found.best)
    if len(found.best_keys) > 1:
        words = {"percent": text, "count": len(found.best_keys)}
        return _("%(percent)s (%(count)d đơn vị)") % words
    name = next(unit["full_name"] for unit in units if unit["code"] == found.best_keys[0])
    return _("%(percent)s (%(name)s)") % {"percent": text, "name": name}


def _met(overview: schema.Overview, percents: Sequence[Decimal]) -> list[FloorMet]:
    """How many units meet the floor of each class that sets one, the best class first."""
    labels = {band["code"]: band["label"] for band in overview["scheme"]["bands"]}
    floors_ = [(labels[band.code], band.domain_floor) for band in scheme_of(overview).bands if band.domain_floor]
    return [
        _floor_met(label, floor, sum(floor.met_by(value) for value in percents), len(percents))
        for label, floor in floors_
    ]


def _floor_met(label: str, floor: Threshold, count: int, of: int) -> FloorMet:
    words = _("từ %(percent)s%%") if floor.inclusive else _("trên %(percent)s%%")
    share = Share(Decimal(count), Decimal(of)).percent
    return FloorMet(label, words % {"percent": format_number(floor.percent)}, count, bar(share))


def _blocks(units: Sequence[schema.UnitDocument], number_: int) -> list[DomainBlock]:
    """Units by block, in the order of their domain percentage; units not assessed in it stand last."""
    ranks = domain_ranks(units, number_)
    ordered = sorted(units, key=lambda unit: last_without(ranks.get(unit["code"])))
    names = dict.fromkeys(unit["block"] for unit in units)
    return [
        DomainBlock(
            name or (_("Chưa xếp khối") if len(names) > 1 else ""),
            [_row(unit, number_, ranks.get(unit["code"])) for unit in ordered if unit["block"] == name],
        )
        for name in names
    ]


def _row(unit: schema.UnitDocument, number_: int, found: Rank | None) -> UnitRow:
    domain = next(domain for domain in unit["domains"] if domain["number"] == number_)
    held_back = number_ in holding_back(unit)
    return UnitRow(
        code=unit["code"],
        name=unit["full_name"],
        rank=rank_text(found.rank, found.tied_with) if found else NOTHING,
        points=number(domain["points"]),
        maximum=number(domain["maximum"]),
        percent=percent(domain["percent"]),
        bar=bar(domain["percent"], low=held_back),
        without_bar=why_no_percent(domain["missing"]),
        held_back=held_back,
        missing=domain["missing"],
    )


def _criteria(
    criteria_set: schema.CriteriaSetDocument, number_: int, marks: Sequence[Mapping[str, str]]
) -> list[CriterionMean]:
    return [
        _criterion(criterion, [unit.get(criterion["code"], "") for unit in marks])
        for criterion in criteria_set["criteria"]
        if criterion["domain"] == number_
    ]


def _criterion(criterion: schema.CriterionDocument, texts: Sequence[str]) -> CriterionMean:
    summary = criterion_summary(map(mark_from_text, texts), Decimal(criterion["max_points"]))
    return CriterionMean(
        code=criterion["code"],
        title=criterion["title"],
        maximum=number(criterion["max_points"]),
        mean=two_decimals(summary.points),
        percent=NOTHING if summary.percent is None else format_percent(summary.percent),
        bar=bar(summary.percent),
        given=summary.given,
        full=summary.full,
        others=_others(summary.not_applicable, summary.missing),
        is_survey=criterion["method"] == Method.SURVEY,
    )


def _others(not_applicable: int, missing: int) -> str:
    parts = []
    if not_applicable:
        parts.append(_("%(count)d không áp dụng") % {"count": not_applicable})
    if missing:
        parts.append(_("%(count)d chưa nhập") % {"count": missing})
    return ", ".join(parts)
