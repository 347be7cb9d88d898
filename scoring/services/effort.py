"""How much effort a point of each criterion takes: set by the office, used by the way up."""

from collections.abc import Mapping
from decimal import Decimal

from django.db import transaction
from django.utils.translation import gettext as _

from scoring.marks import plain
from scoring.models import Action, Criterion, EffortWeight, Round
from scoring.permissions import may_enter, used_by_others
from scoring.results.canonical import canonical_json, sha256_of
from scoring.selectors.effort import effort_weights
from scoring.services.errors import NotAllowedError, RefusedError
from scoring.services.locks import held
from scoring.services.log import write_event
from units.models import User

USUAL = Decimal(1)  # what a criterion costs that nobody judged


@transaction.atomic
def set_efforts(*, actor: User | None, round_: Round, weights: Mapping[str, Decimal], seen: str | None = None) -> int:
    """Set the effort per point (a weight above 0; 1 is usual) of criteria by code, and return how many changed.

    It moves no result, so that it may be set at any time. `seen` is the `fingerprint` that the change is based on.
    Raises NotAllowedError for who is not of the office, or where another authority uses the same criteria set;
    RefusedError for a criterion that is not in the set, or weights that somebody else changed meanwhile. Raises
    ValidationError for a weight that is none.
    """
    round_ = held(round_)
    _check_actor(actor, round_)
    now = effort_weights(round_)
    if seen is not None and seen != fingerprint(now):
        raise RefusedError(_("Công sức vừa được người khác sửa. Hãy tải lại trang rồi sửa lại."))
    criteria = _criteria(round_, weights)
    changes = {code: (now.get(code, USUAL), weight) for code, weight in weights.items()}
    changes = {code: pair for code, pair in changes.items() if pair[0] != pair[1]}
    for code, (_old, new) in changes.items():
        _write(criteria[code], new)
    if changes:
        _log(actor, round_, changes)
    return len(changes)


def fingerprint(weights: Mapping[str, Decimal]) -> str:
    """A short text that differs when any weight does."""
    return sha256_of(canonical_json({code: plain(weight) for code, weight in weights.items()}))[:16]


def _check_actor(actor: User | None, round_: Round) -> None:
    if actor is None:
        return
    rounds = Round.objects.filter(criteria_set=round_.criteria_set_id)
    if not may_enter(actor, round_) or used_by_others(actor, rounds):
        raise NotAllowedError


def _criteria(round_: Round, weights: Mapping[str, Decimal]) -> dict[str, Criterion]:
    rows = Criterion.objects.filter(criteria_set=round_.criteria_set_id, is_leaf=True, code__in=list(weights))
    found = {row.code: row for row in rows}
    for code in weights:
        if code not in found:
            raise RefusedError(_("Tiêu chí %(code)s không có trong bộ tiêu chí.") % {"code": code})
    return found


def _write(criterion: Criterion, weight: Decimal) -> None:
    """A usual weight needs no row."""
    if weight == USUAL:
        EffortWeight.objects.filter(criterion=criterion).delete()
        return
    row = EffortWeight.objects.filter(criterion=criterion).first() or EffortWeight(criterion=criterion)
    row.weight = weight
    row.full_clean()
    row.save()


def _log(actor: User | None, round_: Round, changes: Mapping[str, tuple[Decimal, Decimal]]) -> None:
    told = {code: [plain(old), plain(new)] for code, (old, new) in changes.items()}
    write_event(actor=actor, action=Action.REMEDY_CHANGED, round_=round_, payload={"effort": told})
