"""Units of a round."""

from django.db import transaction

from scoring.models import Round, RoundUnit
from scoring.permissions import may_enter
from scoring.selectors.members import block_of_kind, communes_missing
from scoring.services.errors import NotAllowedError
from scoring.services.locks import held, refuse_if_locked
from units.models import User

BATCH = 500


@transaction.atomic
def add_all_communes(*, actor: User | None, round_: Round) -> int:
    """Put every commune of the authority into the round and return how many were added.

    A new member is ranked in the block of its kind. Raises NotAllowedError, or RefusedError when the round is locked.
    """
    round_ = held(round_)
    if actor is not None and not may_enter(actor, round_):
        raise NotAllowedError
    refuse_if_locked(round_)
    blocks = block_of_kind(round_)
    units = communes_missing(round_)
    added = RoundUnit.objects.bulk_create(
        [RoundUnit(round=round_, unit=unit, block_id=blocks.get(unit.kind)) for unit in units], batch_size=BATCH
    )
    return len(added)
