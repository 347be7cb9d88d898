"""Sharing the appraisal out among the appraisers."""

from collections.abc import Collection, Iterable, Mapping

from django.db import transaction
from django.utils.translation import gettext as _

from scoring.models import Action, Assignment, Domain, Round, RoundUnit
from scoring.permissions import may_propose
from scoring.selectors.appraisal.coverage import appraisers_of, shares_by_appraiser, shares_digest
from scoring.selectors.appraisal.shape import Pair
from scoring.selectors.assignments import NO_SHARES
from scoring.services.errors import NotAllowedError, RefusedError
from scoring.services.gates import passed, refuse
from scoring.services.log import write_event
from units.models import User


def assign(*, actor: User | None, round_: Round, appraiser: User, shares: Iterable[Pair]) -> int:
    """Give an appraiser these shares instead of the ones before: pairs of place and domain (pk), None is all.

    Returns how many shares there are now. Raises what `assign_all` raises.
    """
    assign_all(actor=actor, round_=round_, shares={appraiser.pk: shares})
    return Assignment.objects.filter(round=round_, appraiser=appraiser).count()


@transaction.atomic
def assign_all(
    *, actor: User | None, round_: Round, shares: Mapping[int, Iterable[Pair]], seen: str | None = None
) -> int:
    """The same for several appraisers (pk) at once; one event for each whose shares change, and their number returned.

    `seen` is the digest of the shares the person was shown (`shares_digest`); None does not ask. Raises NotAllowedError
    (the office shares out), RefusedError (locked; changed since; not an appraiser of the authority; unit or domain of
    another round); then nothing is written.
    """
    round_, gate = passed(actor, round_)
    if actor is not None and not may_propose(actor, round_):
        raise NotAllowedError
    refuse(gate.lock())
    wanted = {person: simplest(pairs) for person, pairs in shares.items()}
    people = _appraisers(round_, wanted)
    names = _Names(round_)
    for pairs in wanted.values():
        names.refuse_foreign(pairs)
    before = shares_by_appraiser(round_)
    if seen is not None and seen != shares_digest(before):
        raise RefusedError(_("Phân công vừa được người khác sửa nên chưa lưu gì. Hãy xem lại rồi lưu."))
    changed = {person: pairs for person, pairs in wanted.items() if pairs != before.get(person, NO_SHARES).pairs}
    for person, pairs in changed.items():
        _replace(round_, person, pairs)
        payload = {
            "appraiser": people[person].username,
            "before": names.words(before.get(person, NO_SHARES).pairs),
            "shares": names.words(pairs),
        }
        write_event(actor=actor, action=Action.APPRAISERS_ASSIGNED, round_=round_, payload=payload)
    return len(changed)


def simplest(pairs: Iterable[Pair]) -> frozenset[Pair]:
    """The same shares without those that a wider one contains."""
    every = frozenset(pairs)
    return frozenset(pair for pair in every if not every & _wider(pair))


def _wider(pair: Pair) -> frozenset[Pair]:
    place, domain = pair
    return frozenset({(place, None), (None, domain), (None, None)}) - {pair}


def _appraisers(round_: Round, wanted: Collection[int]) -> dict[int, User]:
    people = {person.pk: person for person in appraisers_of(round_).filter(pk__in=wanted)}
    if len(people) < len(wanted):
        raise RefusedError(
            _("Chỉ phân công cho tài khoản đang hoạt động và có vai trò người thẩm định của cơ quan đánh giá.")
        )
    return people


def _replace(round_: Round, person: int, pairs: frozenset[Pair]) -> None:
    Assignment.objects.filter(round=round_, appraiser=person).delete()
    Assignment.objects.bulk_create(
        Assignment(round=round_, appraiser_id=person, place_id=place, domain_id=domain)
        for place, domain in _in_order(pairs)
    )


def _in_order(pairs: Iterable[Pair]) -> list[Pair]:
    return sorted(pairs, key=lambda pair: (pair[0] or 0, pair[1] or 0))


class _Names:
    """Units and domains of a round as the log names them."""

    def __init__(self, round_: Round) -> None:
        self.units = dict(RoundUnit.objects.filter(round=round_).values_list("pk", "unit__code"))
        self.domains = dict(Domain.objects.filter(criteria_set=round_.criteria_set_id).values_list("pk", "number"))

    def refuse_foreign(self, pairs: Iterable[Pair]) -> None:
        """Raise for a unit or domain that does not belong to the round."""
        for place, domain in pairs:
            if (place is not None and place not in self.units) or (domain is not None and domain not in self.domains):
                raise RefusedError(_("Đơn vị hoặc lĩnh vực được phân công không thuộc kỳ đánh giá này."))

    def words(self, pairs: Iterable[Pair]) -> list[list[str | int | None]]:
        """[unit code, domain number] of each share; null is all."""
        return [
            [None if place is None else self.units.get(place), None if domain is None else self.domains.get(domain)]
            for place, domain in _in_order(pairs)
        ]
