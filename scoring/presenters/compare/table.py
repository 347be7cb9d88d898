"""A few units side by side: class, index and rank, domains, criteria; what differs is marked."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from scoring.presenters.badges import Badge, badges
from scoring.presenters.bars import Bar, Mark, bar, floors
from scoring.presenters.compare.choosing import comparison_query
from scoring.presenters.criteria import MISSING, NOT_APPLICABLE, CriterionRow, criteria_by_domain
from scoring.presenters.figures import percent, rank_text, why_no_percent
from scoring.presenters.ranking import holding_back
from scoring.results import schema
from scoring.results.domains import domain_percent
from scoring.results.several import Chosen
from scoring.results.wording import Bands, Domains, class_reason


@dataclass(frozen=True, slots=True)
class Column:
    """A unit; `without` is the query string that compares the others alone."""

    code: str
    name: str
    badge: Badge | None
    reason: str
    composite: str
    rank: str
    ranked: int
    block: str
    missing: int
    without: str


@dataclass(frozen=True, slots=True)
class Cell:
    """One figure of a unit. `best` when no other is higher and one is lower; `low` when the domain holds it back."""

    unit: str
    text: str
    note: str
    best: bool
    low: bool
    bar: Bar | None


@dataclass(frozen=True, slots=True)
class Line:
    """A domain or criterion over the units; `code` is the domain's number or the criterion's code."""

    code: str
    title: str
    maximum: str
    differs: bool
    cells: Sequence[Cell]


@dataclass(frozen=True, slots=True)
class Group:
    """The criteria of one domain; `same` counts those left out since all units have the same."""

    number: int
    name: str
    lines: Sequence[Line]
    same: int


@dataclass(frozen=True, slots=True)
class ComparisonTable:
    """Everything below the form; `best_composite` are codes of the units with the highest index."""

    columns: Sequence[Column]
    best_composite: frozenset[str]
    domains: Sequence[Line]
    floors: Sequence[Mark]
    groups: Sequence[Group]
    differing: int
    criteria: int


def comparison_table(overview: schema.Overview, chosen: Sequence[Chosen], *, only_differences: bool) -> ComparisonTable:
    """The table of the chosen units; `only_differences` leaves out criteria in which all have the same."""
    domains = {domain["number"]: domain for domain in overview["criteria_set"]["domains"]}
    groups = _groups(overview["criteria_set"], chosen)
    lines = [line for group in groups for line in group.lines]
    return ComparisonTable(
        columns=_columns(overview, domains, chosen),
        best_composite=_best({one.unit["code"]: _decimal(one.unit["percent"]) for one in chosen}),
        domains=[_domain(head, chosen) for head in domains.values()],
        floors=floors(overview["scheme"]["bands"]),
        groups=[_differing(group) for group in groups] if only_differences else groups,
        differing=sum(line.differs for line in lines),
        criteria=len(lines),
    )


def _columns(overview: schema.Overview, domains: Domains, chosen: Sequence[Chosen]) -> list[Column]:
    bands = {band["code"]: band for band in overview["scheme"]["bands"]}
    shown = badges(overview["scheme"]["bands"])
    codes = [one.unit["code"] for one in chosen]
    return [_column(one.unit, shown, bands, domains, codes) for one in chosen]


def _column(
    unit: schema.UnitDocument, shown: Mapping[str, Badge], bands: Bands, domains: Domains, codes: Iterable[str]
) -> Column:
    return Column(
        code=unit["code"],
        name=unit["full_name"],
        badge=shown.get(unit["band"] or ""),
        reason=class_reason(unit, bands, domains),
        composite=percent(unit["percent"]),
        rank=rank_text(unit["rank"], unit["tied_with"]),
        ranked=unit["ranked"],
        block=unit["block"] or "",
        missing=unit["missing"],
        without=comparison_query(code for code in codes if code != unit["code"]),
    )


def _domain(head: schema.DomainHeadDocument, chosen: Sequence[Chosen]) -> Line:
    number = head["number"]
    percents = {one.unit["code"]: domain_percent(one.unit, number) for one in chosen}
    best = _best(percents)
    return Line(
        code=str(number),
        title=head["name"],
        maximum="",
        differs=len(set(percents.values())) > 1,
        cells=[_domain_cell(one.unit, number, best) for one in chosen],
    )


def _domain_cell(unit: schema.UnitDocument, number: int, best: frozenset[str]) -> Cell:
    domain = next(domain for domain in unit["domains"] if domain["number"] == number)
    low = number in holding_back(unit)
    return Cell(
        unit=unit["full_name"],
        text=percent(domain["percent"]),
        note="" if domain["percent"] is not None else why_no_percent(domain["missing"]),
        best=unit["code"] in best,
        low=low,
        bar=bar(domain["percent"], low=low),
    )


def _groups(criteria_set: schema.CriteriaSetDocument, chosen: Sequence[Chosen]) -> list[Group]:
    """The criteria by domain; the rows of each unit come in the same order."""
    by_unit = [criteria_by_domain(criteria_set, one.scores) for one in chosen]
    return [
        Group(
            same[0].number, same[0].name, [_line(rows, chosen) for rows in zip(*(g.rows for g in same), strict=True)], 0
        )
        for same in zip(*by_unit, strict=True)
    ]


def _line(rows: Sequence[CriterionRow], chosen: Sequence[Chosen]) -> Line:
    """One criterion; units for which it does not apply, or that have no mark yet, are no part of "highest"."""
    code = rows[0].code
    marks = {one.unit["code"]: _points(one.scores.get(code, "")) for one in chosen}
    best = _best(marks)
    return Line(
        code=code,
        title=rows[0].title,
        maximum=rows[0].maximum,
        differs=len({(row.state, row.points) for row in rows}) > 1,
        cells=[_criterion_cell(row, one.unit, best) for row, one in zip(rows, chosen, strict=True)],
    )


def _criterion_cell(row: CriterionRow, unit: schema.UnitDocument, best: frozenset[str]) -> Cell:
    note = row.wording if row.state in {NOT_APPLICABLE, MISSING} else ""
    return Cell(unit["full_name"], row.points, note, best=unit["code"] in best, low=False, bar=None)


def _differing(group: Group) -> Group:
    lines = [line for line in group.lines if line.differs]
    return Group(group.number, group.name, lines, len(group.lines) - len(lines))


def _best(values: Mapping[str, Decimal | None]) -> frozenset[str]:
    """Who has the highest value; nobody where all have the same."""
    known = {key: value for key, value in values.items() if value is not None}
    if len(set(known.values())) < 2:  # nothing to tell apart
        return frozenset()
    top = max(known.values())
    return frozenset(key for key, value in known.items() if value == top)


def _points(text: str) -> Decimal | None:
    return Decimal(text) if text and text != "na" else None


def _decimal(text: str | None) -> Decimal | None:
    return None if text is None else Decimal(text)
