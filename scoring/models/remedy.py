"""What a unit does about its result: the remedy plan (kế hoạch khắc phục), and how much effort a point costs."""

from decimal import Decimal

from django.conf import settings
from django.core.validators import MinValueValidator
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from scoring.models.criteria import Criterion
from scoring.models.rounds import RoundUnit
from units.models.fields import NameField


class RemedyState(models.TextChoices):
    """How far a task is."""

    PLANNED = "planned", _("Chưa thực hiện")
    DOING = "doing", _("Đang thực hiện")
    DONE = "done", _("Đã xong")


class RemedyTask(models.Model):
    """A task of a unit's remedy plan after a round: what, who, until when, how far."""

    round_unit = models.ForeignKey(
        RoundUnit, on_delete=models.PROTECT, related_name="remedy_tasks", verbose_name=_("đơn vị trong kỳ")
    )
    criterion = models.ForeignKey(
        Criterion, on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("tiêu chí")
    )
    task = models.TextField(_("nhiệm vụ"))
    person = NameField(_("người phụ trách"), max_length=100)
    due_on = models.DateField(_("thời hạn"))
    state = models.CharField(_("tình trạng"), max_length=7, choices=RemedyState.choices, default=RemedyState.PLANNED)
    done_on = models.DateField(_("hoàn thành ngày"), null=True, blank=True)
    version = models.PositiveIntegerField(_("phiên bản"), default=1, editable=False)
    updated_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        related_name="+",
        verbose_name=_("người cập nhật"),
    )
    updated_at = models.DateTimeField(_("cập nhật lúc"), default=timezone.now)

    class Meta:
        verbose_name = _("nhiệm vụ khắc phục")
        verbose_name_plural = pgettext_lazy("plural", "nhiệm vụ khắc phục")
        ordering = ["round_unit", "due_on", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(state="done", done_on__isnull=False) | (~Q(state="done") & Q(done_on__isnull=True)),
                name="remedy_done_has_a_day",
                violation_error_message=_("Nhiệm vụ đã xong thì ghi ngày hoàn thành."),
            ),
        ]

    def __str__(self) -> str:
        return self.task


class EffortWeight(models.Model):
    """What a point of a criterion costs against others (1: as much as any), as the office judges it."""

    criterion = models.OneToOneField(
        Criterion, on_delete=models.CASCADE, related_name="effort", verbose_name=_("tiêu chí")
    )
    weight = models.DecimalField(
        _("công sức cho một điểm"),
        max_digits=6,
        decimal_places=2,
        default=Decimal(1),
        validators=[MinValueValidator(Decimal("0.01"))],
    )

    class Meta:
        verbose_name = _("công sức theo tiêu chí")
        verbose_name_plural = pgettext_lazy("plural", "công sức theo tiêu chí")
        constraints = [
            models.CheckConstraint(
                condition=Q(weight__gt=0),
                name="effort_weight_positive",
                violation_error_message=_("Công sức phải lớn hơn 0."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.criterion.code}: {self.weight}"
