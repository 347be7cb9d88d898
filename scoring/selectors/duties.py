"""What is left to do in a round, for a person or for everybody, in a number of queries that does not grow."""

import datetime
from collections.abc import Collection
from dataclasses import dataclass, field
from functools import cached_property

from django.db.models import Q

from scoring.models import Proposal, Publication, Round
from scoring.permissions import EDITORS, Person, may_appraise
from scoring.rules.duties import Desk, Duty, appraisal_duties, leader_duties, office_duties, unit_duties
from scoring.rules.progress import Counts
from scoring.rules.stages import Timetable
from scoring.selectors.appraisers import all_shares, appraisers_of
from scoring.selectors.assignments import NO_SHARES, Shares
from scoring.selectors.progress import RoundProgress, progress_of_round
from scoring.selectors.timetable import timetable_of
from units.access import has_role, units_with_role
from units.models import Membership, Role, User


@dataclass
class Hats:
    """The roles of one person in a round: units (pk) they are an official of, and what they are at the authority."""

    units: set[int] = field(default_factory=set)
    is_appraiser: bool = False
    is_office: bool = False
    is_leader: bool = False

    @property
    def is_staff(self) -> bool:
        """Whether they are one of the authority's people who work on the round."""
        return self.is_appraiser or self.is_office or self.is_leader


@dataclass(frozen=True)
class Board:
    """A round as its work stands on a day. `is_settled`: published, and no correction is being made."""

    round: Round
    today: datetime.date
    timetable: Timetable
    progress: RoundProgress
    shares: dict[int, Shares]
    is_settled: bool
    is_proposed: bool
    proposed_by: int | None

    def duties(self, person: int, hats: Hats) -> list[Duty]:
        """What `person` (pk) has to do in these roles, in the order of the year."""
        if self.is_settled:
            return []
        if self.is_proposed:
            return self._approval(person, hats)
        found = self._of_units(hats.units)
        if hats.is_appraiser:
            found += self._of_shares(self.shares.get(person, NO_SHARES))
        if hats.is_office:
            found += office_duties(self._desk, self.timetable, self.today) + self._of_nobody()
        return found

    def _approval(self, person: int, hats: Hats) -> list[Duty]:
        """A proposal waits for another person than the one who made it."""
        if not hats.is_leader or self.proposed_by == person:
            return []
        return leader_duties(self.timetable, is_proposed=True)

    def _of_units(self, units: Collection[int]) -> list[Duty]:
        return [
            duty
            for each in self.progress.places
            if each.place.unit_id in units
            for duty in unit_duties(
                each.total, self.timetable, self.today, place=each.place.pk, handed_in=each.is_handed_in
            )
        ]

    def _of_shares(self, shares: Shares) -> list[Duty]:
        mine = [(part.place, counts) for part, counts in self.progress.parts() if shares.holds(*part)]
        return appraisal_duties(mine, self.timetable, self.today)

    def _of_nobody(self) -> list[Duty]:
        """Where nothing was shared out, the office appraises."""
        if self.shares:
            return []
        parts = [(part.place, counts) for part, counts in self.progress.parts()]
        return appraisal_duties(parts, self.timetable, self.today)

    @cached_property
    def _desk(self) -> Desk:
        unassigned = [
            counts
            for part, counts in self.progress.parts()
            if not any(shares.holds(*part) for shares in self.shares.values())
        ]
        return Desk(
            total=self.progress.total,
            unchecked=sum(each.is_unchecked for each in self.progress.places),
            unassigned=sum(unassigned, Counts()),
            is_shared_out=bool(self.shares),
            is_proposed=self.is_proposed,
        )


def board_of(round_: Round, today: datetime.date, *, units: Collection[int] | None = None) -> Board:
    """The work of a round on a day; of some units (pk) only where `units` is given."""
    proposal = Proposal.objects.filter(round=round_, closed_at=None).first()
    shares = all_shares(round_)
    appraisers = {person.pk for person in appraisers_of(round_)} if shares else set()
    return Board(
        round=round_,
        today=today,
        timetable=timetable_of(round_),
        progress=progress_of_round(round_, units=units),
        shares={person: mine for person, mine in shares.items() if person in appraisers},
        is_settled=not round_.correction_reason and Publication.objects.filter(round=round_).exists(),
        is_proposed=proposal is not None,
        proposed_by=proposal.proposed_by_id if proposal else None,
    )


def hats_of(person: Person, round_: Round) -> Hats:
    """The roles of a person in a round; administrators do what the office does."""
    return Hats(
        units=set(units_with_role(person, Role.OFFICIAL).values_list("pk", flat=True)),
        is_appraiser=may_appraise(person, round_),
        is_office=has_role(person, round_.authority_id, *EDITORS),
        is_leader=has_role(person, round_.authority_id, Role.LEADER),
    )


def everybody(round_: Round) -> dict[User, Hats]:
    """Everybody with work in a round, and their roles; in one query. Administrators keep the portal, not the round."""
    held = Membership.objects.filter(
        Q(unit=round_.authority_id, role__in=(Role.OFFICE, Role.APPRAISER, Role.LEADER))
        | Q(unit__in=round_.members.values("unit"), role=Role.OFFICIAL),
        user__is_active=True,
    ).select_related("user")
    hats: dict[User, Hats] = {}
    for membership in held.order_by("user__username", "pk"):
        _put_on(hats.setdefault(membership.user, Hats()), membership)
    return hats


def _put_on(hats: Hats, membership: Membership) -> None:
    if membership.role == Role.OFFICIAL:
        hats.units.add(membership.unit_id)
    hats.is_appraiser |= membership.role == Role.APPRAISER
    hats.is_office |= membership.role == Role.OFFICE
    hats.is_leader |= membership.role == Role.LEADER
