"""What one person has to do, over all rounds that are being worked on."""

import datetime
from collections.abc import Sequence
from dataclasses import dataclass, replace

from django.db.models import Exists, OuterRef, Q, QuerySet

from scoring.models import Proposal, Publication, Reminder, Round, RoundUnit, Submission
from scoring.permissions import STAFF, STEERING, Person
from scoring.rules.duties import Duty
from scoring.selectors.duties import Board, Hats, board_of, hats_of
from scoring.selectors.progress import PlaceProgress
from scoring.selectors.returned import returned_proposal, returned_sheets
from units.access import units_with_role
from units.models import Role, User

LATEST_READ = 20


@dataclass(frozen=True)
class RoundWork:
    """One round: what the person has to do in it, their own units, and what came back to them."""

    board: Board
    hats: Hats
    duties: Sequence[Duty]
    own: Sequence[PlaceProgress]
    sheets_back: Sequence[Submission] = ()
    proposal_back: Proposal | None = None


def working_rounds(person: Person) -> QuerySet[Round]:
    """Rounds being worked on (not published, or being corrected) in which the person has a role; the latest first."""
    own = units_with_role(person, Role.OFFICIAL)
    takes_part = Q(authority__in=units_with_role(person, *STAFF)) | Exists(
        RoundUnit.objects.filter(round=OuterRef("pk"), unit__in=own)
    )
    published = Exists(Publication.objects.filter(round=OuterRef("pk")))
    rounds = Round.objects.filter(takes_part).filter(~published | ~Q(correction_reason=""))
    return rounds.select_related("authority", "criteria_set", "scheme").order_by("-year", "slug")


def steered_rounds(person: Person) -> list[Round]:
    """Of each authority whose rounds the person steers (office, leader, administrator) the latest one; one query."""
    rounds = Round.objects.filter(authority__in=units_with_role(person, *STEERING))
    found: dict[int, Round] = {}
    for round_ in rounds.order_by("-year", "slug"):
        found.setdefault(round_.authority_id, round_)
    return list(found.values())


def work_of(person: Person, today: datetime.date) -> list[RoundWork]:
    """What the person has to do, round by round; a number of queries that grows with the rounds alone."""
    return [_in_round(person, round_, today) for round_ in working_rounds(person)]


def reminders_of(person: User) -> tuple[list[Reminder], list[Reminder]]:
    """Unread reminders, and the latest of those read; two queries."""
    mine = Reminder.objects.filter(person=person).select_related("round").order_by("-pk")
    return list(mine.filter(read_at=None)), list(mine.exclude(read_at=None)[:LATEST_READ])


def _in_round(person: Person, round_: Round, today: datetime.date) -> RoundWork:
    hats = hats_of(person, round_)
    board = board_of(round_, today, units=None if hats.is_staff else hats.units)
    own = [each for each in board.progress.places if each.place.unit_id in hats.units]
    work = RoundWork(board, hats, board.duties(person.pk or 0, hats), own)
    return work if board.is_proposed else _with_returns(work)


def _with_returns(work: RoundWork) -> RoundWork:
    """The work with what was returned and not sent again: sheets to their units, a proposal to the office."""
    round_ = work.board.round
    return replace(
        work,
        sheets_back=returned_sheets(round_, [each.place.unit_id for each in work.own]) if work.own else (),
        proposal_back=returned_proposal(round_) if work.hats.is_office else None,
    )
