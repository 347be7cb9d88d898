"""Explanations as they stand, and why somebody may not ask, answer or decide now."""

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from scoring.models import Criterion, Explanation, Layer, Round, RoundUnit
from scoring.rules.marks import Method
from scoring.rules.stages import Stage, StageState
from scoring.selectors.gate import Gate, Refusal, Why, ask_of

ASKED_IN = (Stage.FIRST_APPRAISAL, Stage.EXPLANATION)
DECIDED_IN = (Stage.FINAL_APPRAISAL, Stage.EXPLANATION, Stage.FIRST_APPRAISAL)


def explanations_of(round_: Round) -> QuerySet[Explanation]:
    """All explanations of a round with unit, criterion and the three people, by unit and criterion."""
    rows: QuerySet[Explanation] = Explanation.objects.filter(round_unit__round=round_).select_related(
        "round_unit__unit", "criterion__domain", "asked_by", "answered_by", "decided_by"
    )
    return rows.order_by("round_unit__unit__sort_name", "criterion__domain__number", "criterion__position", "pk")


def cell_explanations(place: RoundUnit, criterion: Criterion) -> list[Explanation]:
    """The explanations of one cell, the first one first, in one query."""
    rows = explanations_of(place.round).filter(round_unit=place, criterion=criterion)
    return list(rows.order_by("pk"))


def ask_refusal(gate: Gate, place: RoundUnit, criterion: Criterion) -> Refusal | None:
    """Why the gate's person may not ask the unit about the criterion now; None when they may."""
    return _appraiser(gate, place, criterion) or _locked(gate) or gate.stage_refusal(ASKED_IN, place.pk)


def answer_refusal(gate: Gate, place: RoundUnit) -> Refusal | None:
    """Why the gate's person may not answer for the unit now."""
    if gate.person is not None and place.unit_id not in gate.own_units:
        return _stranger()
    return _locked(gate) or gate.stage_refusal([Stage.EXPLANATION], place.pk)


def withdrawal_refusal(gate: Gate, explanation: Explanation) -> Refusal | None:
    """Why the gate's person may not take the question back now: not theirs, locked, or answered already."""
    found = _appraiser(gate, explanation.round_unit, explanation.criterion) or _locked(gate)
    if found or explanation.is_waiting:
        return found
    return Refusal(Why.STAGE, _("Đơn vị đã giải trình nên không rút được yêu cầu; hãy kết luận."))


def decision_refusal(gate: Gate, explanation: Explanation) -> Refusal | None:
    """Why the gate's person may not decide now: not theirs, locked, or the unit still has time to answer."""
    place = explanation.round_unit
    return (
        _appraiser(gate, place, explanation.criterion)
        or _locked(gate)
        or gate.stage_refusal(DECIDED_IN, place.pk)
        or _still_waiting(gate, explanation)
    )


def decision_layer(gate: Gate, place: RoundUnit, criterion: Criterion) -> Layer | None:
    """The layer in which a decision may give points now: the final one where it is open, else the first."""
    ask = ask_of(place, criterion.domain_id, criterion.method)
    return next((layer for layer in (Layer.FINAL, Layer.FIRST) if gate.may_write(layer, ask)), None)


def _still_waiting(gate: Gate, explanation: Explanation) -> Refusal | None:
    """Without an answer a decision waits for the end of the unit's time; a round without timetable sets none."""
    if explanation.answered_at is not None or not gate.timetable.is_set:
        return None
    state = gate.timetable.state(Stage.EXPLANATION, gate.today, explanation.round_unit_id)
    if state in {StageState.CLOSED, StageState.UNSET}:
        return None
    return Refusal(Why.STAGE, _("Đơn vị còn thời hạn giải trình; chưa kết luận được khi đơn vị chưa trả lời."))


def _appraiser(gate: Gate, place: RoundUnit, criterion: Criterion) -> Refusal | None:
    mine = criterion.method == Method.APPRAISAL and gate.shares.holds(place.pk, criterion.domain_id)
    return None if gate.is_editor or mine else _stranger()


def _locked(gate: Gate) -> Refusal | None:
    if gate.is_published:  # a correction is not worked by explanations
        return gate.lock() or Refusal(Why.LOCKED, _("Kỳ đánh giá đã công bố; khi đính chính không yêu cầu giải trình."))
    return gate.lock()


def _stranger() -> Refusal:
    return Refusal(Why.ROLE, _("Việc này không thuộc phần của bạn."))
