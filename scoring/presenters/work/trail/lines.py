"""Events as lines of a page."""

import datetime
from collections.abc import Sequence
from dataclasses import dataclass

from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext as _

from scoring.models import Criterion, Event, RoundUnit
from scoring.permissions import Person
from scoring.presenters.work.trail.changes import change_texts, said_texts
from scoring.presenters.work.trail.told import Names
from scoring.presenters.work.trail.wordings import told
from scoring.selectors.gate import Gate
from scoring.selectors.trail import NO_CHANGES, Changes, Scope, changes_of, events_of, scope_of

MOST_CHANGES = 8
ON_A_CELL_PAGE = 10


@dataclass(frozen=True, slots=True)
class Line:
    """One act: when, who, what; `unit` and `criterion` where it is about one that the page does not name already."""

    number: int
    at: datetime.datetime
    by: str
    text: str
    details: Sequence[str]
    reason: str
    unit: str
    unit_url: str
    criterion: str
    criterion_url: str


@dataclass(frozen=True, slots=True)
class CellTrail:
    """The latest acts on a cell, and where all of them are; the address is empty when these are all."""

    lines: Sequence[Line]
    url: str


def lines_of(scope: Scope, events: Sequence[Event]) -> list[Line]:
    """The lines of events of a scope, in a fixed number of queries."""
    changes, names = changes_of(scope, events, MOST_CHANGES), Names(scope.round)
    return [_line(event, changes.get(event.pk, NO_CHANGES), scope, names) for event in events]


def trail_context(person: Person, gate: Gate, place: RoundUnit, criterion: Criterion) -> dict[str, CellTrail | None]:
    """What `work/cell/_trail.html` wants; `trail` is None for a person who may not read it."""
    del person  # the gate is theirs
    scope = scope_of(gate, place, criterion)
    if scope is None:
        return {"trail": None}
    events = list(events_of(scope)[: ON_A_CELL_PAGE + 1])
    url = reverse("cell-history", args=[place.round.slug, place.unit.code, criterion.code])
    return {"trail": CellTrail(lines_of(scope, events[:ON_A_CELL_PAGE]), url if len(events) > ON_A_CELL_PAGE else "")}


def _line(event: Event, changes: Changes, scope: Scope, names: Names) -> Line:
    words = told(event, names)
    place = event.place if event.place and not scope.place else None
    criterion = event.criterion if event.criterion and not scope.criterion else None
    return Line(
        number=event.pk,
        at=event.at,
        by=(event.actor.full_name or event.actor.username) if event.actor else _("Dòng lệnh"),
        text=words.text,
        details=[*words.details, *change_texts(event, changes, scope), *said_texts(event, changes, scope)],
        reason=words.reason,
        unit=place.unit.full_name if place else "",
        unit_url=_url("unit-history", scope.round.slug, place.unit.code) if place else "",
        criterion=criterion.code if criterion else "",
        criterion_url=_cell_url(scope, event.place, criterion) if criterion else "",
    )


def _cell_url(scope: Scope, place: RoundUnit | None, criterion: Criterion) -> str:
    if place is None:
        return ""
    return _url("cell-history", scope.round.slug, place.unit.code, criterion.code)


def _url(name: str, *args: str) -> str:
    try:
        return reverse(name, args=args)
    except NoReverseMatch:  # a code from before addresses were fixed
        return ""
