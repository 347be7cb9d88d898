"""Units of a round."""

from collections.abc import Sequence

from django.db import transaction

from scoring.models import Action, Round, RoundUnit
from scoring.permissions import may_enter
from scoring.selectors.members import block_of_kind, communes_missing
from scoring.services.errors import NotAllowedError
from scoring.services.locks import held, refuse_if_locked
from scoring.services.log import write_event
from units.models import User

BATCH = 500


@transaction.atomic
def add_all_communes(*, actor: User | None, round_: Round) -> int:
    """Put every commune of the authority into the round and return how many were added.

    A new member is ranked in the block of its kind. Raises NotAllowedError, or RefusedError when the round is locked.
    """
    round_ = _changeable(actor, round_)
    blocks = block_of_kind(round_)
    units = communes_missing(round_)
    added = RoundUnit.objects.bulk_create(
        [RoundUnit(round=round_, unit=unit, block_id=blocks.get(unit.kind)) for unit in units], batch_size=BATCH
    )
    _log(actor, round_, added=[place.unit.code for place in added])
    return len(added)


@transaction.atomic
def save_member(*, actor: User | None, place: RoundUnit) -> RoundUnit:
    """Put a unit into a round, or into another block of it. Raises as `add_all_communes`, and ValidationError."""
    round_ = _changeable(actor, place.round)
    before = RoundUnit.objects.filter(pk=place.pk).first() if place.pk else None
    place.full_clean()
    place.save()
    code = [place.unit.code]
    if before is None:
        _log(actor, round_, added=code)
    elif before.block_id != place.block_id:
        _log(actor, round_, moved=code)
    return place


@transaction.atomic
def remove_member(*, actor: User | None, place: RoundUnit) -> None:
    """Take a unit out of a round. Raises as `add_all_communes`; ProtectedError where something was done for it."""
    round_ = _changeable(actor, place.round)
    code = place.unit.code
    place.delete()
    _log(actor, round_, removed=[code])


def _changeable(actor: User | None, round_: Round) -> Round:
    round_ = held(round_)
    if actor is not None and not may_enter(actor, round_):
        raise NotAllowedError
    refuse_if_locked(round_)
    return round_


def _log(
    actor: User | None,
    round_: Round,
    *,
    added: Sequence[str] = (),
    removed: Sequence[str] = (),
    moved: Sequence[str] = (),
) -> None:
    """Write the event of units (codes) that joined, left, or went to another block; none where nothing changed."""
    said = {"added": list(added), "removed": list(removed), "moved": list(moved)}
    payload = {name: sorted(codes) for name, codes in said.items() if codes}
    if payload:
        write_event(actor=actor, action=Action.MEMBERS_CHANGED, round_=round_, payload=payload)
