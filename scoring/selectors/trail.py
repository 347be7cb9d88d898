"""Trails: events of a round, of one unit, of one cell, the latest first, as far as a person may read them."""

import datetime
from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from django.db.models import Count, Exists, OuterRef, Q, QuerySet, Window
from django.db.models.functions import RowNumber

from scoring.models import Action, Criterion, Event, Layer, Round, RoundUnit, ScoreChange
from scoring.permissions import may_appraise, may_follow
from scoring.selectors.gate import Gate
from scoring.selectors.layers import EVERY_LAYER, asked_criteria, shown_layers
from units.access import has_role
from units.models import Role

COMMAND_LINE = "dong-lenh"
SCORE_ACTS = (Action.SCORES_RECORDED, Action.SCORES_ACCEPTED, Action.NOTED)
# What is told to a unit at once: its own acts, and what is addressed to it.
OPEN_ACTS = (
    Action.STAGE_EXTENDED,
    Action.EVIDENCE_ADDED,
    Action.EVIDENCE_REPLACED,
    Action.EVIDENCE_WITHDRAWN,
    Action.EXPLANATION_ASKED,
    Action.EXPLANATION_ANSWERED,
    Action.EXPLANATION_DECIDED,
    Action.SHEET_SUBMITTED,
    Action.SHEET_CHECKED,
    Action.SHEET_RETURNED,
    Action.COPY_ATTACHED,
    Action.REMEDY_CHANGED,
)
# What belongs to the result: told to a unit with the final layer.
RESULT_ACTS = (Action.ADJUSTED, Action.HEAD_RATED)


class Wanted(NamedTuple):
    """What a reader asked for; nothing leaves all. `person` is the pk of an account, or `COMMAND_LINE`."""

    person: str = ""
    action: str = ""
    place: RoundUnit | None = None
    day: datetime.date | None = None


@dataclass(frozen=True)
class Scope:
    """What a trail is about and how much of it is shown: a round, one of its places, one cell of a place.

    `asked` are criteria (pk) whose first appraisal the unit may read since it was asked to explain them.
    """

    round: Round
    place: RoundUnit | None = None
    criterion: Criterion | None = None
    layers: frozenset[Layer] = EVERY_LAYER
    asked: frozenset[int] = frozenset()

    @property
    def is_whole(self) -> bool:
        """Whether nothing is kept back."""
        return self.layers == EVERY_LAYER


@dataclass(frozen=True)
class Changes:
    """Score changes of one event within a scope: the first of them, and how many there are."""

    first: tuple[ScoreChange, ...]
    total: int


NO_CHANGES = Changes((), 0)
ALL = Wanted()


def reads_trails(gate: Gate) -> bool:
    """Whether the gate's person may read the trail of the whole round.

    The office, the administrator, the leader, and appraisers who were given a share.
    """
    if gate.person is None or gate.is_editor:
        return True
    if may_appraise(gate.person, gate.round) and gate.shares.pairs:
        return True
    return has_role(gate.person, gate.round.authority_id, Role.LEADER)


def scope_of(gate: Gate, place: RoundUnit, criterion: Criterion | None = None) -> Scope | None:
    """The part of a unit's trail that the gate's person may read; None when there is none."""
    if reads_trails(gate):
        return Scope(gate.round, place, criterion)
    if place.unit_id not in gate.own_units or (gate.person and may_follow(gate.person, gate.round)):
        return None
    return Scope(gate.round, place, criterion, shown_layers(gate, place), asked_criteria(place))


def events_of(scope: Scope, wanted: Wanted = ALL) -> QuerySet[Event]:
    """Events of a scope, the latest first."""
    rows: QuerySet[Event] = Event.objects.filter(_asked_for(wanted), round=scope.round)
    if wanted.place:
        rows = rows.filter(_of_place(Scope(scope.round, wanted.place)))
    if scope.place:
        rows = rows.filter(_of_cell(scope, scope.place, scope.criterion) if scope.criterion else _of_place(scope))
    if not scope.is_whole:
        rows = rows.filter(_readable(scope))
    return rows.select_related("actor", "place__unit", "criterion").order_by("-pk")


def changes_of(scope: Scope, events: Collection[Event], most: int) -> Mapping[int, Changes]:
    """Score changes of the events by event (pk), at most `most` of each; one query, whatever was imported."""
    numbers = [event.pk for event in events if event.changes_digest]
    if not numbers:
        return {}
    rows = (
        ScoreChange.objects.filter(_changes_in(scope), event__in=numbers)
        .annotate(
            number=Window(RowNumber(), partition_by=["event"], order_by="pk"),
            total=Window(Count("pk"), partition_by=["event"]),
        )
        .filter(number__lte=most)
        .select_related("criterion", "round_unit__unit")
        .order_by("pk")
    )
    found: dict[int, list[ScoreChange]] = defaultdict(list)
    totals: dict[int, int] = {}
    for row in rows:
        found[row.event_id].append(row)
        totals[row.event_id] = row.total
    return {number: Changes(tuple(each), totals[number]) for number, each in found.items()}


def note_key(place: RoundUnit, criterion: Criterion) -> str:
    """How the payload of an event names a cell."""
    return f"{place.pk}/{criterion.code}"


def _asked_for(wanted: Wanted) -> Q:
    condition = Q(action=wanted.action) if wanted.action else Q()
    if wanted.person == COMMAND_LINE:
        condition &= Q(actor__isnull=True)
    elif wanted.person:
        condition &= Q(actor=wanted.person)
    if wanted.day:
        condition &= Q(at__date=wanted.day)
    return condition


def _changed(scope: Scope) -> Exists:
    """Score changes of the scope under an event."""
    return Exists(ScoreChange.objects.filter(_changes_in(scope), event=OuterRef("pk")))


def _changes_in(scope: Scope) -> Q:
    condition = Q(round_unit=scope.place) if scope.place else Q()
    if scope.criterion:
        condition &= Q(criterion=scope.criterion)
    if scope.is_whole:
        return condition
    return condition & (Q(layer__in=scope.layers) | Q(layer=Layer.FIRST, criterion__in=scope.asked))


def _of_place(scope: Scope) -> Q:
    return Q(place=scope.place) | Q(_changed(scope))


def _of_cell(scope: Scope, place: RoundUnit, criterion: Criterion) -> Q:
    """Acts on the cell, score changes of it, and notes or facts given for it among others."""
    key = note_key(place, criterion)
    said = Q(payload__notes__has_key=key) | Q(payload__facts__has_key=key)
    return (
        Q(place=place, criterion=criterion)
        | Q(_changed(scope))
        | (Q(action__in=SCORE_ACTS) & (Q(place=place) | Q(place__isnull=True)) & said)
    )


def _readable(scope: Scope) -> Q:
    """What a unit may read of its trail: acts of its own and to it, scores of the layers it may read."""
    condition = Q(place=scope.place, action__in=OPEN_ACTS)
    if Layer.FINAL in scope.layers:
        condition |= Q(place=scope.place, action__in=RESULT_ACTS)
    own = Q(place=scope.place, payload__layer__in=[str(layer) for layer in scope.layers])
    return condition | (Q(action__in=SCORE_ACTS) & (Q(_changed(scope)) | own))
