"""Bonus and penalty points: recorded by the office with their reason, taken away again with another."""

from decimal import Decimal

from django.db import transaction
from django.utils.translation import gettext as _

from scoring.marks import plain
from scoring.models import Action, Adjustment, AdjustmentKind, Round, RoundUnit
from scoring.rules.exact import HUNDRED
from scoring.rules.stages import Stage
from scoring.selectors.adjustments import counted_kinds
from scoring.selectors.gate import Gate, Refusal
from scoring.services.errors import NotAllowedError, RefusedError
from scoring.services.gates import passed, refuse
from scoring.services.log import write_event
from units.models import User

STAGES = (Stage.FINAL_APPRAISAL,)


@transaction.atomic
def record_adjustment(
    *, actor: User | None, place: RoundUnit, kind: AdjustmentKind, points: Decimal, reason: str
) -> Adjustment:
    """Record bonus or penalty points (percentage points of the composite) for a unit.

    The office, while the final appraisal is open; in a correction at any time. What is above the cap
    of the scheme is kept and does not count. Raises NotAllowedError, or RefusedError: locked, not the time, a kind that
    the scheme does not count, no reason, not an amount, or the very same line once more.
    """
    round_, gate = _opened(actor, place.round)
    if place.round_id != round_.pk:
        raise NotAllowedError
    refuse(closed(gate, place))
    if kind not in counted_kinds(round_):
        text = _("Thang phân loại của kỳ đánh giá không tính %(kind)s.")
        raise RefusedError(text % {"kind": AdjustmentKind(kind).label.lower()})
    row = Adjustment(round_unit=place, kind=kind, points=_amount(points), reason=_reason(reason), recorded_by=actor)
    _refuse_repeated(row)
    row.full_clean(exclude=["round_unit", "recorded_by"])
    row.save()
    _log(actor, round_, row)
    return row


@transaction.atomic
def drop_adjustment(*, actor: User | None, adjustment: Adjustment, why: str) -> None:
    """Take bonus or penalty points away again. Raises as `record_adjustment`, or when they are gone already."""
    round_, gate = _opened(actor, adjustment.round_unit.round)
    row = Adjustment.objects.filter(pk=adjustment.pk, round_unit__round=round_).select_related("round_unit").first()
    if row is None:
        raise RefusedError(_("Dòng điểm này đã được bỏ. Hãy tải lại trang."))
    refuse(closed(gate, row.round_unit))
    text = why.strip()
    if not text:
        raise RefusedError(_("Hãy ghi lý do bỏ điểm thưởng, điểm trừ."))
    _log(actor, round_, row, removed=True, why=text)
    row.delete()


def closed(gate: Gate, place: RoundUnit | None = None) -> Refusal | None:
    """Why nothing may be recorded now: the round is locked, or it is not the time; None when it may."""
    if refusal := gate.lock():
        return refusal
    return None if gate.is_published else gate.stage_refusal(STAGES, place.pk if place else None)


def _opened(actor: User | None, round_: Round) -> tuple[Round, Gate]:
    held, gate = passed(actor, round_)
    if not gate.is_editor:
        raise NotAllowedError
    return held, gate


def _amount(points: Decimal) -> Decimal:
    if not points.is_finite() or not 0 < points <= HUNDRED:
        raise RefusedError(_("Số điểm phải lớn hơn 0 và không quá 100."))
    return points


def _reason(reason: str) -> str:
    text = reason.strip()
    if not text:
        raise RefusedError(_("Hãy ghi lý do, căn cứ của điểm thưởng, điểm trừ; nội dung này được công bố."))
    return text


def _refuse_repeated(row: Adjustment) -> None:
    """A button pressed twice."""
    same = Adjustment.objects.filter(round_unit=row.round_unit, kind=row.kind, points=row.points, reason=row.reason)
    if same.exists():
        raise RefusedError(_("Đơn vị đã có dòng điểm này với cùng lý do; chưa ghi thêm."))


def _log(actor: User | None, round_: Round, row: Adjustment, **more: bool | str) -> None:
    payload = {"adjustment": row.pk, "kind": row.kind, "points": plain(row.points), "reason": row.reason, **more}
    write_event(actor=actor, action=Action.ADJUSTED, round_=round_, place=row.round_unit, payload=payload)
