"""Context -> HTML of the report."""

from django.conf import settings
from django.template.loader import render_to_string
from django.utils import translation

from scoring.report.context import report_context
from scoring.results.source import Results

STATIC_FOLDER = settings.BASE_DIR / "cchc" / "static" / "cchc" / "report"  # all that a print may read


def report_html(results: Results) -> str:
    """The whole report as one HTML page for print, in Vietnamese whatever the language of the reader's screen."""
    with translation.override("vi"):
        return render_to_string("report/report.html", {"report": report_context(results)})
