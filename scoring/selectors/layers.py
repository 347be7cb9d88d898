"""Which layers of a sheet a person may read, and when.

The authority's own people read all of them. A unit reads what it scored itself; what the appraisal made of it once the
time to explain has begun, or where it was asked to explain; what counts once it is published. A round without a
timetable keeps nothing back from the unit.
"""

from scoring.models import Explanation, Layer, RoundUnit
from scoring.permissions import may_follow
from scoring.rules.stages import Stage, StageState
from scoring.selectors.gate import Gate

EVERY_LAYER = frozenset(Layer)
BEGUN = (StageState.OPEN, StageState.CLOSED)


def shown_layers(gate: Gate, place: RoundUnit, *, asked: bool = False) -> frozenset[Layer]:
    """The layers of a unit's sheet that the gate's person may read on the gate's day; none for strangers.

    `asked` tells that the unit was asked to explain the one cell in question (`asked_criteria`).
    """
    if gate.person is None or may_follow(gate.person, gate.round):
        return EVERY_LAYER
    if place.unit_id not in gate.own_units:
        return frozenset()
    if not gate.timetable.is_set:
        return EVERY_LAYER
    shown = {Layer.SELF}
    if asked or gate.is_published or _may_explain(gate, place):
        shown.add(Layer.FIRST)
    if gate.is_published and not gate.round.correction_reason:  # a correction is not known before it is published
        shown.add(Layer.FINAL)
    return frozenset(shown)


def asked_criteria(place: RoundUnit) -> frozenset[int]:
    """Criteria (pk) of a unit's sheet that the unit was asked to explain, answered or not; in one query."""
    return frozenset(Explanation.objects.filter(round_unit=place).values_list("criterion", flat=True))


def _may_explain(gate: Gate, place: RoundUnit) -> bool:
    return gate.timetable.state(Stage.EXPLANATION, gate.today, place.pk) in BEGUN
