"""The card of one unit: class and why, rank, domains against their floors, points lost, the way to the next class."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from cchc.numbers import format_number, format_percent
from scoring.models import Round
from scoring.report.charts.change import signed
from scoring.report.charts.scale import length
from scoring.report.content.shape import ReportContent
from scoring.report.domains import means
from scoring.report.paper import Paper, paper
from scoring.results import schema
from scoring.results.adjustments import sum_text
from scoring.results.explained.case import Case, case_of
from scoring.results.source import Results, unit_scores
from scoring.results.wording import blocking_domains, class_reason, notice_texts
from scoring.rules.comparison import Loss
from scoring.rules.exact import total
from scoring.rules.rounding import shown_change
from scoring.rules.way_up import Way

MOST_LOSSES = 12
NOT_ASSESSED = "không đánh giá"
WHOLE = Decimal(100)


@dataclass(frozen=True, slots=True)
class DomainRow:
    """A domain: points of its maximum, percentage with its bar, mean of all units; `floors` are marks on the bar."""

    name: str
    points: str
    percent: str
    width: str
    mean: str
    blocks: bool
    is_assessed: bool


@dataclass(frozen=True, slots=True)
class LostRow:
    """Points lost on a criterion."""

    code: str
    title: str
    points: str
    maximum: str
    lost: str


@dataclass(frozen=True, slots=True)
class RaiseRow:
    """Points to gain on a criterion, within the way to the next class."""

    code: str
    title: str
    now: str
    gain: str
    after: str


@dataclass(frozen=True, slots=True)
class WayUp:
    """The least points to the next class; without rows it is out of reach on this year's criteria."""

    target: str
    points: str
    strict: bool
    rows: tuple[RaiseRow, ...]


@dataclass(frozen=True, slots=True)
class Change:
    """Against the year before."""

    year: int
    previous: str
    points: str
    previous_rank: str
    previous_band: str


@dataclass(frozen=True)
class Card:
    """Everything a card shows; texts are empty where there is nothing to say."""

    paper: Paper
    unit: str
    block: str
    percent: str
    points: str
    rank: str
    band: str
    reason: str
    adjustment: str
    notices: Sequence[str]
    is_provisional: bool
    head: str
    change: Change | None
    domains: Sequence[DomainRow]
    floors: Sequence[tuple[str, str]]
    losses: Sequence[LostRow]
    losses_rest: int
    lost: str
    way: WayUp | None


def unit_card(content: ReportContent, round_: Round, code: str) -> Card:
    """The card of the unit `code`. Raises LookupError where the results have no such unit."""
    results = content.results
    unit = next((one for one in results.units if one["code"] == code), None)
    if unit is None:
        raise LookupError(code)
    case = case_of(results.overview, unit, unit_scores(results, round_, code))
    titles = {one["code"]: one["title"] for one in results.overview["criteria_set"]["criteria"]}
    lost = case.losses if unit["band"] else []
    return Card(
        paper=paper(content, f"Phiếu kết quả cải cách hành chính năm {content.figures.year}"),
        unit=unit["full_name"],
        block=unit["block"] or "",
        percent="–" if unit["percent"] is None else format_percent(Decimal(unit["percent"])),
        points=f"{format_number(Decimal(unit['points']))}/{format_number(Decimal(unit['maximum']))}",
        rank=_rank(unit),
        band=results.bands[unit["band"]]["label"] if unit["band"] else "Chưa phân loại",
        reason=class_reason(unit, results.bands, results.domains),
        adjustment=sum_text(unit),
        notices=notice_texts(unit, results.bands),
        is_provisional=bool(unit["missing"]),
        head=_head(unit, results),
        change=_change(unit, results),
        domains=_domains(unit, results),
        floors=_floors(results),
        losses=[_lost(loss, case, titles) for loss in lost[:MOST_LOSSES]],
        losses_rest=max(0, len(lost) - MOST_LOSSES),
        lost=format_number(total(loss.points for loss in lost)),
        way=_way(case, titles, results) if unit["band"] else None,
    )


def _rank(unit: schema.UnitDocument) -> str:
    if unit["rank"] is None:
        return "–"
    return f"{unit['rank']}/{unit['ranked']}{' (đồng hạng)' if unit['tied_with'] else ''}"


def _head(unit: schema.UnitDocument, results: Results) -> str:
    head = unit["head"]
    if head is None:
        return ""
    who = f"{head['post']} {head['name']}".strip()
    return f"{who}: {results.bands[head['rating']]['head_label']}"


def _change(unit: schema.UnitDocument, results: Results) -> Change | None:
    found = unit["change"]
    if found is None or unit["percent"] is None:
        return None
    before = Decimal(found["previous_percent"])
    band = results.bands.get(found["previous_band"])
    return Change(
        year=found["year"],
        previous=format_percent(before),
        points=signed(shown_change(before, Decimal(unit["percent"]))),
        previous_rank=str(found["previous_rank"]),
        previous_band=band["label"] if band else "",
    )


def _domains(unit: schema.UnitDocument, results: Results) -> list[DomainRow]:
    blocking, average = blocking_domains(unit), means(results)
    return [
        _domain(one, results.domains[one["number"]], average.get(one["number"]), blocks=one["number"] in blocking)
        for one in unit["domains"]
    ]


def _domain(
    one: schema.DomainDocument, head: schema.DomainHeadDocument, average: Decimal | None, *, blocks: bool
) -> DomainRow:
    percent = None if one["percent"] is None else Decimal(one["percent"])
    return DomainRow(
        name=f"{one['number']}. {head['name']}",
        points=f"{format_number(Decimal(one['points']))}/{format_number(Decimal(one['maximum']))}",
        percent=NOT_ASSESSED if percent is None else format_percent(percent),
        width="0" if percent is None else length(percent, WHOLE),
        mean="–" if average is None else format_percent(average),
        blocks=blocks,
        is_assessed=percent is not None,
    )


def _floors(results: Results) -> list[tuple[str, str]]:
    """The domain floors of the classes as marks on the bars, with what each is for; the lowest first."""
    asked = [
        (Decimal(band["domain_floor"]["percent"]), band["short_label"])
        for band in reversed(results.overview["scheme"]["bands"])
        if band["domain_floor"]
    ]
    return [(length(percent, WHOLE), f"{format_number(percent)}%: {label}") for percent, label in asked]


def _lost(loss: Loss, case: Case, titles: dict[str, str]) -> LostRow:
    mark = case.marks.get(loss.code)
    return LostRow(
        code=loss.code,
        title=titles[loss.code],
        points="–" if mark is None or mark.points is None else format_number(mark.points),
        maximum=format_number(loss.maximum),
        lost=format_number(loss.points),
    )


def _way(case: Case, titles: dict[str, str], results: Results) -> WayUp | None:
    """The way to the next better class; None from the best one."""
    way = next(iter(case.ways()), None)
    if way is None:
        return None
    return WayUp(
        target=results.bands[way.band]["label"],
        points=format_number(way.points),
        strict=way.strict,
        rows=_raises(way, case, titles),
    )


def _raises(way: Way, case: Case, titles: dict[str, str]) -> tuple[RaiseRow, ...]:
    rows = []
    for one in way.raises:
        now = case.marks[one.code].points or Decimal(0)
        rows.append(
            RaiseRow(
                code=one.code,
                title=titles[one.code],
                now=format_number(now),
                gain=format_number(one.points),
                after=format_number(total((now, one.points))),
            )
        )
    return tuple(rows)
