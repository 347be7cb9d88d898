"""Where a round stands on its way to publication."""

from dataclasses import dataclass

from django.db.models import Count, Q, QuerySet

from scoring.models import Explanation, Proposal, Round, RoundUnit


@dataclass(frozen=True, slots=True)
class Sheets:
    """How many units of a round there are, have handed in their sheet, and were checked."""

    units: int
    submitted: int
    checked: int


def sheets_of(round_: Round) -> Sheets:
    """Counts of the sheets in force, in one query."""
    live = Q(submissions__isnull=False, submissions__returned_at=None)
    counted = RoundUnit.objects.filter(round=round_).aggregate(
        units=Count("pk", distinct=True),
        submitted=Count("pk", filter=live, distinct=True),
        checked=Count("pk", filter=live & Q(submissions__checked_at__isnull=False), distinct=True),
    )
    return Sheets(**counted)


def undecided(round_: Round) -> list[Explanation]:
    """Explanations without a decision, by unit and criterion."""
    rows = Explanation.objects.filter(round_unit__round=round_, decided_at=None)
    order = ("round_unit__unit__sort_name", "criterion__domain__number", "criterion__position")
    return list(rows.select_related("round_unit__unit", "criterion").order_by(*order))


def live_proposal(round_: Round) -> Proposal | None:
    """The proposal that waits for approval."""
    return _proposals(round_, closed=False).first()


def closed_proposals(round_: Round) -> list[Proposal]:
    """Proposals that were returned or withdrawn, the latest first; the approved ones are told with their version."""
    return list(_proposals(round_, closed=True).filter(publication=None))


def _proposals(round_: Round, *, closed: bool) -> QuerySet[Proposal]:
    rows = Proposal.objects.filter(round=round_, closed_at__isnull=not closed)
    return rows.select_related("proposed_by", "closed_by").order_by("-pk")
