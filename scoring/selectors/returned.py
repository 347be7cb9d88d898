"""What came back and waits to be sent again: sheets returned to their unit, a proposal returned by the leader."""

from collections.abc import Collection

from scoring.models import Proposal, Round, Submission


def returned_sheets(round_: Round, units: Collection[int]) -> list[Submission]:
    """Of each of the units (pk) the latest submission, where it was returned; one query."""
    rows = Submission.objects.filter(round_unit__round=round_, round_unit__unit__in=units)
    latest: dict[int, Submission] = {}
    for row in rows.select_related("round_unit__unit", "returned_by").order_by("-pk"):
        latest.setdefault(row.round_unit_id, row)
    return [row for row in latest.values() if row.returned_at]


def returned_proposal(round_: Round) -> Proposal | None:
    """The latest proposal, where it was returned (one that was withdrawn has no reason); one query."""
    latest = Proposal.objects.filter(round=round_).select_related("closed_by").order_by("-pk").first()
    return latest if latest and latest.closed_at and latest.return_reason else None
