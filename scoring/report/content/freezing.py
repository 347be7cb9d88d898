"""The content of a report, frozen with an edition and read back from it.

Only what the results do not say themselves is frozen: the form, the sections, and the hash of the results beneath.
"""

from dataclasses import asdict
from typing import Any

from django.utils import translation

from scoring.models import Edition
from scoring.report.codes import code_of
from scoring.report.content.shape import DocumentForm, PrintedSection, ReportContent
from scoring.report.context import report_context
from scoring.report.verifying_address import verify_url
from scoring.results.canonical import canonical_json, sha256_of
from scoring.results.source import results_of

FORMAT = "cchc-report/1"
_LINES = ("issuer", "subject", "signatory", "recipients")  # fields of the form that are several lines


def frozen(content: ReportContent) -> dict[str, Any]:
    """The content as JSON values; the same content gives the same values, and `digest` the same hash."""
    return {
        "format": FORMAT,
        "edition": content.edition,
        "results_sha256": content.results.etag,
        "form": {name: list(value) if name in _LINES else value for name, value in asdict(content.form).items()},
        "sections": [asdict(section) for section in content.sections],
    }


def digest(document: dict[str, Any]) -> str:
    """SHA-256 of a frozen content as canonical JSON."""
    return sha256_of(canonical_json(document))


def thawed(edition: Edition) -> ReportContent:
    """The content of an edition as it was approved, with the results it rests on."""
    document, results = edition.content, results_of(edition.publication)
    code = code_of(edition.content_sha256)
    with translation.override("vi"):
        figures = report_context(results)
    return ReportContent(
        form=_form(document["form"]),
        sections=tuple(PrintedSection(**section) for section in document["sections"]),
        figures=figures,
        results=results,
        edition=edition.number,
        code=code,
        verify_url=verify_url(code),
        is_draft=False,
    )


def _form(document: dict[str, Any]) -> DocumentForm:
    fields: dict[str, Any] = {name: tuple(value) if name in _LINES else value for name, value in document.items()}
    return DocumentForm(**fields)
