"""Submitting, returning, approving and reopening the annual report: the office submits, a leader decides.

What is approved is what was submitted, to the letter; only number and date may be set by who approves.
"""

import datetime
from dataclasses import dataclass

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from scoring.models import Action, Edition, Publication, Report
from scoring.permissions import may_approve_report, may_write_report
from scoring.results.canonical import canonical_json, sha256_of
from scoring.selectors.publications import latest_publication
from scoring.selectors.reports import ReportState, state_of
from scoring.services.errors import NotAllowedError, RefusedError
from scoring.services.locks import held
from scoring.services.log import write_event
from scoring.services.report.gate import closed_message, held_report
from scoring.services.report.reading import Content, Reading
from units.models import User


@dataclass(frozen=True, slots=True)
class Numbering:
    """Number and day of the document, as given by who approves."""

    number: str
    signed_on: datetime.date


@transaction.atomic
def submit(*, actor: User | None, report: Report, reading: Reading) -> Report:
    """Hand the report to the leader: from now on nobody writes it.

    Raises NotAllowedError (the office only), or RefusedError naming everything that is still to be done.
    """
    report = _locked(report)
    if actor is not None and not may_write_report(actor, report.round):
        raise NotAllowedError
    if message := closed_message(state_of(report)):
        raise RefusedError(message)
    publication = _publication(report)
    if found := [*_form_obstacles(report), *reading.obstacles(report, publication)]:
        raise RefusedError(found)
    report.submitted_by, report.submitted_at = actor, timezone.now()
    report.submitted_sha256 = _digest(report, publication, reading)
    report.return_reason = ""
    report.save(update_fields=["submitted_by", "submitted_at", "submitted_sha256", "return_reason"])
    _log(actor, Action.REPORT_SUBMITTED, report, sha256=report.submitted_sha256)
    return report


@transaction.atomic
def return_report(*, actor: User | None, report: Report, reason: str) -> Report:
    """Give the report back to the office. Raises NotAllowedError, RefusedError (not submitted, no reason)."""
    report = _submitted(actor, report)
    if not reason.strip():
        raise RefusedError(_("Hãy ghi lý do trả lại để người lập báo cáo biết cần sửa gì."))
    _open(report)
    report.return_reason = reason.strip()
    report.save(update_fields=["submitted_by", "submitted_at", "submitted_sha256", "return_reason"])
    _log(actor, Action.REPORT_RETURNED, report, reason=report.return_reason)
    return report


@transaction.atomic
def approve(*, actor: User | None, report: Report, reading: Reading, given: Numbering | None = None) -> Edition:
    """Freeze the report as its next edition; `given` sets number and day of the document.

    A leader, and never the one who submitted it. Raises NotAllowedError, or RefusedError: not submitted, changed since,
    results not in force, no number or day, a day to come, nothing new against the last edition.
    """
    report = _submitted(actor, report)
    if actor is not None and report.submitted_by_id == actor.pk:
        raise RefusedError(_("Người trình không tự duyệt được. Báo cáo này phải do lãnh đạo khác duyệt."))
    publication = _publication(report)
    if _digest(report, publication, reading) != report.submitted_sha256:
        raise RefusedError(
            _("Nội dung hoặc kết quả đã khác với lúc trình. Hãy trả lại báo cáo để rà soát và trình lại.")
        )
    _set_numbering(report, given)
    edition = _edition(actor, report, publication, reading)
    _open(report)
    report.reopened_reason = ""
    report.save(
        update_fields=[
            "number", "signed_on", "version", "submitted_by", "submitted_at", "submitted_sha256", "reopened_reason",
        ]
    )  # fmt: skip
    sha256 = edition.content_sha256
    _log(actor, Action.REPORT_APPROVED, report, number=edition.number, sha256=sha256, reason=edition.reason)
    return edition


