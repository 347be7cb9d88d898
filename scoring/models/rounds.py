"""Rounds: one year's assessment of communes by one authority."""

from typing import Any

from django.core.validators import MaxValueValidator, MinValueValidator, RegexValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from scoring.models.criteria import CriteriaSet
from scoring.models.scheme import ClassificationScheme
from units.models import Unit
from units.models.fields import NameField


class Visibility(models.TextChoices):
    """Who sees a published round."""

    PUBLIC = "public", _("Công khai")
    OFFICIALS = "officials", _("Chỉ người có tài khoản")
    OFFICE = "office", _("Chỉ cơ quan đánh giá")


class Round(models.Model):
    """One year's assessment by one authority, with one criteria set and one classification scheme."""

    slug = models.CharField(
        _("địa chỉ"),
        max_length=60,
        blank=True,
        validators=[
            RegexValidator(
                r"^\d{4}(-[a-z0-9]+)*$",
                _("Địa chỉ bắt đầu bằng năm, ví dụ 2021 hoặc 2021-tu-ky; chữ thường không dấu."),
            )
        ],
        help_text=_("Bỏ trống thì lấy theo năm."),
    )
    year = models.PositiveSmallIntegerField(
        _("năm đánh giá"), validators=[MinValueValidator(2000), MaxValueValidator(2100)]
    )
    title = NameField(_("tên kỳ đánh giá"), max_length=200, blank=True)
    authority = models.ForeignKey(
        Unit, on_delete=models.PROTECT, related_name="rounds", verbose_name=_("cơ quan đánh giá")
    )
    criteria_set = models.ForeignKey(
        CriteriaSet, on_delete=models.PROTECT, related_name="rounds", verbose_name=_("bộ tiêu chí")
    )
    scheme = models.ForeignKey(
        ClassificationScheme, on_delete=models.PROTECT, related_name="rounds", verbose_name=_("thang phân loại")
    )
    survey_held = models.BooleanField(
        _("có điều tra xã hội học"),
        default=True,
        help_text=_("Không tổ chức thì tiêu chí khảo sát không tính; điểm thẩm định quy thành 100%."),
    )
    is_sample = models.BooleanField(
        _("số liệu minh họa"), default=False, help_text=_("Ghi rõ trên mọi trang và bản in.")
    )
    visibility = models.CharField(
        _("phạm vi công bố"), max_length=10, choices=Visibility.choices, default=Visibility.PUBLIC
    )
    correction_reason = models.TextField(_("lý do đang đính chính"), blank=True, editable=False)

    class Meta:
        verbose_name = _("kỳ đánh giá")
        verbose_name_plural = pgettext_lazy("plural", "kỳ đánh giá")
        ordering = ["-year", "slug"]
        constraints = [
            models.UniqueConstraint(
                fields=["slug"], name="round_slug_unique", violation_error_message=_("Địa chỉ này đã dùng cho kỳ khác.")
            ),
            models.UniqueConstraint(
                fields=["authority", "year", "criteria_set"],
                name="round_unique",
                violation_error_message=_("Cơ quan này đã có kỳ đánh giá của năm với cùng bộ tiêu chí."),
            ),
        ]

    def __str__(self) -> str:
        return self.title or f"{self.year}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        """The address defaults to the year, the title to the authority and year."""
        self.slug = self.slug or str(self.year)
        self.title = self.title or f"Chỉ số cải cách hành chính năm {self.year}"
        super().save(*args, **kwargs)

    def clean(self) -> None:
        """The address defaults to the year."""
        self.slug = self.slug or str(self.year)


class RoundBlock(models.Model):
    """A block of units that are ranked among themselves."""

    round = models.ForeignKey(Round, on_delete=models.CASCADE, related_name="blocks", verbose_name=_("kỳ đánh giá"))
    order = models.PositiveSmallIntegerField(_("thứ tự"))
    name = NameField(_("tên khối"), max_length=100)

    class Meta:
        verbose_name = _("khối xếp hạng")
        verbose_name_plural = pgettext_lazy("plural", "khối xếp hạng")
        ordering = ["round", "order"]
        constraints = [
            models.UniqueConstraint(
                fields=["round", "order"], name="block_order_unique", violation_error_message=_("Thứ tự khối bị trùng.")
            ),
        ]

    def __str__(self) -> str:
        return self.name


class RoundUnit(models.Model):
    """A unit's place in a round."""

    round = models.ForeignKey(Round, on_delete=models.CASCADE, related_name="members", verbose_name=_("kỳ đánh giá"))
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="round_places", verbose_name=_("đơn vị"))
    block = models.ForeignKey(
        RoundBlock, on_delete=models.PROTECT, null=True, blank=True, related_name="members", verbose_name=_("khối")
    )

    class Meta:
        verbose_name = _("phiếu chấm điểm của đơn vị")
        verbose_name_plural = pgettext_lazy("plural", "phiếu chấm điểm của đơn vị")
        ordering = ["round", "unit__sort_name"]
        constraints = [
            models.UniqueConstraint(
                fields=["round", "unit"],
                name="round_unit_unique",
                violation_error_message=_("Đơn vị đã có trong kỳ đánh giá."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.unit} – {self.round}"
