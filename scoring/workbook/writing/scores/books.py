"""The three score workbooks of a round."""

from django.utils import timezone
from openpyxl import Workbook

from scoring.models import Layer, Round, RoundUnit
from scoring.results.source import current_results
from scoring.selectors.grid import Grid, score_grid
from scoring.selectors.outcomes import round_outcomes
from scoring.workbook.layout import BookKind
from scoring.workbook.writing.book import new_book
from scoring.workbook.writing.heading import heading_of_round
from scoring.workbook.writing.scores.domain_totals import write_domain_totals
from scoring.workbook.writing.scores.fingerprint import Fingerprint, grid_versions, write_fingerprint
from scoring.workbook.writing.scores.matrix import write_matrix
from scoring.workbook.writing.scores.summary import write_summary
from scoring.workbook.writing.scores.unit_sheet import write_unit_sheet
from units.names import sort_key


def unit_book(round_: Round, code: str, layer: Layer = Layer.FINAL) -> Workbook:
    """The sheet of one unit. Raises RoundUnit.DoesNotExist when the round has no unit with this code."""
    grid = score_grid(round_, layer, unit=code)
    if not grid.places:
        raise RoundUnit.DoesNotExist(code)
    book = new_book(f"{round_.title} · {grid.places[0].unit.full_name}")
    write_unit_sheet(book, grid, grid.places[0], heading_of_round(round_))
    _write_grid_fingerprint(book, round_, grid, BookKind.UNIT)
    return book


def matrix_book(round_: Round, layer: Layer = Layer.FINAL) -> Workbook:
    """All units and criteria, a sheet for each domain, and the summary."""
    grid = score_grid(round_, layer)
    heading = heading_of_round(round_)
    book = new_book(round_.title)
    write_matrix(book, grid, heading)
    labels = dict(round_.scheme.bands.values_list("code", "label"))
    write_summary(book, grid, round_outcomes(round_, layer), labels, heading)
    _write_grid_fingerprint(book, round_, grid, BookKind.MATRIX)
    return book


def domain_totals_book(round_: Round) -> Workbook:
    """Points and maxima by domain, of the publication in force or as computed now.

    The versions of its fingerprint are that of the publication, 0 for an open round.
    """
    results = current_results(round_)
    units = sorted(results.units, key=lambda unit: (sort_key(unit["name"]), unit["code"]))
    book = new_book(round_.title)
    write_domain_totals(book, results, units, heading_of_round(round_))
    version = results.publication.version if results.publication else 0
    codes = [str(number) for number in results.domains]
    versions = ((unit["code"], [version] * len(codes)) for unit in units)
    mark = Fingerprint(round_, Layer.FINAL, BookKind.DOMAIN_TOTALS, timezone.localtime(), codes, versions)
    write_fingerprint(book, mark)
    return book


def _write_grid_fingerprint(book: Workbook, round_: Round, grid: Grid, kind: BookKind) -> None:
    codes = [leaf.code for leaf in grid.structure.leaf_rows]
    versions = grid_versions(grid, codes)
    write_fingerprint(book, Fingerprint(round_, grid.layer, kind, timezone.localtime(), codes, versions))
