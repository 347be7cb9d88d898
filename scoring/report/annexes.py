"""The numbered annexes: table of domains, charts, ratings of the heads."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from operator import itemgetter

from scoring.models import Block
from scoring.report.content.numbering import roman
from scoring.report.content.shape import ReportContent
from scoring.report.words import capital_first
from scoring.results import schema
from scoring.results.source import Results

_CHARTS = (
    (Block.RANKING_CHART, "Chỉ số tổng hợp của các đơn vị"),
    (Block.HEAT_TABLE, "Tỷ lệ đạt của từng lĩnh vực theo đơn vị"),
    (Block.CHANGE_CHART, "Thay đổi Chỉ số tổng hợp so với năm trước"),
)


@dataclass(frozen=True, slots=True)
class Drawing:
    """A chart of the annex."""

    title: str
    template: str


@dataclass(frozen=True, slots=True)
class HeadRow:
    """A head of a unit with the rating, and why it is not the proposed one."""

    number: int
    unit: str
    post: str
    name: str
    proposed: str
    rating: str
    reason: str


@dataclass(frozen=True)
class Annex:
    """One annex: `name` is "Phụ lục II"; charts and rows are those of its template."""

    title: str
    template: str
    name: str = ""
    drawings: Sequence[Drawing] = ()
    rows: Sequence[tuple[str, Sequence[HeadRow]]] = ()


def annexes_of(content: ReportContent, shown: set[str]) -> list[Annex]:
    """The annexes of a report, numbered; `shown` are blocks that stand in its text already."""
    figures, results = content.figures, content.results
    kinds, year = figures.kinds.upper(), figures.year
    found = [
        Annex(f"CHỈ SỐ CCHC THEO LĨNH VỰC, XẾP HẠNG VÀ PHÂN LOẠI CÁC {kinds} NĂM {year}", "report/annexes/domains.html")
    ]
    if drawings := _drawings(results, shown):
        title = f"BIỂU ĐỒ KẾT QUẢ CẢI CÁCH HÀNH CHÍNH CÁC {kinds} NĂM {year}"
        found.append(Annex(title, "report/annexes/charts.html", drawings=drawings))
    if rows := head_rows(results):
        title = f"KẾT QUẢ ĐÁNH GIÁ NGƯỜI ĐỨNG ĐẦU CÁC {kinds} NĂM {year}"
        found.append(Annex(title, "report/annexes/heads.html", rows=rows))
    return [replace(annex, name=f"Phụ lục {roman(number)}") for number, annex in enumerate(found, start=1)]


def _drawings(results: Results, shown: set[str]) -> list[Drawing]:
    if all(unit["percent"] is None for unit in results.units):
        return []
    compared = any(unit["change"] for unit in results.units)
    return [
        Drawing(title, f"report/blocks/{block.value}.html")
        for block, title in _CHARTS
        if block not in shown and (compared or block != Block.CHANGE_CHART)
    ]


def head_rows(results: Results) -> list[tuple[str, list[HeadRow]]]:
    """Rated heads by block, in printed order, numbered through: a draft has units without a rating between them."""
    rated = [(unit, head) for unit in results.units if (head := unit["head"])]
    rows = [
        (unit["block"] or "", _head_row(number, unit, head, results))
        for number, (unit, head) in enumerate(rated, start=1)
    ]
    return [(block, [row for _, row in members]) for block, members in groupby(rows, key=itemgetter(0))]


def _head_row(number: int, unit: schema.UnitDocument, head: schema.HeadDocument, results: Results) -> HeadRow:
    return HeadRow(
        number=number,
        unit=unit["full_name"],
        post=capital_first(head["post"]),
        name=head["name"],
        proposed=results.bands[head["proposed"]]["head_label"],
        rating=results.bands[head["rating"]]["head_label"],
        reason=head["reason"].strip().rstrip(".") if head["rating"] != head["proposed"] else "",
    )
