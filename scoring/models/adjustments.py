"""Bonus and penalty points of a unit, outside the criteria."""

from django.conf import settings
from django.core.validators import MinValueValidator
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from scoring.models.fields import PointsField
from scoring.models.rounds import RoundUnit


class AdjustmentKind(models.TextChoices):
    """Added or taken away."""

    BONUS = "bonus", _("Điểm thưởng")
    PENALTY = "penalty", _("Điểm trừ")


class Adjustment(models.Model):
    """Points (on the scale of 100) added to or taken from a composite index, up to the caps of the scheme."""

    round_unit = models.ForeignKey(
        RoundUnit, on_delete=models.PROTECT, related_name="adjustments", verbose_name=_("đơn vị trong kỳ")
    )
    kind = models.CharField(_("loại"), max_length=7, choices=AdjustmentKind.choices)
    points = PointsField(_("điểm"), validators=[MinValueValidator(0)])
    reason = models.TextField(_("lý do, căn cứ"))
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+", verbose_name=_("người ghi")
    )
    recorded_at = models.DateTimeField(_("ghi lúc"), default=timezone.now)

    class Meta:
        verbose_name = _("điểm thưởng, điểm trừ")
        verbose_name_plural = pgettext_lazy("plural", "điểm thưởng, điểm trừ")
        ordering = ["round_unit", "kind", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(points__gt=0),
                name="adjustment_points_positive",
                violation_error_message=_("Điểm thưởng, điểm trừ phải lớn hơn 0."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.points} – {self.round_unit}"
