"""Who appraises what in a round, for everybody at once, and how far each is."""

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from scoring.models import Assignment, Round
from scoring.rules.progress import Counts
from scoring.selectors.assignments import Shares
from scoring.selectors.progress import PlaceProgress, RoundProgress
from units.models import Membership, Role, User


@dataclass(frozen=True)
class AppraiserProgress:
    """Counts over what one person was given to appraise; nobody's (`appraiser` None) is what was given to no one."""

    appraiser: User | None
    counts: Counts
    units: int
    handed_in: int


def appraisers_of(round_: Round) -> list[User]:
    """Active accounts with the appraiser's role at the authority, by name; in one query."""
    held = Membership.objects.filter(unit=round_.authority_id, role=Role.APPRAISER).values("user")
    return list(User.objects.filter(is_active=True, pk__in=held).order_by("full_name", "username"))


def all_shares(round_: Round) -> dict[int, Shares]:
    """Shares by appraiser (pk), in one query. Who lost the role may still stand here: look up `appraisers_of`."""
    pairs: dict[int, set[tuple[int | None, int | None]]] = defaultdict(set)
    rows = Assignment.objects.filter(round=round_).values_list("appraiser_id", "place_id", "domain_id")
    for appraiser, place, domain in rows:
        pairs[appraiser].add((place, domain))
    return {appraiser: Shares(frozenset(mine)) for appraiser, mine in pairs.items()}


def progress_by_appraiser(round_: Round, progress: RoundProgress) -> list[AppraiserProgress]:
    """How far each appraiser is, and last what nobody was given, if anything; two queries besides `progress`."""
    shares = all_shares(round_)
    people = [person for person in appraisers_of(round_) if person.pk in shares]
    rows = [_of_share(person, shares[person.pk], progress) for person in people]
    left = _of_nobody([shares[person.pk] for person in people], progress)
    return [*rows, left] if left.units else rows


def _of_share(person: User, shares: Shares, progress: RoundProgress) -> AppraiserProgress:
    def held(each: PlaceProgress) -> list[Counts]:
        domains = shares.domains(each.place.pk)
        return [counts for domain, counts in each.domains.items() if domains is None or domain in domains]

    return _over(person, progress, held)


def _of_nobody(shares: Iterable[Shares], progress: RoundProgress) -> AppraiserProgress:
    everybody = list(shares)

    def left(each: PlaceProgress) -> list[Counts]:
        given = [mine.domains(each.place.pk) for mine in everybody]
        return [
            counts
            for domain, counts in each.domains.items()
            if counts.appraisal and not any(domains is None or domain in domains for domains in given)
        ]

    return _over(None, progress, left)


def _over(
    appraiser: User | None, progress: RoundProgress, parts: Callable[[PlaceProgress], list[Counts]]
) -> AppraiserProgress:
    """The sum over those `parts` of each unit that are asked about."""
    mine = [(each, found) for each in progress.places if (found := parts(each))]
    return AppraiserProgress(
        appraiser,
        counts=sum((counts for _each, found in mine for counts in found), Counts()),
        units=len(mine),
        handed_in=sum(each.is_handed_in for each, _found in mine),
    )
