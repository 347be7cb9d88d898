"""Everything a report can cite, by key, as it is printed: Vietnamese, whatever the language of the screen."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain

from django.conf import settings
from django.utils.translation import override

from scoring.models import Round
from scoring.report.cites import KEY, Cite
from scoring.report.citing.figures import figure_cites
from scoring.report.citing.results import result_cites
from scoring.results.source import Results
from scoring.selectors.figures import FigureTable, figure_table


@dataclass(frozen=True)
class Catalogue:
    """What can be cited in the report of `year`. A cite whose text is empty has no value as yet."""

    year: int
    cites: Mapping[str, Cite]
    table: FigureTable

    def is_missing(self, key: str) -> bool:
        """Whether nothing can be printed for `key`: unknown, or without a value."""
        cite = self.cites.get(key)
        return cite is None or not cite.text

    def text(self, key: str) -> str:
        """What is printed for `key`."""
        return f"[chưa có số liệu: {self.name(key)}]" if self.is_missing(key) else self.cites[key].text

    def name(self, key: str) -> str:
        """What `key` is called; the code or the key itself where nothing of the kind is known."""
        if key in self.cites:
            return self.cites[key].label
        kind, _slash, rest = key.partition("/")
        code, _slash, aspect = rest.partition("/")
        figure = self.table.by_code.get(code) if kind == "figure" else None
        if figure is None:
            return code if kind == "figure" else key
        year = aspect.rpartition("/")[2]
        return f"{figure.name} (năm {year})" if year.isdigit() else figure.name

    @property
    def listing(self) -> Sequence[Cite]:
        """What is offered for picking; values of the report's own year without the year, so that they move with it."""
        own = f"/{self.year}"
        return [cite for key, cite in self.cites.items() if not (key.startswith("figure/") and key.endswith(own))]


def catalogue_of(round_: Round, results: Results, year: int) -> Catalogue:
    """The catalogue of a round's report; a number of queries that does not grow with figures, years or units."""
    table = figure_table(round_.authority)
    with override(settings.LANGUAGE_CODE):
        cites = _by_key(chain(figure_cites(table, year), result_cites(results)))
    return Catalogue(year, cites, table)


def _by_key(cites: Iterable[Cite]) -> dict[str, Cite]:
    """Codes that the grammar of keys has no room for cannot be cited."""
    return {cite.key: cite for cite in cites if KEY.match(cite.key)}
