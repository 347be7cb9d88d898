"""Checking the event log: every event and every score change worked out again, one after the other.

The chain tells what was changed in it. It cannot tell that its last events were cut off, or that more were written
behind its end by somebody who knows how: for that its end is noted elsewhere (`End`) and looked for again.
"""

import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from itertools import groupby
from typing import Any

from django.db.models import TextField
from django.db.models.functions import Cast

from scoring.models import Event, Round, ScoreChange
from scoring.services.log import change_line, event_hash

BATCH = 2_000

Row = tuple[Any, ...]


class Fault(StrEnum):
    """What is wrong with an event."""

    CONTENT = "content"  # time, person, act, subject or payload; or its own hash
    DIGEST = "digest"  # the digest of its score changes
    CHANGES = "changes"  # its score changes: altered, removed, added
    LINK = "link"  # the hash it keeps of the event before
    MISSING = "missing"  # the event before is not there any more, or is another one
    UNREADABLE = "unreadable"  # not even a date or JSON


@dataclass(frozen=True, slots=True)
class Broken:
    """The first event that is not as it was written."""

    number: int
    fault: Fault
    event: Event | None


@dataclass(frozen=True, slots=True)
class Verified:
    """What was looked at: events and score changes; `end` is the hash of the last event ("" of an empty log)."""

    events: int
    changes: int
    end: str
    broken: Broken | None
    noted_found: bool


def verify(round_: Round | None = None, noted: str = "") -> Verified:
    """Walk the chain from its beginning to the first broken event, in constant memory.

    With a round only its events are worked out again; the links of all are looked at. `noted` is a hash of an event
    that was noted earlier: `noted_found` tells whether the chain still has it (True where none is asked for).
    """
    last = Event.objects.order_by("-pk").values_list("pk", flat=True).first() or 0
    changes = _Changes(round_, last)
    walk = _Walk(round_, changes, noted)
    try:
        for event in _events(last):
            walk.step(event)
            if walk.broken:
                break
    except (ValueError, TypeError, AttributeError):  # a column that its type cannot read
        walk.broken = Broken(_next(walk.number), Fault.UNREADABLE, None)
    return Verified(walk.events, changes.count, walk.end, walk.broken, walk.noted_found)


class _Walk:
    """Where the walk is: the last event seen, its hash, and what was found."""

    def __init__(self, round_: Round | None, changes: "_Changes", noted: str) -> None:
        self.round, self.changes, self.noted = round_, changes, noted
        self.number = self.events = 0
        self.end = ""
        self.broken: Broken | None = None
        self.noted_found = not noted

    def step(self, event: Event) -> None:
        asked = self.round is None or event.round_id == self.round.pk
        fault = self._fault(event, asked=asked)
        if fault:
            self.broken = Broken(event.pk, fault, event)
            return
        self.number, self.end = event.pk, event.hash
        self.events += asked
        self.noted_found = self.noted_found or event.hash == self.noted

    def _fault(self, event: Event, *, asked: bool) -> Fault | None:
        if not asked:
            return None if event.previous_hash == self.end else Fault.MISSING
        written = self.changes.digest(event.pk)
        if event.hash != event_hash(event):
            return self._what_differs(event, written)
        if event.previous_hash != self.end:
            return Fault.MISSING
        return None if event.changes_digest == written else Fault.CHANGES

    def _what_differs(self, event: Event, written: str) -> Fault:
        """Which part makes the hash right again when it is put back."""
        if _hash_with(event, previous_hash=self.end) == event.hash:
            return Fault.LINK
        return Fault.DIGEST if _hash_with(event, changes_digest=written) == event.hash else Fault.CONTENT


class _Changes:
    """Digests of the score changes by event, read once in the order of the events."""

    def __init__(self, round_: Round | None, last: int) -> None:
        self.count = 0
        self._groups = groupby(_change_rows(round_, last), key=lambda row: row[0])
        self._next: tuple[int, Iterator[Row]] | None = next(self._groups, None)

    def digest(self, event: int) -> str:
        """Digest of the rows of an event; empty without rows. Asked for events in order."""
        while self._next and self._next[0] < event:
            self._next = next(self._groups, None)
        if self._next is None or self._next[0] != event:
            return ""
        found = hashlib.sha256()
        for row in self._next[1]:
            found.update(change_line(*row[1:]).encode())
            self.count += 1
        return found.hexdigest()


def _events(last: int) -> Iterator[Event]:
    """All events in order. The payload is read as text, so that a broken one is told like any other fault."""
    rows = (
        Event.objects.filter(pk__lte=last).order_by("pk").defer("payload").annotate(text=Cast("payload", TextField()))
    )
    for event in rows.iterator(chunk_size=BATCH):
        event.payload = json.loads(event.text)
        yield event


def _change_rows(round_: Round | None, last: int) -> Iterator[Row]:
    rows = ScoreChange.objects.filter(event__lte=last).order_by("event_id", "pk")
    if round_ is not None:
        rows = rows.filter(event__round=round_)
    columns = rows.values_list("event_id", "round_unit_id", "criterion_id", "layer", "old", "new")
    return columns.iterator(chunk_size=BATCH)


def _hash_with(event: Event, **parts: str) -> str:
    """The hash an event would have with other parts."""
    kept = {name: getattr(event, name) for name in parts}
    for name, value in parts.items():
        setattr(event, name, value)
    found = event_hash(event)
    for name, value in kept.items():
        setattr(event, name, value)
    return found


def _next(number: int) -> int:
    return Event.objects.filter(pk__gt=number).order_by("pk").values_list("pk", flat=True).first() or number
