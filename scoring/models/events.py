"""The event log: who did what, when, from what to what, and why. Append-only and chained by hash."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from scoring.models.append_only import AppendOnly, AppendOnlyQuerySet
from scoring.models.criteria import Criterion
from scoring.models.rounds import Round, RoundUnit
from scoring.models.scores import Layer


class Action(models.TextChoices):
    """What was done."""

    ROUND_OPENED = "round.opened", _("Mở kỳ đánh giá")
    SCORES_RECORDED = "scores.recorded", _("Ghi điểm")
    HEAD_RATED = "head.rated", _("Đánh giá người đứng đầu")
    AUTHORITY_RECORDED = "authority.recorded", _("Ghi kết quả của cơ quan đánh giá")
    PUBLISHED = "round.published", _("Công bố")
    CORRECTION_OPENED = "correction.opened", _("Mở đính chính")
    CORRECTION_DROPPED = "correction.dropped", _("Bỏ đính chính")
    TIMETABLE_SET = "timetable.set", _("Đặt lịch")
    STAGE_EXTENDED = "stage.extended", _("Gia hạn, mở lại giai đoạn")
    NOTED = "score.noted", _("Ghi chú")
    EVIDENCE_ADDED = "evidence.added", _("Thêm tài liệu kiểm chứng")
    EVIDENCE_REPLACED = "evidence.replaced", _("Thay tài liệu kiểm chứng")
    EVIDENCE_WITHDRAWN = "evidence.withdrawn", _("Rút tài liệu kiểm chứng")
    APPRAISERS_ASSIGNED = "appraisers.assigned", _("Phân công thẩm định")
    SCORES_ACCEPTED = "scores.accepted", _("Chấp nhận điểm")
    EXPLANATION_ASKED = "explanation.asked", _("Yêu cầu giải trình")
    EXPLANATION_ANSWERED = "explanation.answered", _("Giải trình")
    EXPLANATION_DECIDED = "explanation.decided", _("Kết luận giải trình")
    SHEET_SUBMITTED = "sheet.submitted", _("Gửi phiếu")
    SHEET_CHECKED = "sheet.checked", _("Kiểm tra phiếu")
    SHEET_RETURNED = "sheet.returned", _("Trả lại phiếu")
    COPY_ATTACHED = "sheet.copy_attached", _("Đính kèm bản ký")
    PUBLICATION_PROPOSED = "publication.proposed", _("Trình công bố")
    PROPOSAL_RETURNED = "proposal.returned", _("Trả lại tờ trình")
    PROPOSAL_WITHDRAWN = "proposal.withdrawn", _("Rút tờ trình")
    ADJUSTED = "unit.adjusted", _("Ghi điểm thưởng, điểm trừ")
    MEMBERS_CHANGED = "round.members_changed", _("Thay đổi đơn vị tham gia")
    REMEDY_CHANGED = "remedy.changed", _("Cập nhật kế hoạch khắc phục")
    CRITERIA_CLONED = "criteria.cloned", _("Nhân bản bộ tiêu chí")
    EXPLANATION_WITHDRAWN = "explanation.withdrawn", _("Rút yêu cầu giải trình")
    REPORT_STARTED = "report.started", _("Lập báo cáo")
    REPORT_CHANGED = "report.changed", _("Sửa báo cáo")
    FIGURE_CHANGED = "figure.changed", _("Sửa số liệu báo cáo")
    FINDING_DISMISSED = "finding.dismissed", _("Bỏ qua phát hiện khi soát số liệu")
    REPORT_SUBMITTED = "report.submitted", _("Trình báo cáo")
    REPORT_RETURNED = "report.returned", _("Trả lại báo cáo")
    REPORT_APPROVED = "report.approved", _("Duyệt, ban hành báo cáo")
    REPORT_REOPENED = "report.reopened", _("Mở sửa báo cáo đã ban hành")
    REPORT_SIGNED = "report.signed", _("Ký số báo cáo")


class Event(AppendOnly):
    """One act. `hash` covers the act, its score changes and the hash before it."""

    at = models.DateTimeField(_("lúc"))
    actor = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        related_name="+",
        verbose_name=_("người thực hiện"),
    )
    action = models.CharField(_("việc"), max_length=30, choices=Action.choices)
    round = models.ForeignKey(
        Round, on_delete=models.PROTECT, null=True, related_name="events", verbose_name=_("kỳ đánh giá")
    )
    place = models.ForeignKey(
        RoundUnit, on_delete=models.PROTECT, null=True, related_name="events", verbose_name=_("đơn vị trong kỳ")
    )
    criterion = models.ForeignKey(
        Criterion, on_delete=models.PROTECT, null=True, related_name="+", verbose_name=_("tiêu chí")
    )
    payload = models.JSONField(_("nội dung"), default=dict)
    changes_digest = models.CharField(max_length=64, blank=True, help_text="SHA-256 over the score changes")
    previous_hash = models.CharField(max_length=64, blank=True)
    hash = models.CharField(max_length=64)

    objects = AppendOnlyQuerySet["Event"].as_manager()

    class Meta:
        verbose_name = _("sự kiện")
        verbose_name_plural = pgettext_lazy("plural", "nhật ký sự kiện")
        ordering = ["-pk"]
        constraints = [
            # One successor per link: two acts that read the same end of the chain cannot both be written.
            models.UniqueConstraint(fields=["previous_hash"], name="event_chain_does_not_fork"),
        ]

    def __str__(self) -> str:
        return f"{self.get_action_display()} – {self.at:%d/%m/%Y %H:%M}"


class ScoreChange(AppendOnly):
    """One cell changed by an event. Values are text: points, "na" for not applicable, "" for not entered.

    Place and criterion are checked by the score written in the same transaction, so the database does not check them
    once more for every change: with these constraints and an index for each, PostgreSQL takes longer to log an
    import of 200,000 cells (2.7 s) than to write it (2.6 s); without, 0.9 s. PROTECT holds in the portal all the same.
    """

    event = models.ForeignKey(Event, on_delete=models.PROTECT, related_name="score_changes")
    round_unit = models.ForeignKey(
        RoundUnit, on_delete=models.PROTECT, related_name="+", db_constraint=False, db_index=False
    )
    criterion = models.ForeignKey(
        Criterion, on_delete=models.PROTECT, related_name="+", db_constraint=False, db_index=False
    )
    layer = models.CharField(max_length=5, choices=Layer.choices)
    old = models.CharField(max_length=20, blank=True)
    new = models.CharField(max_length=20, blank=True)

    objects = AppendOnlyQuerySet["ScoreChange"].as_manager()

    class Meta:
        verbose_name = _("thay đổi điểm")
        verbose_name_plural = pgettext_lazy("plural", "thay đổi điểm")
        ordering = ["-pk"]
        indexes = [models.Index(fields=["round_unit", "criterion", "layer"], name="score_change_cell")]

    def __str__(self) -> str:
        return f"{self.old or '–'} → {self.new or '–'}"