@transaction.atomic
def reopen(*, actor: User | None, report: Report, reason: str) -> Report:
    """Let an issued report be written again; its editions stay as they are, the last in force until the next.

    Raises NotAllowedError, RefusedError (not issued, no reason).
    """
    report = _locked(report)
    _refuse_stranger(actor, report)
    if state_of(report) is not ReportState.ISSUED:
        raise RefusedError(_("Chỉ mở sửa báo cáo đã ban hành và chưa được mở sửa."))
    if not reason.strip():
        raise RefusedError(_("Hãy ghi lý do sửa báo cáo đã ban hành; lý do được ghi cùng lần ban hành sau."))
    report.reopened_reason = reason.strip()
    report.save(update_fields=["reopened_reason"])
    _log(actor, Action.REPORT_REOPENED, report, reason=report.reopened_reason)
    return report


def _locked(report: Report) -> Report:
    """The report read again; the round first, so that no publication slips in between."""
    round_ = held(report.round)
    report = held_report(report)
    report.round = round_
    return report


def _submitted(actor: User | None, report: Report) -> Report:
    report = _locked(report)
    _refuse_stranger(actor, report)
    if not report.is_submitted:
        raise RefusedError(_("Báo cáo không còn chờ duyệt. Hãy tải lại trang để xem tình trạng mới."))
    return report


def _refuse_stranger(actor: User | None, report: Report) -> None:
    if actor is not None and not may_approve_report(actor, report.round):
        raise NotAllowedError


def _publication(report: Report) -> Publication:
    """The results a report rests on: those in force, while nothing is being corrected."""
    publication = latest_publication(report.round)
    if publication is None:
        raise RefusedError(_("Kết quả của kỳ chưa công bố. Hãy công bố kết quả trước, rồi trình và duyệt báo cáo."))
    if report.round.correction_reason:
        raise RefusedError(
            _("Kết quả của kỳ đang được đính chính. Hãy công bố bản đính chính hoặc bỏ đính chính trước.")
        )
    return publication


def _form_obstacles(report: Report) -> list[str]:
    if report.signatory_name.strip():
        return []
    return [_("Thông tin văn bản: chưa ghi họ và tên người ký.")]


def _digest(report: Report, publication: Publication, reading: Reading) -> str:
    """Hash of what is printed, but for number and day, which may be set on approval."""
    given = report.number, report.signed_on
    report.number, report.signed_on = "", None
    try:
        return _sha256(reading.content(report, publication, 0))
    finally:
        report.number, report.signed_on = given


def _sha256(content: Content) -> str:
    return sha256_of(canonical_json(content))


def _set_numbering(report: Report, given: Numbering | None) -> None:
    if given is not None:
        report.number, report.signed_on = given.number.strip(), given.signed_on
    if not report.number or report.signed_on is None:
        raise RefusedError(_("Hãy ghi số và ngày ký của báo cáo."))
    if report.signed_on > timezone.localdate():
        raise RefusedError(_("Ngày ký không được sau ngày hôm nay."))
    report.version += 1
    report.full_clean(exclude=["round", "created_by", "submitted_by", "copied_from"])


def _edition(actor: User | None, report: Report, publication: Publication, reading: Reading) -> Edition:
    before = Edition.objects.filter(round=report.round).order_by("-number").first()
    number = before.number + 1 if before else 1
    content = reading.content(report, publication, number)
    if before and _same(before.content, content):
        raise RefusedError(_("Báo cáo không có gì khác lần ban hành %(number)d.") % {"number": before.number})
    edition = Edition(
        round=report.round,
        number=number,
        publication=publication,
        content=dict(content),
        content_sha256=_sha256(content),
        reason=report.reopened_reason,
        submitted_by=report.submitted_by,
        approved_by=actor,
        approved_at=timezone.now(),
    )
    edition.save()
    return edition


def _same(before: Content, content: Content) -> bool:
    """Whether two editions say the same, but for their number."""
    return _sha256({**before, "edition": 0}) == _sha256({**content, "edition": 0})


def _open(report: Report) -> None:
    report.submitted_by, report.submitted_at, report.submitted_sha256 = None, None, ""


def _log(actor: User | None, action: Action, report: Report, **payload: str | int) -> None:
    write_event(
        actor=actor,
        action=action,
        round_=report.round,
        payload={name: value for name, value in payload.items() if value},
    )
