"""How the units of a round are ranked, and whether its survey counts."""

from collections.abc import Mapping, Sequence

from django.db import transaction
from django.utils.translation import gettext as _

from scoring.models import Action, Round, RoundBlock, RoundUnit
from scoring.permissions import may_enter
from scoring.services.errors import NotAllowedError, RefusedError
from scoring.services.locks import held, refuse_if_locked
from scoring.services.log import write_event
from units.models import Kind, User
from units.models.unit import KIND_NAMES


@transaction.atomic
def set_survey_held(*, actor: User | None, round_: Round, survey_held: bool) -> Round:
    """Say whether a survey was held. Raises NotAllowedError, or RefusedError when the round is locked."""
    round_ = _changeable(actor, round_)
    round_.survey_held = survey_held
    round_.save(update_fields=["survey_held"])
    payload = {"survey_held": survey_held}
    write_event(actor=actor, action=Action.MEMBERS_CHANGED, round_=round_, payload=payload)
    return round_


@transaction.atomic
def set_blocks(*, actor: User | None, round_: Round, blocks: Mapping[str, Sequence[str]]) -> Round:
    """Rank each kind of unit in the block that names it; no blocks, all units together.

    Raises NotAllowedError, or RefusedError when the round is locked or units are of a kind that no block names.
    """
    round_ = _changeable(actor, round_)
    members = RoundUnit.objects.filter(round=round_)
    if blocks:
        _refuse_homeless(set(members.values_list("unit__kind", flat=True)), blocks)
    members.update(block=None)
    RoundBlock.objects.filter(round=round_).delete()
    for order, (name, kinds) in enumerate(blocks.items(), start=1):
        block = RoundBlock.objects.create(round=round_, order=order, name=name)
        RoundUnit.objects.filter(round=round_, unit__kind__in=kinds).update(block=block)
    payload = {"blocks": {name: list(kinds) for name, kinds in blocks.items()}}
    write_event(actor=actor, action=Action.MEMBERS_CHANGED, round_=round_, payload=payload)
    return round_


def _changeable(actor: User | None, round_: Round) -> Round:
    round_ = held(round_)
    if actor is not None and not may_enter(actor, round_):
        raise NotAllowedError
    refuse_if_locked(round_)
    return round_


def _refuse_homeless(present: set[str], blocks: Mapping[str, Sequence[str]]) -> None:
    named = {kind for kinds in blocks.values() for kind in kinds}
    if left := [KIND_NAMES[Kind(kind)] for kind in Kind.values if kind in present - named]:
        message = _("Chưa xếp loại đơn vị vào khối nào: %(kinds)s.")
        raise RefusedError(message % {"kinds": ", ".join(left)})
