"""Report and results -> everything that is printed, on whatever it is printed."""

from collections.abc import Iterable
from dataclasses import replace

from django.utils import translation

from scoring.models import Report, Round
from scoring.report.codes import code_of
from scoring.report.content.form import form_of
from scoring.report.content.numbering import numbers
from scoring.report.content.outline import Draft, rows_of, usual_rows, with_something_in_them
from scoring.report.content.shape import PrintedSection, ReportContent
from scoring.report.content.texts import texts_filled
from scoring.report.context import ReportContext, report_context
from scoring.report.verifying_address import verify_url
from scoring.results.source import Results


def content_of(report: Report | None, round_: Round, results: Results) -> ReportContent:
    """What the report of `round_` prints now: a draft while there is a `report` that nobody approved.

    A round without a report of its own (None) prints what comes from its results; once these are published, that is
    no draft and carries the code of the publication. Vietnamese whatever the reader's screen speaks.
    """
    with translation.override("vi"):
        return _content(report, round_, results)


def _content(report: Report | None, round_: Round, results: Results) -> ReportContent:
    figures = report_context(results)
    code = code_of(results.etag) if report is None and results.etag else ""
    return ReportContent(
        form=form_of(report, figures),
        sections=printed_sections(report, round_, results, figures),
        figures=figures,
        results=results,
        edition=0,
        code=code,
        verify_url=verify_url(code),
        is_draft=report is not None or results.is_provisional,
    )


def printed_sections(
    report: Report | None, round_: Round, results: Results, figures: ReportContext
) -> tuple[PrintedSection, ...]:
    """Sections in order with their numbers; without those that have nothing to print."""
    if report is None:
        return numbered(usual_rows(figures.kinds, figures.letterhead.authority))
    rows = list(rows_of(report))
    texts = texts_filled([row.html for row in rows], round_, results)
    return numbered(
        with_something_in_them(replace(row, html=html) for row, html in zip(rows, texts, strict=True)),
    )


def numbered(rows: Iterable[Draft]) -> tuple[PrintedSection, ...]:
    """Sections with the numbers that their places give them."""
    listed = list(rows)
    return tuple(
        PrintedSection(row.key, number, row.title, row.depth, row.block, row.html)
        for row, number in zip(listed, numbers(row.depth for row in listed), strict=True)
    )
