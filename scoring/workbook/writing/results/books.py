"""The results workbook of a round."""

from openpyxl import Workbook

from scoring.models import Round
from scoring.results.marks import marks_by_code
from scoring.results.source import Results
from scoring.workbook.writing.book import new_book
from scoring.workbook.writing.heading import heading_of_results
from scoring.workbook.writing.results.classes import write_classes
from scoring.workbook.writing.results.domains import write_domains
from scoring.workbook.writing.results.heads import write_heads
from scoring.workbook.writing.results.method import write_method
from scoring.workbook.writing.results.ranking import write_ranking
from scoring.workbook.writing.results.units import write_units
from scoring.workbook.writing.results.years import write_years


def results_book(round_: Round, results: Results, *, with_units: bool = False) -> Workbook:
    """Ranking, domains, classes, heads, changes, method; with `with_units` a sheet for each unit besides."""
    heading = heading_of_results(results)
    marks = marks_by_code(results, round_)
    book = new_book(heading.round)
    write_ranking(book, results, heading)
    write_domains(book, results, marks, heading)
    write_classes(book, results, heading)
    write_heads(book, results, heading)
    write_years(book, results, heading)
    write_method(book, results, heading)
    if with_units:
        write_units(book, results, marks, heading)
    return book
