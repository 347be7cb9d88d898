"""Who appraises what, and what nobody appraises yet."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from hashlib import sha256

from django.db.models import QuerySet

from scoring.models import Assignment, Round
from scoring.selectors.assignments import NO_SHARES, Shares
from units.models import Role, User


def appraisers_of(round_: Round) -> QuerySet[User]:
    """Active accounts with the role of an appraiser at the authority of the round, by name."""
    people: QuerySet[User] = User.objects.filter(
        is_active=True, memberships__unit=round_.authority_id, memberships__role=Role.APPRAISER
    )
    return people.distinct().order_by("full_name", "username")


def shares_by_appraiser(round_: Round) -> dict[int, Shares]:
    """Shares of each person (pk) who has any, in one query; also of people who lost the role."""
    pairs = defaultdict(set)
    rows = Assignment.objects.filter(round=round_).values_list("appraiser_id", "place_id", "domain_id")
    for person, place, domain in rows:
        pairs[person].add((place, domain))
    return {person: Shares(frozenset(found)) for person, found in pairs.items()}


def shares_digest(shares: Mapping[int, Shares]) -> str:
    """What somebody saw before they changed shares; differs as soon as one was changed."""
    rows = sorted(
        f"{person}|{place or 0}|{domain or 0}" for person, each in shares.items() for place, domain in each.pairs
    )
    return sha256("\n".join(rows).encode()).hexdigest()


def active_shares(round_: Round) -> dict[User, Shares]:
    """Every appraiser of the round with their shares, none for those without; in two queries."""
    shares = shares_by_appraiser(round_)
    return {person: shares.get(person.pk, NO_SHARES) for person in appraisers_of(round_)}


def uncovered(shares: Mapping[User, Shares], places: Sequence[int], domains: Sequence[int]) -> dict[int, list[int]]:
    """Domain (pk) to the places nobody appraises in it; domains that are covered are left out."""
    pairs = frozenset().union(*(each.pairs for each in shares.values()))
    everybody = Shares(frozenset(pairs))
    found = {domain: [place for place in places if not everybody.holds(place, domain)] for domain in domains}
    return {domain: missing for domain, missing in found.items() if missing}
