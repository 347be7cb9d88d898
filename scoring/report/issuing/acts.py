"""Submitting and approving a report as it is printed; the prints of an edition are drawn beside the requests."""

from django.db import transaction

from scoring.models import Edition, Report, Variant
from scoring.report.issuing.reading import AS_PRINTED
from scoring.services.report import approval
from scoring.services.report.approval import Numbering
from scoring.services.report.drawings import ask
from scoring.tasks import draw_later
from units.models import User

DRAWN = (Variant.FULL, Variant.RESULTS, Variant.SUMMARY)  # the others when somebody asks for them


def submit_report(*, actor: User | None, report: Report) -> Report:
    """Hand the report in. Raises as `scoring.services.report.approval.submit`."""
    return approval.submit(actor=actor, report=report, reading=AS_PRINTED)


@transaction.atomic
def approve_report(*, actor: User | None, report: Report, given: Numbering | None = None) -> Edition:
    """Freeze the report as its next edition, and have it drawn.

    Raises as `scoring.services.report.approval.approve`.
    """
    edition = approval.approve(actor=actor, report=report, reading=AS_PRINTED, given=given)
    for variant in DRAWN:
        draw_later(ask(actor=actor, round_=edition.round, variant=variant, edition=edition))
    return edition
