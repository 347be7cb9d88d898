"""Figures (số liệu) of the annual report: named once, entered once a year, cited wherever they are needed."""

from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator, RegexValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from units.models import Unit
from units.models.fields import NameField

FIGURE_DECIMALS = 6


class FigureLevel(models.TextChoices):
    """Whose work a figure counts."""

    AUTHORITY = "authority", _("Cơ quan đánh giá")
    UNITS = "units", _("Các đơn vị được đánh giá")
    WHOLE = "whole", _("Toàn địa bàn")


class Derivation(models.TextChoices):
    """How a figure comes about; parts are taken in their order."""

    ENTERED = "entered", _("Nhập")
    SUM = "sum", _("Tổng các số liệu thành phần")
    DIFFERENCE = "difference", _("Số thứ nhất trừ các số còn lại")
    RATIO = "ratio", _("Số thứ nhất trên số thứ hai (%)")


class Figure(models.Model):
    """A named figure of one authority, shared by the reports of all years.

    A derived figure is computed from its parts; a value that somebody entered for it all the same is a claim, which
    the figures check holds against the computation.
    """

    authority = models.ForeignKey(
        Unit, on_delete=models.PROTECT, related_name="figures", verbose_name=_("cơ quan đánh giá")
    )
    code = models.CharField(
        _("mã số liệu"),
        max_length=60,
        validators=[
            RegexValidator(r"^[a-z0-9]+(-[a-z0-9]+)*$", _("Mã số liệu gồm chữ thường không dấu, chữ số và gạch nối."))
        ],
        help_text=_("Ví dụ: ho-so-xa-tiep-nhan; không đổi qua các năm."),
    )
    name = NameField(_("tên số liệu"), max_length=200)
    unit = NameField(_("đơn vị tính"), max_length=40, help_text=_("Ví dụ: hồ sơ, văn bản, triệu đồng, %."))
    level = models.CharField(_("cấp"), max_length=10, choices=FigureLevel.choices, default=FigureLevel.WHOLE)
    decimals = models.PositiveSmallIntegerField(
        _("số chữ số thập phân khi in"), default=0, validators=[MaxValueValidator(FIGURE_DECIMALS)]
    )
    derivation = models.CharField(_("cách có"), max_length=10, choices=Derivation.choices, default=Derivation.ENTERED)
    order = models.PositiveIntegerField(_("thứ tự"), default=0)

    class Meta:
        verbose_name = _("số liệu báo cáo")
        verbose_name_plural = pgettext_lazy("plural", "số liệu báo cáo")
        ordering = ["authority", "order", "code"]
        constraints = [
            models.UniqueConstraint(
                fields=["authority", "code"],
                name="figure_code_unique",
                violation_error_message=_("Mã số liệu này đã có."),
            ),
        ]

    def __str__(self) -> str:
        return self.name


class FigurePart(models.Model):
    """A figure that another one is derived from."""

    figure = models.ForeignKey(Figure, on_delete=models.CASCADE, related_name="parts", verbose_name=_("số liệu"))
    part = models.ForeignKey(
        Figure, on_delete=models.PROTECT, related_name="part_of", verbose_name=_("số liệu thành phần")
    )
    order = models.PositiveSmallIntegerField(_("thứ tự"), default=0)

    class Meta:
        verbose_name = _("số liệu thành phần")
        verbose_name_plural = pgettext_lazy("plural", "số liệu thành phần")
        ordering = ["figure", "order", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["figure", "part"],
                name="figure_part_unique",
                violation_error_message=_("Số liệu thành phần này đã có."),
            ),
            models.CheckConstraint(
                condition=~models.Q(figure=models.F("part")),
                name="figure_part_is_another",
                violation_error_message=_("Một số liệu không thể là thành phần của chính nó."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.figure} ← {self.part}"


class FigureValue(models.Model):
    """A figure's value in one year, in the figure's unit, with where it comes from."""

    figure = models.ForeignKey(Figure, on_delete=models.CASCADE, related_name="values", verbose_name=_("số liệu"))
    year = models.PositiveSmallIntegerField(_("năm"), validators=[MinValueValidator(1990), MaxValueValidator(2100)])
    value = models.DecimalField(_("giá trị"), max_digits=20, decimal_places=FIGURE_DECIMALS)
    source = NameField(_("nguồn"), max_length=300, blank=True)
    is_sample = models.BooleanField(_("số liệu minh họa"), default=False)
    version = models.PositiveIntegerField(default=1, editable=False)
    updated_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+", verbose_name=_("người nhập")
    )
    updated_at = models.DateTimeField(_("nhập lúc"), auto_now=True)

    class Meta:
        verbose_name = _("giá trị số liệu")
        verbose_name_plural = pgettext_lazy("plural", "giá trị số liệu")
        ordering = ["figure", "-year"]
        constraints = [
            models.UniqueConstraint(
                fields=["figure", "year"],
                name="figure_value_unique",
                violation_error_message=_("Số liệu này của năm đã có."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.figure} {self.year}: {self.value}"
