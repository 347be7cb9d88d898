"""The report of a round as PDF bytes: published ones are drawn once, drafts afresh each time."""

from scoring.models import Publication, Round
from scoring.report.files import design_version, kept
from scoring.report.html import STATIC_FOLDER, report_html
from scoring.report.pdf import draw_pdf
from scoring.results.source import Results, live_results, results_of


def report_etag(publication: Publication) -> str:
    """What decides every byte of a published report: its result and its design."""
    return f"{publication.sha256}-{design_version()}"


def published_report(publication: Publication) -> bytes:
    """The PDF of a publication. Raises scoring.report.pdf.PrintError if it was never drawn and cannot be now."""
    return kept(publication.sha256, design_version(), lambda: _drawn(results_of(publication)))


def draft_report(round_: Round) -> bytes:
    """The PDF of an open round as it stands now, marked as a draft. Raises scoring.report.pdf.PrintError."""
    return _drawn(live_results(round_))


def _drawn(results: Results) -> bytes:
    return draw_pdf(report_html(results), STATIC_FOLDER)
