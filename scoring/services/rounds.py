"""Opening a round."""

from collections.abc import Iterable, Mapping

from django.core.exceptions import PermissionDenied
from django.db import transaction

from scoring.models import Action, ClassificationScheme, CriteriaSet, Round, RoundBlock, RoundUnit
from scoring.permissions import may_enter
from scoring.selectors.scheme import scheme_problem
from scoring.selectors.sums import set_mismatches
from scoring.services.errors import RefusedError
from scoring.services.log import write_event
from units.models import Unit, User


@transaction.atomic
def open_round(
    *,
    actor: User | None,
    round_: Round,
    units: Iterable[Unit],
    blocks: Mapping[str, Iterable[str]] | None = None,
) -> Round:
    """Save a new round with its member units. `blocks` maps a block's name to the unit kinds ranked in it.

    Raises RefusedError when the criteria set does not add up or the scheme is no cascade, ValidationError for
    fields that are wrong.
    """
    if actor is not None and not may_enter(actor, round_):
        raise PermissionDenied
    refuse_unusable(round_.criteria_set, round_.scheme)
    round_.full_clean()
    round_.save()
    add_units(round_, units, blocks or {})
    write_event(actor=actor, action=Action.ROUND_OPENED, round_=round_, payload={"units": round_.members.count()})
    return round_


def add_units(round_: Round, units: Iterable[Unit], blocks: Mapping[str, Iterable[str]]) -> None:
    """Make the units members of the round, each in the block of its kind."""
    block_of: dict[str, RoundBlock] = {}
    for order, (name, kinds) in enumerate(blocks.items(), start=1):
        block = RoundBlock.objects.create(round=round_, order=order, name=name)
        block_of.update(dict.fromkeys(kinds, block))
    RoundUnit.objects.bulk_create(
        [RoundUnit(round=round_, unit=unit, block=block_of.get(unit.kind)) for unit in units], batch_size=500
    )


def refuse_unusable(criteria_set: CriteriaSet, scheme: ClassificationScheme) -> None:
    """Raise RefusedError when the set does not add up or the scheme is no cascade."""
    mismatches = set_mismatches(criteria_set)
    if mismatches:
        raise RefusedError(list(mismatches))
    if problem := scheme_problem(scheme):
        raise RefusedError(problem)
