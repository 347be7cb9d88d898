"""A domain's page: units ranked in it, and its criteria over all units."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from django.utils.translation import gettext as _

from cchc.numbers import format_percent
from scoring.marks import mark_from_text
from scoring.presenters.bars import Bar, Mark, bar, floors
from scoring.presenters.figures import NOTHING, number, percent, rank_text, two_decimals, why_no_percent
from scoring.presenters.ranking import domain_percent, holding_back
from scoring.results import schema
from scoring.results.source import Results
from scoring.rules.marks import Method
from scoring.rules.ranking import Rank, rank
from scoring.rules.summary import criterion_summary, domain_means


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
class DomainPage:
    """Everything the page of a domain shows."""

    number: int
    name: str
    maximum: str
    mean: str
    floors: Sequence[Mark]
    blocks: Sequence[DomainBlock]
    criteria: Sequence[CriterionMean]


def domain_page(results: Results, number_: int, marks: Sequence[Mapping[str, str]]) -> DomainPage:
    """The page of a domain; `marks` are those of all units, by criterion code."""
    head = results.domains[number_]
    means = domain_means({number_: domain_percent(unit, number_)} for unit in results.units)
    return DomainPage(
        number=number_,
        name=head["name"],
        maximum=number(head["max_points"]),
        mean=format_percent(means[number_]) if number_ in means else NOTHING,
        floors=floors(results.overview["scheme"]["bands"]),
        blocks=_blocks(results.units, number_),
        criteria=_criteria(results.overview["criteria_set"], number_, marks),
    )


def _blocks(units: Sequence[schema.UnitDocument], number_: int) -> list[DomainBlock]:
    """Units by block, in the order of their domain percentage; units not assessed in it stand last."""
    percents = {unit["code"]: domain_percent(unit, number_) for unit in units}
    ranks = rank(
        (unit["code"], unit["block"], value) for unit in units if (value := percents[unit["code"]]) is not None
    )
    ordered = sorted(units, key=lambda unit: _place(ranks.get(unit["code"])))
    names = dict.fromkeys(unit["block"] for unit in units)
    return [
        DomainBlock(
            name or (_("Chưa xếp khối") if len(names) > 1 else ""),
            [_row(unit, number_, ranks.get(unit["code"])) for unit in ordered if unit["block"] == name],
        )
        for name in names
    ]


def _place(found: Rank | None) -> tuple[bool, int]:
    return (found is None, found.rank if found else 0)


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
