"""Handing in a sheet: the unit submits, the office checks it or returns it with a reason."""

import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from scoring.files.kinds import SCANS
from scoring.models import Action, Round, RoundUnit, Submission
from scoring.permissions import may_propose, may_record_self
from scoring.results.self_scores import marks_sha256, self_marks
from scoring.rules.stages import Stage
from scoring.selectors.gate import Gate
from scoring.selectors.submissions import Readiness, readiness
from scoring.services.errors import NotAllowedError, RefusedError
from scoring.services.files import Upload, kept_file
from scoring.services.gates import passed, refuse
from scoring.services.locks import held, is_published
from scoring.services.log import write_event
from scoring.services.timetable import MoreTime, extend_stage
from units.models import User

NAMED = 5


@transaction.atomic
def submit(*, actor: User | None, place: RoundUnit, note: str = "") -> Submission:
    """Hand in the sheet of a unit: from now on its own scores stand still.

    An official of the unit, while self-scoring is open for it. Raises NotAllowedError, or RefusedError: locked, stage
    closed, handed in already, scores or required evidence missing (each named).
    """
    round_, gate = passed(actor, place.round)
    if actor is not None and place.unit_id not in gate.own_units:
        raise NotAllowedError
    _refuse_closed(gate, place)
    _refuse_incomplete(readiness(place))
    submission = Submission.objects.create(round_unit=place, submitted_by=actor, note=note.strip())
    payload = {
        "submission": submission.pk,
        "scores_sha256": marks_sha256(place, self_marks(place)),
        "note": submission.note,
    }
    write_event(actor=actor, action=Action.SHEET_SUBMITTED, round_=round_, place=place, payload=payload)
    return submission


@transaction.atomic
def check(*, actor: User | None, submission: Submission) -> Submission:
    """Note that the office found the sheet in order. Raises NotAllowedError, RefusedError (closed, locked)."""
    submission = _for_office(actor, submission)
    if submission.checked_at is not None:
        raise RefusedError(_("Phiếu này đã được kiểm tra."))
    submission.checked_by, submission.checked_at = actor, timezone.now()
    submission.save(update_fields=["checked_by", "checked_at"])
    _log(actor, Action.SHEET_CHECKED, submission)
    return submission


@transaction.atomic
def return_sheet(
    *, actor: User | None, submission: Submission, reason: str, until: datetime.date | None = None
) -> Submission:
    """Give the sheet back to the unit, to be mended and handed in again; with more time (to `until`) where its time is
    over. Raises NotAllowedError, or RefusedError (no reason, returned already, locked, no time left and none given).
    """
    submission = _for_office(actor, submission)
    if not reason.strip():
        raise RefusedError(_("Hãy ghi lý do trả lại để đơn vị biết cần sửa gì."))
    _give_time(actor, submission.round_unit, reason, until)
    submission.returned_by, submission.returned_at = actor, timezone.now()
    submission.return_reason = reason.strip()
    submission.save(update_fields=["returned_by", "returned_at", "return_reason"])
    _log(actor, Action.SHEET_RETURNED, submission, reason=submission.return_reason)
    return submission


def attach_signed_copy(*, actor: User | None, submission: Submission, upload: Upload) -> Submission:
    """Attach the signed and sealed print of the sheet (PDF or image); one attached earlier is kept, out of force.

    An official of the unit, until the results are published. Raises NotAllowedError, RefusedError (returned,
    published), FileRefused.
    """
    if actor is not None and not may_record_self(actor, submission.round_unit):
        raise NotAllowedError
    file = kept_file(actor=actor, upload=upload, kinds=SCANS)
    with transaction.atomic():
        submission = _live(held(submission.round_unit.round), submission)
        if is_published(submission.round_unit.round):
            raise RefusedError(_("Kỳ đánh giá đã công bố nên không đính kèm bản ký được nữa."))
        file.save()
        submission.signed_copy = file
        submission.save(update_fields=["signed_copy"])
        _log(actor, Action.COPY_ATTACHED, submission, file=file.pk, name=file.name, sha256=file.sha256)
    return submission


