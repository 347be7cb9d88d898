"""What came back, by whom, when and why: told first, so that it is mended before it is sent again."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.urls import reverse
from django.utils.translation import gettext as _

from scoring.models import Proposal, Submission
from scoring.presenters.work.approval import person_name


@dataclass(frozen=True, slots=True)
class Returned:
    """A sheet or proposal that came back; `url` is the page where it is sent again."""

    what: str
    by: str
    at: datetime | None
    reason: str
    url: str


def returned_sheet_lines(slug: str, submissions: Iterable[Submission]) -> list[Returned]:
    """Returned sheets of a round, each named with its unit."""
    text = _("Phiếu của %(unit)s đã được trả lại")
    return [
        Returned(
            what=text % {"unit": each.round_unit.unit.full_name},
            by=person_name(each.returned_by),
            at=each.returned_at,
            reason=each.return_reason,
            url=reverse("submission", args=[slug, each.round_unit.unit.code]),
        )
        for each in submissions
    ]


def returned_proposal_line(slug: str, proposal: Proposal) -> Returned:
    """A proposal that the leader returned."""
    return Returned(
        what=_("Tờ trình công bố đã được trả lại"),
        by=person_name(proposal.closed_by),
        at=proposal.closed_at,
        reason=proposal.return_reason,
        url=reverse("approval", args=[slug]),
    )
