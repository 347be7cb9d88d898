"""Figures of an authority with their values, in three queries whatever their number."""

from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cached_property

from scoring.models import Figure, FigurePart, FigureValue
from scoring.rules.figures import Amount, Formula, How, amounts, shown_difference
from units.models import Unit


@dataclass(frozen=True)
class FigureTable:
    """All figures of one authority, in their order, with what was entered for the years asked for."""

    figures: tuple[Figure, ...]
    formulas: Mapping[str, Formula[str]]
    rows: Mapping[int, Mapping[str, FigureValue]]
    _amounts: dict[int, dict[str, Amount]] = field(default_factory=dict, compare=False)

    @cached_property
    def by_code(self) -> dict[str, Figure]:
        """Figures by code."""
        return {figure.code: figure for figure in self.figures}

    @property
    def years(self) -> list[int]:
        """Years with any value, the earliest first."""
        return sorted(self.rows)

    def row(self, code: str, year: int) -> FigureValue | None:
        """What was entered; None where nothing was."""
        return self.rows.get(year, {}).get(code)

    def amount(self, code: str, year: int) -> Amount:
        """What was entered and what was computed."""
        if year not in self._amounts:
            entered = {key: row.value for key, row in self.rows.get(year, {}).items()}
            self._amounts[year] = amounts(self.formulas, entered)
        return self._amounts[year].get(code, Amount())

    def value(self, code: str, year: int) -> Decimal | None:
        """The value that counts, exact."""
        return self.amount(code, year).value

    def change(self, code: str, year: int) -> Decimal | None:
        """Against the year before, between the values as they are printed; None where one is not known."""
        places = self.by_code[code].decimals
        return shown_difference(self.value(code, year - 1), self.value(code, year), places)


def figure_table(authority: Unit, years: Collection[int] | None = None) -> FigureTable:
    """The figures of `authority` with the values of `years`; None is all there are."""
    figures = tuple(Figure.objects.filter(authority=authority).order_by("order", "code"))
    rows: defaultdict[int, dict[str, FigureValue]] = defaultdict(dict)
    codes = {figure.pk: figure.code for figure in figures}
    for row in _values(authority, years):
        if row.figure_id in codes:  # added between the two queries otherwise
            rows[row.year][codes[row.figure_id]] = row
    return FigureTable(figures, _formulas(authority, figures), dict(rows))


def _values(authority: Unit, years: Collection[int] | None) -> Collection[FigureValue]:
    values = FigureValue.objects.filter(figure__authority=authority).select_related("updated_by")
    return values if years is None else values.filter(year__in=years)


def _formulas(authority: Unit, figures: Collection[Figure]) -> dict[str, Formula[str]]:
    parts: defaultdict[int, list[str]] = defaultdict(list)
    found = FigurePart.objects.filter(figure__authority=authority).order_by("figure", "order", "pk")
    for figure, part in found.values_list("figure_id", "part__code"):
        parts[figure].append(part)
    return {figure.code: Formula(How(figure.derivation), tuple(parts[figure.pk])) for figure in figures}