def submission_refusal(gate: Gate, place: RoundUnit) -> str:
    """Why the sheet cannot be handed in now, whatever it holds; empty when it can. For pages, as the service asks."""
    try:
        _refuse_closed(gate, place)
    except RefusedError as error:
        return str(error.messages[0])
    return ""


def _refuse_closed(gate: Gate, place: RoundUnit) -> None:
    refuse(gate.lock())
    if gate.is_published:
        raise RefusedError(_("Kỳ đánh giá đã công bố; đính chính do cơ quan thực hiện, đơn vị không gửi lại phiếu."))
    if place.pk in gate.submitted:
        raise RefusedError(_("Phiếu của đơn vị đã gửi rồi."))
    refuse(gate.stage_refusal([Stage.SELF_SCORING], place.pk))


def _refuse_incomplete(found: Readiness) -> None:
    """Say exactly what is missing; with many of a kind, the first ones and how many there are."""
    said = []
    if found.missing:
        text = ngettext(
            "Còn %(count)d tiêu chí chưa tự chấm: %(codes)s.",
            "Còn %(count)d tiêu chí chưa tự chấm: %(codes)s.",
            len(found.missing),
        )
        said.append(text % {"count": len(found.missing), "codes": _codes([row.code for row in found.missing])})
    if found.lacking:
        text = ngettext(
            "Còn %(count)d tiêu chí thiếu tài liệu kiểm chứng hoặc ghi chú giải thích: %(codes)s.",
            "Còn %(count)d tiêu chí thiếu tài liệu kiểm chứng hoặc ghi chú giải thích: %(codes)s.",
            len(found.lacking),
        )
        said.append(text % {"count": len(found.lacking), "codes": _codes([row.code for row in found.lacking])})
    if said:
        raise RefusedError(said)


def _codes(codes: list[str]) -> str:
    return ", ".join(codes[:NAMED]) + (", …" if len(codes) > NAMED else "")


def _for_office(actor: User | None, submission: Submission) -> Submission:
    """The submission in force of a round that is still open, for the office."""
    round_, gate = passed(actor, submission.round_unit.round)
    if actor is not None and not may_propose(actor, round_):
        raise NotAllowedError
    refuse(gate.lock())
    if gate.is_published:
        raise RefusedError(_("Kỳ đánh giá đã công bố nên không kiểm tra hay trả lại phiếu được nữa."))
    return _live(round_, submission)


def _live(round_: Round, submission: Submission) -> Submission:
    """The submission read again: the page it was chosen on may be of yesterday."""
    rows = Submission.objects.select_related("round_unit__unit", "round_unit__round__authority")
    found = rows.filter(pk=submission.pk, round_unit__round=round_, returned_at=None).first()
    if found is None:
        raise RefusedError(_("Lần gửi này đã được trả lại. Hãy tải lại trang để xem tình trạng mới."))
    return found


def _give_time(actor: User | None, place: RoundUnit, reason: str, until: datetime.date | None) -> None:
    """More time to score, where it was asked for; without any left the unit could not mend its sheet."""
    round_, gate = passed(actor, place.round)
    if until is not None and until < gate.today:
        raise RefusedError(_("Hạn mới đã qua; hãy ghi ngày từ hôm nay trở đi."))
    if until is not None:
        more = MoreTime(Stage.SELF_SCORING, gate.today, until, reason, places=[place])
        extend_stage(actor=actor, round_=round_, more=more)
    elif gate.stage_refusal([Stage.SELF_SCORING], place.pk):
        raise RefusedError(
            _("Giai đoạn tự chấm của đơn vị không còn mở. Hãy ghi hạn mới để đơn vị sửa và gửi lại phiếu.")
        )


def _log(actor: User | None, action: Action, submission: Submission, **more: str | int) -> None:
    place = submission.round_unit
    payload = {"submission": submission.pk, **more}
    write_event(actor=actor, action=action, round_=place.round, place=place, payload=payload)
