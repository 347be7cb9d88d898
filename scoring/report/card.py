"""The card of one unit: class and why, rank, domains against their floors, points lost, the way to the next class."""

from collections.abc import Sequence
from decimal import Decimal

from cchc.numbers import format_number, format_percent
from scoring.models import Round
from scoring.report.card_room import lines_of, lines_of_titles, losses_shown
from scoring.report.card_shape import Card, Change, DomainRow, LostRow, RaiseRow, WayUp
from scoring.report.charts.change import signed
from scoring.report.charts.scale import length
from scoring.report.content.shape import ReportContent
from scoring.report.domains import means
from scoring.report.paper import paper
from scoring.results import schema
from scoring.results.adjustments import sum_text
from scoring.results.explained.case import Case, case_of
from scoring.results.source import Results, unit_scores
from scoring.results.wording import blocking_domains, class_reason, notice_texts
from scoring.rules.comparison import Loss
from scoring.rules.exact import total
from scoring.rules.rounding import shown_change
from scoring.rules.way_up import Way

NOT_ASSESSED, NOT_SCORED, NOTHING = "không đánh giá", "chưa có điểm", "–"
BELOW_FLOOR, PROVISIONAL = "dưới ngưỡng", "tạm tính"
WHOLE = Decimal(100)


def unit_card(content: ReportContent, round_: Round, code: str) -> Card:
    """The card of the unit `code`. Raises LookupError where the results have no such unit."""
    results = content.results
    unit = next((one for one in results.units if one["code"] == code), None)
    if unit is None:
        raise LookupError(code)
    case = case_of(results.overview, unit, unit_scores(results, round_, code))
    titles = {one["code"]: one["title"] for one in results.overview["criteria_set"]["criteria"]}
    lost = list(case.losses) if unit["band"] else []
    way = _way(case, titles, results) if unit["band"] else None
    reason, notices = class_reason(unit, results.bands, results.domains), notice_texts(unit, results.bands)
    told = lines_of((reason, sum_text(unit), *notices))
    used = told + len(unit["domains"]) + _lines_of_way(way)
    shown = losses_shown([titles[loss.code] for loss in lost], used)
    return Card(
        paper=paper(content, f"Phiếu kết quả cải cách hành chính năm {content.figures.year}"),
        unit=unit["full_name"],
        block=unit["block"] or "",
        percent=NOTHING if unit["percent"] is None else format_percent(Decimal(unit["percent"])),
        points=_reached(unit) if unit["percent"] is not None else "",
        rank=_rank(unit),
        band=results.bands[unit["band"]]["label"] if unit["band"] else "Chưa phân loại",
        reason=reason,
        adjustment=sum_text(unit),
        notices=notices,
        is_provisional=unit["percent"] is not None and unit["missing"] > 0,
        head=_head(unit, results),
        change=_change(unit, results),
        domains=_domains(unit, results),
        floors=_floors(results),
        losses=[_lost(loss, case, titles) for loss in lost[:shown]],
        losses_rest=len(lost) - shown,
        lost=_sum(lost),
        lost_rest=_sum(lost[shown:]),
        way=way,
    )


def _reached(one: schema.UnitDocument | schema.DomainDocument) -> str:
    return f"{format_number(Decimal(one['points']))}/{format_number(Decimal(one['maximum']))}"


def _sum(losses: Sequence[Loss]) -> str:
    return format_number(total(loss.points for loss in losses))


def _lines_of_way(way: WayUp | None) -> int:
    """Its rows; heading, sentence and head row stand on every card."""
    return lines_of_titles(row.title for row in way.rows) if way else 0


def _rank(unit: schema.UnitDocument) -> str:
    if unit["rank"] is None:
        return NOTHING
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
        points=NOTHING if percent is None else _reached(one),
        percent=NOTHING if percent is None else format_percent(percent),
        width="0" if percent is None else length(percent, WHOLE),
        mean=NOTHING if average is None else format_percent(average),
        blocks=blocks,
        is_assessed=percent is not None,
        note=_note(one, blocks=blocks),
    )


def _note(one: schema.DomainDocument, *, blocks: bool) -> str:
    if one["percent"] is None:
        return NOT_SCORED if one["missing"] else NOT_ASSESSED
    if blocks:
        return BELOW_FLOOR
    return PROVISIONAL if one["missing"] else ""


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
        points=NOTHING if mark is None or mark.points is None else format_number(mark.points),
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
