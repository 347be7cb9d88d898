"""Content -> HTML for print: one page for each kind of document, in Vietnamese whatever the reader's screen speaks."""

from collections.abc import Callable

from django.conf import settings
from django.template.loader import render_to_string
from django.utils import translation

from scoring.models import Round, Variant
from scoring.report.card import unit_card
from scoring.report.charts.change import changes
from scoring.report.charts.heat import heat_table
from scoring.report.charts.ranking import ranking
from scoring.report.content.shape import ReportContent
from scoring.report.printout import annual, results_alone
from scoring.report.summary import summary
from scoring.results.source import Results

STATIC_FOLDER = settings.BASE_DIR / "cchc" / "static" / "cchc" / "report"  # all that a print may read

SHEETS = ("report", "tables", "charts", "brief")

Addressing = Callable[[str], str]  # name of a style sheet -> its address


class ChartsOf:
    """The charts of a result, made when a template asks for them."""

    def __init__(self, results: Results) -> None:
        self._results = results

    def ranking(self) -> object:
        """Composite by unit."""
        return ranking(self._results)

    def heat(self) -> object:
        """Domains by unit."""
        return heat_table(self._results)

    def change(self) -> object:
        """Against last year."""
        return changes(self._results)


@translation.override("vi")
def report_html(content: ReportContent, variant: str = Variant.FULL, *, sheet: Addressing = str) -> str:
    """The annual report (FULL), its results alone (RESULTS) or its one-page summary (SUMMARY)."""
    if variant == Variant.SUMMARY:
        return _rendered("report/summary.html", content, sheet, summary(content))
    printout = annual(content) if variant == Variant.FULL else results_alone(content)
    return _rendered("report/report.html", content, sheet, printout)


@translation.override("vi")
def screen_html(content: ReportContent, template: str, *, sheet: Addressing, **around: object) -> str:
    """The annual report by `template`, which puts around the page of the print what a reader on a screen needs."""
    return _rendered(template, content, sheet, annual(content), **around)


@translation.override("vi")
def card_html(content: ReportContent, round_: Round, code: str, *, sheet: Addressing = str) -> str:
    """The card of the unit `code`. Raises LookupError where the results have no such unit."""
    return _rendered("report/card.html", content, sheet, unit_card(content, round_, code))


def _rendered(template: str, content: ReportContent, sheet: Addressing, printout: object, **around: object) -> str:
    context = {
        "content": content,
        "form": content.form,
        "report": content.figures,
        "charts": ChartsOf(content.results),
        "sheets": {name: sheet(f"{name}.css") for name in SHEETS},
        "printout": printout,
        **around,
    }
    return render_to_string(template, context)
