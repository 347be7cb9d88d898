"""Figures as they are cited: the value, the change against the year before, the value of that year."""

from collections.abc import Iterator
from decimal import Decimal

from cchc.numbers import format_number
from scoring.models import Figure
from scoring.report.cites import Cite
from scoring.report.words import count_text
from scoring.rules.rounding import half_up
from scoring.selectors.figures import FigureTable

PERCENT = "%"
POINTS = "điểm phần trăm"


def figure_cites(table: FigureTable, year: int) -> Iterator[Cite]:
    """All aspects of `year`, without value too; of other years, and of `year` by name, those that have one."""
    for figure in table.figures:
        yield from _aspects(table, figure, year)
    for other in _reached(table, year):
        for figure in table.figures:
            yield from (cite for cite in _aspects(table, figure, other, named=True) if cite.text)


def value_text(value: Decimal | None, figure: Figure) -> str:
    """A value as it stands in a sentence: "06", "22.725", "93,5%"; units other than percent are the sentence's."""
    if value is None:
        return ""
    if figure.unit == PERCENT:
        return f"{format_number(value, figure.decimals)}%"
    return format_number(value, figure.decimals) if figure.decimals else count_text(int(half_up(value, 0)))


def change_text(change: Decimal | None, figure: Figure) -> str:
    """ "tăng 20,11 điểm phần trăm", "giảm 12", "không thay đổi"; a difference of percentages is no percentage."""
    if change is None:
        return ""
    if change == 0:
        return "không thay đổi"
    amount = value_text(abs(change), figure)
    way = "tăng" if change > 0 else "giảm"
    return f"{way} {amount.removesuffix('%')} {POINTS}" if figure.unit == PERCENT else f"{way} {amount}"


def _reached(table: FigureTable, year: int) -> list[int]:
    """Years that a citation by year can say something of: those with values, each one's next, and `year`."""
    return sorted({year} | {reached for known in table.years for reached in (known, known + 1)})


def _aspects(table: FigureTable, figure: Figure, year: int, *, named: bool = False) -> Iterator[Cite]:
    """Value, change and previous value; `named` puts the year into key and label."""
    start, suffix = f"figure/{figure.code}", f"/{year}" if named else ""
    label = f"{figure.name} (năm {year})" if named else figure.name
    group = _group(figure)
    value, before = table.value(figure.code, year), table.value(figure.code, year - 1)
    change = table.change(figure.code, year)
    yield Cite(f"{start}/value{suffix}", label, group, value_text(value, figure), value, figure.unit)
    yield Cite(
        f"{start}/change{suffix}",
        f"{label}: tăng, giảm so với năm trước",
        group,
        change_text(change, figure),
        change,
        POINTS if figure.unit == PERCENT else figure.unit,
    )
    yield Cite(
        f"{start}/previous{suffix}", f"{label}: năm trước", group, value_text(before, figure), before, figure.unit
    )


def _group(figure: Figure) -> str:
    return f"Số liệu: {str(figure.get_level_display()).lower()}"
