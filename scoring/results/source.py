"""The result document in force: the published rows where there are any, the live computation otherwise."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from scoring.marks import mark_of, mark_text
from scoring.models import Layer, Publication, Round, Score, UnitResult
from scoring.results import schema
from scoring.results.build import build
from scoring.selectors.publications import latest_publication, unit_results


@dataclass(frozen=True)
class Results:
    """What pages, prints and downloads read. `publication` is None while the round is open."""

    overview: schema.Overview
    units: Sequence[schema.UnitDocument]
    publication: Publication | None

    @property
    def is_provisional(self) -> bool:
        """Whether nothing is published yet."""
        return self.publication is None

    @property
    def etag(self) -> str:
        """The hash that speaks for everything shown; empty while provisional."""
        return self.publication.sha256 if self.publication else ""

    @cached_property
    def bands(self) -> dict[str, schema.BandDocument]:
        """Classes by code, best first."""
        return {band["code"]: band for band in self.overview["scheme"]["bands"]}

    @cached_property
    def domains(self) -> dict[int, schema.DomainHeadDocument]:
        """Domains by number."""
        return {domain["number"]: domain for domain in self.overview["criteria_set"]["domains"]}


def results_of(publication: Publication) -> Results:
    """A publication, read from its frozen rows."""
    rows = unit_results(publication)
    return Results(publication.overview, [row.summary for row in rows], publication)


def live_results(round_: Round) -> Results:
    """The round as it stands in the database now."""
    built = build(round_)
    return Results(built.overview, built.units, None)


def current_results(round_: Round) -> Results:
    """The published version in force, or the provisional state of an open round."""
    publication = latest_publication(round_)
    return results_of(publication) if publication else live_results(round_)


def unit_scores(results: Results, round_: Round, code: str) -> dict[str, str]:
    """Marks of one unit as text by criterion code: points, "na"; what is not entered is absent."""
    if results.publication:
        row = UnitResult.objects.filter(publication=results.publication, code=code).only("scores").first()
        frozen: dict[str, str] = row.scores if row else {}
        return frozen
    cells = Score.objects.filter(round_unit__round=round_, round_unit__unit__code=code, layer=Layer.FINAL)
    rows = cells.exclude(points=None, not_applicable=False)
    columns = rows.values_list("criterion__code", "points", "not_applicable")
    return {code: mark_text(mark_of(points, not_applicable=na)) for code, points, na in columns}
