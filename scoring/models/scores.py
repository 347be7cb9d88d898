"""Scores of a round and the council's word on heads of units."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from scoring.models.criteria import Criterion
from scoring.models.fields import PointsField
from scoring.models.rounds import RoundUnit
from scoring.models.scheme import ClassBand


class Layer(models.TextChoices):
    """Whose score it is; the final layer counts."""

    SELF = "self", _("Điểm tự chấm")
    FIRST = "first", _("Điểm thẩm định lần 1")
    FINAL = "final", _("Điểm thẩm định")


class Score(models.Model):
    """Points of one unit for one criterion in one layer: entered, not applicable, or (no value) not entered."""

    round_unit = models.ForeignKey(
        RoundUnit, on_delete=models.CASCADE, related_name="scores", verbose_name=_("đơn vị trong kỳ")
    )
    criterion = models.ForeignKey(
        Criterion, on_delete=models.PROTECT, related_name="scores", verbose_name=_("tiêu chí")
    )
    layer = models.CharField(_("lớp điểm"), max_length=5, choices=Layer.choices, default=Layer.FINAL)
    points = PointsField(_("điểm"), null=True, blank=True)
    not_applicable = models.BooleanField(_("không áp dụng"), default=False)
    facts = models.JSONField(_("số liệu"), null=True, blank=True, help_text=_("Số liệu mà điểm được tính ra."))
    note = models.TextField(_("ghi chú"), blank=True)
    noted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+", verbose_name=_("người ghi chú")
    )
    noted_at = models.DateTimeField(_("ghi chú lúc"), null=True, blank=True)
    version = models.PositiveIntegerField(_("phiên bản"), default=1, editable=False)
    updated_at = models.DateTimeField(_("cập nhật lúc"), auto_now=True)
    updated_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        related_name="+",
        verbose_name=_("người cập nhật"),
    )

    class Meta:
        verbose_name = _("điểm")
        verbose_name_plural = pgettext_lazy("plural", "điểm")
        constraints = [
            models.UniqueConstraint(
                fields=["round_unit", "criterion", "layer"],
                name="score_unique",
                violation_error_message=_("Tiêu chí này đã có điểm của đơn vị."),
            ),
            models.CheckConstraint(
                condition=Q(points__isnull=True) | Q(points__gte=0),
                name="score_points_not_negative",
                violation_error_message=_("Điểm không được âm."),
            ),
            models.CheckConstraint(
                condition=Q(points__isnull=True) | Q(not_applicable=False),
                name="score_points_or_not_applicable",
                violation_error_message=_("Đã ghi không áp dụng thì không có điểm."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.criterion.code}: {_('không áp dụng') if self.not_applicable else self.points}"


class HeadRating(models.Model):
    """The council's rating of a head where it differs from the class of the unit (seed, section II.2.2)."""

    round_unit = models.OneToOneField(
        RoundUnit, on_delete=models.CASCADE, related_name="head_rating", verbose_name=_("đơn vị trong kỳ")
    )
    band = models.ForeignKey(ClassBand, on_delete=models.PROTECT, related_name="+", verbose_name=_("mức đánh giá"))
    reason = models.TextField(_("lý do"))

    class Meta:
        verbose_name = _("đánh giá người đứng đầu khác đề xuất")
        verbose_name_plural = pgettext_lazy("plural", "đánh giá người đứng đầu khác đề xuất")

    def __str__(self) -> str:
        return f"{self.round_unit} – {self.band}"
