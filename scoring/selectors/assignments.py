"""Which scores an appraiser was given to appraise."""

from dataclasses import dataclass

from scoring.models import Assignment, Round
from scoring.permissions import Person, may_appraise


@dataclass(frozen=True)
class Shares:
    """Shares of one person as (place, domain) primary keys; None stands for all."""

    pairs: frozenset[tuple[int | None, int | None]]

    def holds(self, place: int, domain: int) -> bool:
        """Whether a score of this place and domain is in one of the shares."""
        return not self.pairs.isdisjoint({(place, domain), (place, None), (None, domain), (None, None)})

    def touches(self, place: int) -> bool:
        """Whether any score of this place is in one of the shares."""
        return any(at in {place, None} for at, _domain in self.pairs)

    def domains(self, place: int) -> frozenset[int] | None:
        """Domains (pk) of this place that are in the shares; None means all of them."""
        mine = {domain for at, domain in self.pairs if at in {place, None}}
        return None if None in mine else frozenset(domain for domain in mine if domain is not None)


NO_SHARES = Shares(frozenset())


def shares_of(person: Person | None, round_: Round) -> Shares:
    """What `person` was given to appraise in the round, in one query; nothing once the role is gone."""
    if person is None or not may_appraise(person, round_):
        return NO_SHARES
    return Shares(
        frozenset(Assignment.objects.filter(round=round_, appraiser=person.pk).values_list("place_id", "domain_id"))
    )
