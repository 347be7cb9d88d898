"""The figures of a year beside those of the year before, by level, as the office enters them."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from django.forms import BoundField
from django.utils.translation import gettext as _

from cchc.numbers import format_number
from scoring.forms.work.report_figures import SOURCE, VALUE, FigureValuesForm
from scoring.models import Figure, FigureLevel
from scoring.presenters.work.report_figures.formulas import formula_text
from scoring.report.citing.figures import change_text, value_text
from scoring.report.citing.usage import CitingSection, Usage
from scoring.rules.figures import Amount, How, agrees
from scoring.selectors.figures import FigureTable


@dataclass(frozen=True)
class FigureLine:
    """A figure in its table. Texts are empty where there is nothing; `field` and `source_field` where it is entered.

    `claim` says what was entered for a derived figure, `differs` that it is not what comes out.
    """

    code: str
    name: str
    unit: str
    formula: str
    before: str
    now: str
    change: str
    source: str
    is_sample: bool
    claim: str
    differs: bool
    cited: Sequence[CitingSection]
    field: BoundField | None = None
    source_field: BoundField | None = None


@dataclass(frozen=True)
class FigureGroup:
    """The figures of one level."""

    key: str
    title: str
    lines: Sequence[FigureLine]


@dataclass(frozen=True)
class FiguresPage:
    """Everything the page shows."""

    year: int
    years: Sequence[int]
    groups: Sequence[FigureGroup]
    filled: int
    total: int
    differing: Sequence[FigureLine]


def entered_codes(table: FigureTable, year: int, typed: Collection[str] = ()) -> list[str]:
    """Figures that are entered for `year`; derived ones too that cannot be computed, or were entered all the same.

    `typed` are names of fields that came back: what was typed into one is not passed over.
    """
    return [
        figure.code
        for figure in table.figures
        if table.formulas[figure.code].how is How.ENTERED
        or f"{VALUE}-{figure.code}" in typed
        or (amount := table.amount(figure.code, year)).computed is None
        or amount.entered is not None
    ]


def figures_page(
    table: FigureTable, year: int, report_year: int, usage: Usage, form: FigureValuesForm | None
) -> FiguresPage:
    """The page of `year`; `form` is None where nothing may be entered."""
    cited = usage.by_figure
    lines = {figure.code: _line(table, figure, year, cited, form) for figure in table.figures}
    groups = [_group(level, table.figures, lines) for level in FigureLevel]
    return FiguresPage(
        year=year,
        years=sorted({*table.years, report_year - 1, report_year, year}),
        groups=[group for group in groups if group.lines],
        filled=sum(bool(line.now) for line in lines.values()),
        total=len(lines),
        differing=[line for line in lines.values() if line.differs],
    )


def _group(level: FigureLevel, figures: Iterable[Figure], lines: Mapping[str, FigureLine]) -> FigureGroup:
    members = [lines[figure.code] for figure in figures if figure.level == level]
    return FigureGroup(level.value, str(level.label), members)


def _line(
    table: FigureTable,
    figure: Figure,
    year: int,
    cited: Mapping[str, Sequence[CitingSection]],
    form: FigureValuesForm | None,
) -> FigureLine:
    code, row, amount = figure.code, table.row(figure.code, year), table.amount(figure.code, year)
    is_open = form is not None and code in form.codes
    return FigureLine(
        code=code,
        name=figure.name,
        unit=figure.unit,
        formula=formula_text(table, code),
        before=value_text(table.value(code, year - 1), figure),
        now=value_text(amount.value, figure),
        change=change_text(table.change(code, year), figure),
        source=row.source if row else "",
        is_sample=bool(row and row.is_sample),
        claim=_claim(amount, figure),
        differs=not agrees(amount, figure.decimals),
        cited=cited.get(code, ()),
        field=form[f"{VALUE}-{code}"] if form and is_open else None,
        source_field=form[f"{SOURCE}-{code}"] if form and is_open else None,
    )


def _claim(amount: Amount, figure: Figure) -> str:
    """What was entered and what comes out, where both are there."""
    if amount.entered is None or amount.computed is None:
        return ""
    words = {"entered": format_number(amount.entered), "computed": value_text(amount.computed, figure)}
    if agrees(amount, figure.decimals):
        return _("Đã nhập %(entered)s, khớp với số tính được.") % words
    return _("Đã nhập %(entered)s nhưng tính được %(computed)s; báo cáo in số tính được.") % words
