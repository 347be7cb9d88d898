"""Verification of a publication."""

from collections.abc import Callable
from typing import Any, cast

from django.utils.translation import gettext as _

from scoring.models import Publication
from scoring.report.verifying.document import check_chain, check_rows, read_document
from scoring.report.verifying.recomputed import check_results
from scoring.report.verifying.shape import Difference, Part, Tally
from scoring.report.verifying.year_before import check_year_before
from scoring.results import schema


def verify_publication(publication: Publication) -> list[Difference]:
    """What is not as it was published, or does not follow from what was published with it; nothing when all is well."""
    return verified_publication(publication).differences


def verified_publication(publication: Publication) -> Tally:
    """The same, with the counts of what was compared. Never raises for what a stored document may hold."""
    tally = Tally()
    about = _("Phiên bản %(version)d") % {"version": publication.version}
    document = read_document(publication, tally, about)
    if document is None:
        return tally
    found = cast("schema.ResultDocument", document)
    checks: dict[Part, Callable[[], None]] = {
        Part.CHAIN: lambda: check_chain(publication, document, tally, about),
        Part.ROWS: lambda: check_rows(publication, document, tally, about),
        Part.RESULTS: lambda: check_results(found, tally, about),
        Part.YEAR_BEFORE: lambda: check_year_before(publication, found, tally, about),
    }
    for part, check in checks.items():
        _tried(part, check, tally, about)
    return tally


def _tried(part: Part, check: Callable[[], Any], tally: Tally, about: str) -> None:
    """A document that was tampered with may lack anything: what cannot be worked out is a difference, not an error."""
    try:
        check()
    except (ArithmeticError, AttributeError, LookupError, TypeError, ValueError) as error:
        tally.same(part, about, "unreadable", f"{type(error).__name__}: {error}", "")
