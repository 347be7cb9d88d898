"""Writes events. Called inside the transaction of the act it records."""

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db import connection, transaction
from django.utils import timezone

from scoring.models import Action, Criterion, Event, Round, RoundUnit, ScoreChange
from scoring.results.canonical import canonical_json, sha256_of
from units.models import User

CHAIN_LOCK = 7_431_001
BATCH = 2_000


@dataclass(frozen=True)
class Changed:
    """One changed cell, values as text."""

    place: int
    criterion: int
    layer: str
    old: str
    new: str


def write_event(
    *,
    actor: User | None,
    action: Action,
    round_: Round | None,
    place: RoundUnit | None = None,
    criterion: Criterion | None = None,
    payload: Mapping[str, Any] | None = None,
    changes: Sequence[Changed] = (),
) -> Event:
    """Append an event and its score changes to the chain; `place` and `criterion` where the act is about one."""
    event = append_event(
        actor=actor,
        action=action,
        round_=round_,
        place=place,
        criterion=criterion,
        payload=payload or {},
        changes_digest=digest(changes),
    )
    ScoreChange.objects.bulk_create((_row(event, change) for change in changes), batch_size=BATCH)
    return event


def append_event(
    *,
    actor: User | None,
    action: Action,
    round_: Round | None,
    payload: Mapping[str, Any],
    changes_digest: str,
    place: RoundUnit | None = None,
    criterion: Criterion | None = None,
) -> Event:
    """Append an event to the chain; the caller writes the score changes of the digest, in their order."""
    if not transaction.get_connection().in_atomic_block:
        raise RuntimeError("an event is written in the transaction of its act")
    _hold_chain()
    last = Event.objects.order_by("-pk").values_list("hash", flat=True).first()
    event = Event(
        at=timezone.now(),
        actor=actor,
        action=action,
        round=round_,
        place=place,
        criterion=criterion,
        payload=dict(payload),
        changes_digest=changes_digest,
        previous_hash=last or "",
    )
    event.hash = event_hash(event)
    event.save()
    return event


def _hold_chain() -> None:
    """One writer at a time at the end of the chain; SQLite's IMMEDIATE transactions see to that by themselves."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [CHAIN_LOCK])


def _row(event: Event, change: Changed) -> ScoreChange:
    return ScoreChange(
        event=event,
        round_unit_id=change.place,
        criterion_id=change.criterion,
        layer=change.layer,
        old=change.old,
        new=change.new,
    )


def digest(changes: Iterable[Changed]) -> str:
    """SHA-256 over the changes in order; empty without changes."""
    return _sha256([change_line(c.place, c.criterion, c.layer, c.old, c.new) for c in changes])


def change_line(place: int, criterion: int, layer: str, old: str, new: str) -> str:
    """One score change as it goes into the digest of its event."""
    return f"{place}|{criterion}|{layer}|{old}|{new}\n"


def digest_of(rows: Iterable[tuple[Any, ...]], layer: str) -> str:
    """The same for the 100,000 rows of an import in one layer: (place, criterion, …, old, new)."""
    return _sha256([f"{row[0]}|{row[1]}|{layer}|{row[-2]}|{row[-1]}\n" for row in rows])


def _sha256(lines: list[str]) -> str:
    return hashlib.sha256("".join(lines).encode()).hexdigest() if lines else ""


def is_intact(event: Event) -> bool:
    """Whether an event and its score changes are what was written: both digests worked out again."""
    rows = event.score_changes.order_by("pk")
    changes = rows.values_list("round_unit_id", "criterion_id", "layer", "old", "new")
    written = digest(Changed(*change) for change in changes)
    return event.changes_digest == written and event.hash == event_hash(event)


def event_hash(event: Event) -> str:
    """Hash of an event: its own content and the hash before it."""
    about = {"place": event.place_id, "criterion": event.criterion_id}
    return sha256_of(
        canonical_json(
            {
                # Only where there is one: events from before they were kept hash as they did.
                **{name: key for name, key in about.items() if key is not None},
                "at": event.at.isoformat(),
                "actor": event.actor_id,
                "action": str(event.action),
                "round": event.round_id,
                "payload": event.payload,
                "changes": event.changes_digest,
                "previous": event.previous_hash,
            }
        )
    )
