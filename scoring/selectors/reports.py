"""Where the annual report of a round stands, and which one it may begin from."""

from enum import StrEnum

from scoring.models import Edition, Report, Round


class ReportState(StrEnum):
    """How far a report is on its way."""

    NONE = "none"  # nobody has begun
    WRITING = "writing"
    SUBMITTED = "submitted"  # locked, waits for the leader
    ISSUED = "issued"  # approved; locked until a leader opens it again


def report_of(round_: Round) -> Report | None:
    """The report of the round, if it was begun."""
    rows = Report.objects.select_related("round__authority", "round__criteria_set", "round__scheme", "submitted_by")
    return rows.filter(round=round_).first()


def state_of(report: Report | None) -> ReportState:
    """Where the report stands; at most one query."""
    if report is None:
        return ReportState.NONE
    if report.is_submitted:
        return ReportState.SUBMITTED
    if report.reopened_reason or not Edition.objects.filter(round=report.round_id).exists():
        return ReportState.WRITING
    return ReportState.ISSUED


def earlier_report(round_: Round) -> Report | None:
    """The latest report of the same authority from an earlier year, which this one may begin from."""
    rows = Report.objects.filter(round__authority=round_.authority_id, round__year__lt=round_.year)
    return rows.select_related("round").order_by("-round__year", "-pk").first()
