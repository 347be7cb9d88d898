"""Who may see and do what with a round. Every view, admin page and service asks here."""

from django.contrib.auth.models import AnonymousUser
from django.db.models import Exists, OuterRef, Q, QuerySet

from scoring.models import Publication, Round, RoundUnit, Visibility
from units.access import has_role, holds_anywhere, units_with_role
from units.models import Role, Unit, User

Person = User | AnonymousUser

STAFF = (Role.OFFICE, Role.APPRAISER, Role.LEADER, Role.ADMINISTRATOR)
EDITORS = (Role.OFFICE, Role.ADMINISTRATOR)
STEERING = (*EDITORS, Role.LEADER)


def visible_rounds(person: Person) -> QuerySet[Round]:
    """Rounds whose published results `person` may read, and every round of an authority they serve."""
    published = Exists(Publication.objects.filter(round=OuterRef("pk")))
    open_to = Q(visibility=Visibility.PUBLIC)
    if person.is_active and not person.is_anonymous:
        open_to |= Q(visibility=Visibility.OFFICIALS)
    return Round.objects.filter((open_to & Q(published)) | Q(authority__in=units_with_role(person, *STAFF)))


def may_see_results(person: Person, round_: Round) -> bool:
    """Whether `person` may read the published results of the round."""
    if round_.visibility == Visibility.PUBLIC or may_follow(person, round_):
        return True
    return round_.visibility == Visibility.OFFICIALS and person.is_active and not person.is_anonymous


def may_follow(person: Person, round_: Round) -> bool:
    """Whether `person` may read the round while it is open: the authority's own people."""
    return has_role(person, round_.authority_id, *STAFF)


def may_steer(person: Person, round_: Round) -> bool:
    """Whether `person` reads the leaders' page and tries draft rules: office, leader and administrator."""
    return has_role(person, round_.authority_id, *STEERING)


def may_see_sheet(person: Person, member: RoundUnit) -> bool:
    """Whether `person` may read the unit's sheet while the round is open."""
    return may_follow(person, member.round) or has_role(person, member.unit_id, Role.OFFICIAL)


def may_enter(person: Person, round_: Round) -> bool:
    """Whether `person` may enter final scores."""
    return has_role(person, round_.authority_id, *EDITORS)


def may_appraise(person: Person, round_: Round) -> bool:
    """Whether `person` is one of the round's appraisers; which scores are theirs is told by their assignments."""
    return has_role(person, round_.authority_id, Role.APPRAISER)


def may_record_self(person: Person, member: RoundUnit) -> bool:
    """Whether `person` may write the unit's own scores, evidence and explanations: its officials, and nobody else."""
    return has_role(person, member.unit_id, Role.OFFICIAL)


def may_propose(person: Person, round_: Round) -> bool:
    """Whether `person` may propose publication, set the timetable, and check or return sheets: the office."""
    return has_role(person, round_.authority_id, *EDITORS)


def may_publish(person: Person, round_: Round) -> bool:
    """Whether `person` may approve or return a proposal, and open a correction: a leader; administrators are none."""
    return has_role(person, round_.authority_id, Role.LEADER)


def may_write_report(person: Person, round_: Round) -> bool:
    """Whether `person` writes the annual report of the round, its figures and its form: the office."""
    return has_role(person, round_.authority_id, *EDITORS)


def may_write_figures(person: Person, authority: Unit) -> bool:
    """Whether `person` enters and defines the figures of an authority: its office, whatever the year."""
    return has_role(person, authority, *EDITORS)


def may_read_draft_report(person: Person, round_: Round) -> bool:
    """Whether `person` may read the report while it is written: the authority's own people."""
    return may_follow(person, round_)


def may_approve_report(person: Person, round_: Round) -> bool:
    """Whether `person` may approve, return, reopen and sign the report: a leader."""
    return has_role(person, round_.authority_id, Role.LEADER)


def may_administer(person: Person) -> bool:
    """Whether `person` may manage units, criteria sets, schemes and rounds."""
    return holds_anywhere(person, *EDITORS)


def may_manage_accounts(person: Person) -> bool:
    """Whether `person` may manage accounts."""
    return holds_anywhere(person, Role.ADMINISTRATOR)


def used_by_others(person: Person, rounds: QuerySet[Round]) -> bool:
    """Whether one of `rounds` belongs to an authority where `person` edits nothing."""
    return rounds.exclude(authority__in=units_with_role(person, *EDITORS)).exists()
