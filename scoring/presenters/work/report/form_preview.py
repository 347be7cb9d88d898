"""Head and foot of the report as they will be printed, for a picture beside the form."""

from scoring.models import Report
from scoring.report.content.form import form_of
from scoring.report.content.shape import DocumentForm
from scoring.report.context import report_context
from scoring.results.source import Results


def form_preview(report: Report, results: Results) -> DocumentForm:
    """The lines of head and foot, as the print has them."""
    return form_of(report, report_context(results))
