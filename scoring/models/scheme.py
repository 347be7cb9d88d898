"""Classification schemes: the thresholds of each class, as rows."""

from decimal import Decimal

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from scoring.models.criteria import CODE
from scoring.models.fields import PercentField, PointsField
from units.models.fields import NameField


class ClassificationScheme(models.Model):
    """A cascade of classes (seed, section II.2.1): the first whose two conditions hold is the unit's."""

    code = models.CharField(_("mã"), max_length=40, validators=[CODE])
    name = NameField(_("tên thang phân loại"), max_length=200)
    decision_number = NameField(_("số quyết định"), max_length=60, blank=True)
    decision_date = models.DateField(_("ngày quyết định"), null=True, blank=True)
    bonus_cap = PointsField(
        _("điểm thưởng tối đa"), default=Decimal(0), help_text=_("0: không tính điểm thưởng. Thang 100 điểm.")
    )
    penalty_cap = PointsField(
        _("điểm trừ tối đa"), default=Decimal(0), help_text=_("0: không tính điểm trừ. Thang 100 điểm.")
    )

    class Meta:
        verbose_name = _("thang phân loại")
        verbose_name_plural = pgettext_lazy("plural", "thang phân loại")
        ordering = ["code"]
        constraints = [
            models.UniqueConstraint(
                fields=["code"], name="scheme_code_unique", violation_error_message=_("Mã thang phân loại này đã có.")
            ),
        ]

    def __str__(self) -> str:
        return self.name


class ClassBand(models.Model):
    """One class of a scheme; order 1 is the best, the last has no condition."""

    scheme = models.ForeignKey(
        ClassificationScheme, on_delete=models.CASCADE, related_name="bands", verbose_name=_("thang phân loại")
    )
    order = models.PositiveSmallIntegerField(_("thứ tự"), help_text=_("1 là mức cao nhất."))
    code = models.CharField(_("mã mức"), max_length=20, validators=[CODE])
    label = NameField(_("tên mức"), max_length=100)
    short_label = NameField(_("tên ngắn"), max_length=30)
    head_label = NameField(_("mức của người đứng đầu"), max_length=100)
    composite_min = PercentField(_("chỉ số tổng hợp từ (%)"), null=True, blank=True)
    composite_inclusive = models.BooleanField(_("tính cả đúng ngưỡng"), default=True)
    domain_min = PercentField(_("mỗi lĩnh vực từ (%)"), null=True, blank=True)
    domain_inclusive = models.BooleanField(_("tính cả đúng ngưỡng lĩnh vực"), default=True)

    class Meta:
        verbose_name = _("mức phân loại")
        verbose_name_plural = pgettext_lazy("plural", "mức phân loại")
        ordering = ["scheme", "order"]
        constraints = [
            models.UniqueConstraint(
                fields=["scheme", "order"],
                name="band_order_unique",
                violation_error_message=_("Thứ tự mức bị trùng trong thang phân loại."),
            ),
            models.UniqueConstraint(
                fields=["scheme", "code"],
                name="band_code_unique",
                violation_error_message=_("Mã mức bị trùng trong thang phân loại."),
            ),
        ]

    def __str__(self) -> str:
        return self.label
