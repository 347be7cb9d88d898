"""What every write of figures passes first: role, the lock of a report that waits, one writer at a time."""

from collections.abc import Mapping, Sequence
from typing import Any

from scoring.models import Action, Report, Round
from scoring.permissions import may_write_figures
from scoring.selectors.figure_locks import submitted_years
from scoring.services.errors import NotAllowedError, RefusedError
from scoring.services.log import write_event
from units.models import Unit, User


def held_authority(actor: User | None, authority: Unit, round_: Round | None) -> Unit:
    """The authority, locked together with its reports, so that none is submitted meanwhile. Raises NotAllowedError."""
    if actor is not None and not may_write_figures(actor, authority):
        raise NotAllowedError
    if round_ is not None and round_.authority_id != authority.pk:
        raise NotAllowedError
    list(Report.objects.select_for_update(of=("self",)).filter(round__authority=authority).order_by("pk"))
    held: Unit = Unit.objects.select_for_update(no_key=True).get(pk=authority.pk)
    return held


def refuse_if(message: str) -> None:
    """Raise RefusedError where there is something to say."""
    if message:
        raise RefusedError(message)


def waiting_years(authority: Unit) -> Sequence[int]:
    """Years whose report waits, read once more under the lock."""
    return submitted_years(authority)


def log_figures(*, actor: User | None, round_: Round | None, payload: Mapping[str, Any]) -> None:
    """Write the event; `round_` is the round it is told in, if any."""
    write_event(actor=actor, action=Action.FIGURE_CHANGED, round_=round_, payload=payload)
