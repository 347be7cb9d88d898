"""One cell of a round: its scores in all layers with who wrote them, and the cells beside it."""

from collections.abc import Sequence
from dataclasses import dataclass

from scoring.models import Criterion, Layer, RoundUnit, Score
from scoring.permissions import may_follow
from scoring.rules.marks import Method
from scoring.selectors.gate import Gate, Refusal, ask_of
from scoring.selectors.structure import Structure

Layers = dict[Layer, Score]
COUNTS_FIRST = (Layer.FINAL, Layer.FIRST, Layer.SELF)


def scores_of(place: RoundUnit, criterion: Criterion) -> Layers:
    """The rows of a cell by layer with their people, in one query."""
    rows = Score.objects.filter(round_unit=place, criterion=criterion).select_related("updated_by", "noted_by")
    return {Layer(row.layer): row for row in rows}


def layer_refusals(gate: Gate, place: RoundUnit, criterion: Criterion) -> dict[Layer, Refusal | None]:
    """Why each layer of the cell may not be written by the gate's person now; None when it may. No query."""
    ask = ask_of(place, criterion.domain_id, criterion.method)
    return {layer: gate.refusal(layer, ask) for layer in COUNTS_FIRST}


@dataclass(frozen=True)
class Neighbours:
    """Codes of the cells beside one: (unit, criterion). None at the ends. `number` of `count` criteria, from 1."""

    previous: tuple[str, str] | None
    next: tuple[str, str] | None
    previous_unit: tuple[str, str] | None
    next_unit: tuple[str, str] | None
    number: int
    count: int


def neighbours_of(gate: Gate, structure: Structure, place: RoundUnit, criterion: Criterion) -> Neighbours:
    """The cells beside one that are the person's to look through; one query.

    An appraiser goes through their share, an official through their units, others through everything.
    """
    codes = [leaf.code for leaf in structure.leaf_rows if _is_theirs(gate, place, leaf)]
    units = [member.unit.code for member in _members(gate) if _is_theirs(gate, member, criterion)]
    at, unit = criterion.code, place.unit.code
    before, after = _beside(codes, at)
    unit_before, unit_after = _beside(units, unit)
    return Neighbours(
        previous=(unit, before) if before else None,
        next=(unit, after) if after else None,
        previous_unit=(unit_before, at) if unit_before else None,
        next_unit=(unit_after, at) if unit_after else None,
        number=codes.index(at) + 1 if at in codes else 0,
        count=len(codes),
    )


def _members(gate: Gate) -> list[RoundUnit]:
    members = RoundUnit.objects.filter(round=gate.round).select_related("unit")
    return list(members.order_by("unit__sort_name", "unit__code"))


def _is_theirs(gate: Gate, place: RoundUnit, criterion: Criterion) -> bool:
    if gate.shares.pairs and not gate.is_editor:
        return criterion.method == Method.APPRAISAL and gate.shares.holds(place.pk, criterion.domain_id)
    if gate.person is None or may_follow(gate.person, gate.round):
        return True
    return place.unit_id in gate.own_units and criterion.method == Method.APPRAISAL


def _beside(codes: Sequence[str], code: str) -> tuple[str, str]:
    """The codes before and behind one; empty at the ends. One that is not among them begins before the first."""
    if code not in codes:
        return "", codes[0] if codes else ""
    at = codes.index(code)
    return codes[at - 1] if at else "", codes[at + 1] if at + 1 < len(codes) else ""
