"""Explanations (giải trình): the appraiser asks about a score, the unit answers, the appraiser decides."""

from dataclasses import dataclass

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from scoring.models import Action, Criterion, Explanation, Layer, Round, RoundUnit
from scoring.rules.marks import Method
from scoring.selectors.explanations import answer_refusal, ask_refusal, decision_refusal, withdrawal_refusal
from scoring.selectors.gate import Gate
from scoring.services.errors import RefusedError
from scoring.services.gates import passed, refuse
from scoring.services.log import write_event
from scoring.services.scores import Cell, record_scores
from units.models import User

LONGEST = 5_000


@dataclass(frozen=True, slots=True)
class Points:
    """Points given with a decision: the cell to write and the layer it is written in."""

    layer: Layer
    cell: Cell


@transaction.atomic
def ask(*, actor: User | None, place: RoundUnit, criterion: Criterion, question: str) -> Explanation:
    """Ask a unit to explain its score of a criterion.

    The office or the appraiser whose share it is, in the first appraisal or the explanation stage. Raises
    NotAllowedError, RefusedError (locked, stage closed, survey criterion, no text, asked already).
    """
    text = _text(question, _("Hãy ghi nội dung yêu cầu giải trình."))
    round_, gate = passed(actor, place.round)
    refuse(ask_refusal(gate, place, criterion))
    _refuse_foreign(round_, place, criterion)
    if _open(place, criterion) is not None:
        raise RefusedError(_("Tiêu chí này đang có một yêu cầu giải trình chưa kết luận."))
    explanation = Explanation.objects.create(round_unit=place, criterion=criterion, question=text, asked_by=actor)
    _log(actor, round_, explanation, Action.EXPLANATION_ASKED, question=text)
    return explanation


@transaction.atomic
def answer(*, actor: User | None, explanation: Explanation, text: str) -> Explanation:
    """Answer for the unit, once. Its officials, while the explanation stage is open for it.

    Raises NotAllowedError, RefusedError (locked, stage closed, no text, answered or decided already).
    """
    text = _text(text, _("Hãy ghi nội dung giải trình."))
    round_, gate, explanation = _opened(actor, explanation)
    refuse(answer_refusal(gate, explanation.round_unit))
    if explanation.answered_at is not None:
        raise RefusedError(_("Yêu cầu này đã được giải trình rồi; nội dung đã gửi không sửa được."))
    explanation.answer, explanation.answered_by, explanation.answered_at = text, actor, timezone.now()
    explanation.save(update_fields=["answer", "answered_by", "answered_at"])
    _log(actor, round_, explanation, Action.EXPLANATION_ANSWERED, answer=text)
    return explanation


@transaction.atomic
def withdraw(*, actor: User | None, explanation: Explanation) -> None:
    """Take a question back that was asked by mistake, before it is answered. The history keeps what was asked.

    The office or the appraiser whose share it is. Raises NotAllowedError, RefusedError (locked, answered, decided or
    withdrawn already).
    """
    round_, gate, explanation = _opened(actor, explanation)
    refuse(withdrawal_refusal(gate, explanation))
    _log(actor, round_, explanation, Action.EXPLANATION_WITHDRAWN, question=explanation.question)
    explanation.delete()


@transaction.atomic
def decide(*, actor: User | None, explanation: Explanation, decision: str, points: Points | None = None) -> Explanation:
    """Close an explanation with a reasoned decision and, with it, the points (which the gate judges as any score).

    The office or the appraiser whose share it is; once the unit answered, or its time to answer is over. The decision
    becomes the note of the points. Two events where points are written: of the score and of the decision. Raises
    NotAllowedError, RefusedError (locked, too early, no text, decided already), CellsRefusedError, ConflictError; then
    nothing is written.
    """
    text = _text(decision, _("Hãy ghi kết luận và lý do."))
    round_, gate, explanation = _opened(actor, explanation)
    refuse(decision_refusal(gate, explanation))
    explanation.decision, explanation.decided_by, explanation.decided_at = text, actor, timezone.now()
    explanation.save(update_fields=["decision", "decided_by", "decided_at"])
    if points is not None:
        _write_points(actor, round_, explanation, points)
    _log(actor, round_, explanation, Action.EXPLANATION_DECIDED, decision=text)
    return explanation


def _write_points(actor: User | None, round_: Round, explanation: Explanation, points: Points) -> None:
    cell = points.cell
    if (cell.place, cell.code) != (explanation.round_unit_id, explanation.criterion.code):
        raise RefusedError(_("Điểm kết luận phải là điểm của tiêu chí đã giải trình."))
    if points.layer == Layer.SELF or not cell.mark.entered:
        raise RefusedError(_("Hãy ghi điểm kết luận."))
    record_scores(actor=actor, round_=round_, cells=[cell], layer=points.layer)


def _opened(actor: User | None, explanation: Explanation) -> tuple[Round, Gate, Explanation]:
    """Round, gate and the explanation read again and locked, as long as it is undecided."""
    round_, gate = passed(actor, explanation.round_unit.round)
    rows = Explanation.objects.select_for_update(of=("self",)).select_related("round_unit__unit", "criterion")
    explanation = _still_there(rows, explanation, round_)
    if explanation.decided_at is not None:
        raise RefusedError(_("Yêu cầu giải trình này đã được kết luận."))
    return round_, gate, explanation


def _still_there(rows: QuerySet[Explanation], explanation: Explanation, round_: Round) -> Explanation:
    found = rows.filter(pk=explanation.pk, round_unit__round=round_).first()
    if found is None:
        raise RefusedError(_("Yêu cầu giải trình này đã được rút."))
    return found


def _open(place: RoundUnit, criterion: Criterion) -> Explanation | None:
    return Explanation.objects.filter(round_unit=place, criterion=criterion, decided_at=None).first()


def _refuse_foreign(round_: Round, place: RoundUnit, criterion: Criterion) -> None:
    inside = place.round_id == round_.pk and criterion.criteria_set_id == round_.criteria_set_id
    if not inside or not criterion.is_leaf or criterion.method != Method.APPRAISAL:
        raise RefusedError(_("Chỉ yêu cầu giải trình tiêu chí thẩm định của kỳ đánh giá này."))


def _text(text: str, when_empty: str) -> str:
    written = text.strip()
    if not written:
        raise RefusedError(when_empty)
    if len(written) > LONGEST:
        raise RefusedError(_("Nội dung dài quá %(longest)s ký tự; hãy viết gọn lại.") % {"longest": LONGEST})
    return written


def _log(actor: User | None, round_: Round, explanation: Explanation, action: Action, **said: str) -> None:
    write_event(
        actor=actor,
        action=action,
        round_=round_,
        place=explanation.round_unit,
        criterion=explanation.criterion,
        payload={"explanation": explanation.pk, **said},
    )
