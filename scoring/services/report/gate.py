"""What every write of the report's texts passes first: role, lock, version."""

from django.utils.translation import gettext as _

from scoring.models import Report
from scoring.permissions import may_write_report
from scoring.selectors.reports import ReportState, state_of
from scoring.services.errors import ConflictError, NotAllowedError, RefusedError
from units.models import User


def held_report(report: Report) -> Report:
    """The report read again and locked, so that it is not submitted meanwhile. Called inside the act's transaction."""
    rows = Report.objects.select_for_update(of=("self",)).select_related("round__authority")
    return rows.get(pk=report.pk)


def report_to_write(actor: User | None, report: Report) -> Report:
    """The report, locked, for who may write it now.

    Raises NotAllowedError for who is not of the office, RefusedError while it is submitted or issued.
    """
    report = held_report(report)
    if actor is not None and not may_write_report(actor, report.round):
        raise NotAllowedError
    refusal = closed_message(state_of(report))
    if refusal:
        raise RefusedError(refusal)
    return report


def closed_message(state: ReportState) -> str:
    """Why a report in this state cannot be written; empty when it can."""
    words = {
        ReportState.SUBMITTED: _("Báo cáo đã trình lãnh đạo nên không sửa được. Muốn sửa, lãnh đạo trả lại báo cáo."),
        ReportState.ISSUED: _("Báo cáo đã ban hành nên không sửa được. Muốn sửa, lãnh đạo mở lại và ghi lý do."),
    }
    return words.get(state, "")


def refuse_stale(report: Report, version: int | None) -> None:
    """Raise ConflictError when outline or form changed since `version` was shown; None asks nothing."""
    if version is not None and report.version != version:
        message = _("Đề cương hoặc thông tin văn bản vừa được người khác sửa. Chưa ghi gì; hãy xem lại rồi sửa.")
        raise ConflictError(message, [])
