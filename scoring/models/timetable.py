"""Dates of the stages of a round, and more time given for a reason."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from scoring.models.append_only import AppendOnly, AppendOnlyQuerySet
from scoring.models.rounds import Round, RoundUnit
from scoring.rules.stages import Stage


class StageChoices(models.TextChoices):
    """Stages as an office names them."""

    PREPARATION = Stage.PREPARATION.value, _("Chuẩn bị")
    SELF_SCORING = Stage.SELF_SCORING.value, _("Tự chấm điểm")
    SURVEY = Stage.SURVEY.value, _("Điều tra xã hội học")
    FIRST_APPRAISAL = Stage.FIRST_APPRAISAL.value, _("Thẩm định lần 1")
    EXPLANATION = Stage.EXPLANATION.value, _("Giải trình")
    FINAL_APPRAISAL = Stage.FINAL_APPRAISAL.value, _("Thẩm định lần 2")
    APPROVAL = Stage.APPROVAL.value, _("Phê duyệt")
    PUBLISHED = Stage.PUBLISHED.value, _("Công bố")


class StageWindow(models.Model):
    """First and last day of a stage, both included. A round without any has no timetable: every stage is open."""

    round = models.ForeignKey(
        Round, on_delete=models.CASCADE, related_name="stage_windows", verbose_name=_("kỳ đánh giá")
    )
    stage = models.CharField(_("giai đoạn"), max_length=20, choices=StageChoices.choices)
    opens_on = models.DateField(_("từ ngày"), null=True, blank=True)
    closes_on = models.DateField(_("đến hết ngày"), null=True, blank=True)

    class Meta:
        verbose_name = _("thời gian của giai đoạn")
        verbose_name_plural = pgettext_lazy("plural", "lịch của kỳ đánh giá")
        ordering = ["round", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["round", "stage"],
                name="stage_window_unique",
                violation_error_message=_("Giai đoạn này đã có trong lịch."),
            ),
            models.CheckConstraint(
                condition=Q(closes_on__isnull=True) | Q(opens_on__isnull=True) | Q(closes_on__gte=F("opens_on")),
                name="stage_window_in_order",
                violation_error_message=_("Ngày kết thúc phải sau hoặc trùng ngày bắt đầu."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_stage_display()} – {self.round}"


class StageExtension(AppendOnly):
    """More time for a stage (an extension, or a reopening), for one unit or for all, with its reason."""

    round = models.ForeignKey(
        Round, on_delete=models.PROTECT, related_name="stage_extensions", verbose_name=_("kỳ đánh giá")
    )
    place = models.ForeignKey(
        RoundUnit,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="stage_extensions",
        verbose_name=_("đơn vị"),
    )
    stage = models.CharField(_("giai đoạn"), max_length=20, choices=StageChoices.choices)
    since = models.DateField(_("từ ngày"))
    until = models.DateField(_("đến hết ngày"))
    reason = models.TextField(_("lý do"))
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        related_name="+",
        verbose_name=_("người cho phép"),
    )
    at = models.DateTimeField(_("lúc"), default=timezone.now)

    objects = AppendOnlyQuerySet["StageExtension"].as_manager()

    class Meta:
        verbose_name = _("gia hạn")
        verbose_name_plural = pgettext_lazy("plural", "gia hạn")
        ordering = ["-pk"]

    def __str__(self) -> str:
        return f"{self.get_stage_display()} – {self.until:%d/%m/%Y}"
