"""Administrative units: the authority that assesses and the communes it assesses."""

import datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from units.models.fields import NameField
from units.names import clean, search_key, sort_key


class Kind(models.TextChoices):
    """Kind of an administrative unit; the label is what stands before the name."""

    COMMUNE = "xa", _("Xã")
    WARD = "phuong", _("Phường")
    TOWN = "thi-tran", _("Thị trấn")
    SPECIAL_ZONE = "dac-khu", _("Đặc khu")
    DISTRICT = "huyen", _("Huyện")
    DISTRICT_TOWN = "thi-xa", _("Thị xã")
    URBAN_DISTRICT = "quan", _("Quận")
    PROVINCE = "tinh", _("Tỉnh")
    CITY = "thanh-pho", _("Thành phố")


# A unit's name is a proper name: it stays Vietnamese whatever the language of the page.
KIND_NAMES = {
    Kind.COMMUNE: "Xã",
    Kind.WARD: "Phường",
    Kind.TOWN: "Thị trấn",
    Kind.SPECIAL_ZONE: "Đặc khu",
    Kind.DISTRICT: "Huyện",
    Kind.DISTRICT_TOWN: "Thị xã",
    Kind.URBAN_DISTRICT: "Quận",
    Kind.PROVINCE: "Tỉnh",
    Kind.CITY: "Thành phố",
}

ASSESSED_KINDS = (Kind.COMMUNE, Kind.WARD, Kind.TOWN, Kind.SPECIAL_ZONE)


def full_name(kind: str, name: str) -> str:
    """Kind and name as they stand together: "Xã Hà Kỳ"."""
    return f"{KIND_NAMES[Kind(kind)]} {name}"


class UnitQuerySet(models.QuerySet["Unit"]):
    """Reading vocabulary for units."""

    def valid_on(self, day: datetime.date) -> "UnitQuerySet":
        """Units in existence on `day`."""
        return self.filter(
            Q(valid_from__isnull=True) | Q(valid_from__lte=day),
            Q(valid_until__isnull=True) | Q(valid_until__gte=day),
        )

    def assessed(self) -> "UnitQuerySet":
        """Units of the commune level."""
        return self.filter(kind__in=ASSESSED_KINDS)

    def named_like(self, text: str) -> "UnitQuerySet":
        """Units whose name holds `text`, marks and case set aside ("ha ky" finds "Hà Kỳ")."""
        return self.filter(search_name__contains=search_key(text))


class UnitManager(models.Manager.from_queryset(UnitQuerySet)):  # type: ignore[misc]  # django-stubs types from_queryset as Any
    """Units, by their code."""

    def get_by_natural_key(self, code: str) -> "Unit":
        """The unit with this code."""
        unit: Unit = self.get(code=code)
        return unit


class Unit(models.Model):
    """An administrative unit with its validity; merged units name their successor."""

    code = models.CharField(
        _("mã đơn vị"),
        max_length=20,
        validators=[RegexValidator(r"^[0-9A-Za-z-]+$", _("Mã đơn vị chỉ gồm chữ không dấu, chữ số và dấu gạch nối."))],
        help_text=_("Mã đơn vị hành chính; không đổi khi đổi tên."),
    )
    name = NameField(_("tên riêng"), max_length=100, help_text=_("Không kèm “xã”, “phường”, “thị trấn”."))
    kind = models.CharField(_("loại đơn vị"), max_length=10, choices=Kind.choices)
    parent = models.ForeignKey(
        "self",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="children",
        verbose_name=_("thuộc"),
    )
    valid_from = models.DateField(_("có từ ngày"), null=True, blank=True)
    valid_until = models.DateField(_("đến hết ngày"), null=True, blank=True)
    successor = models.ForeignKey(
        "self",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="predecessors",
        verbose_name=_("đơn vị kế thừa"),
        help_text=_("Đơn vị mới nhận địa bàn khi sáp nhập."),
    )
    head_post = NameField(
        _("chức danh người đứng đầu"), max_length=100, default="Chủ tịch UBND", help_text=_("Ví dụ: Chủ tịch UBND.")
    )
    population = models.PositiveIntegerField(_("dân số (người)"), null=True, blank=True)
    search_name = models.CharField(max_length=200, editable=False, db_index=True)
    sort_name = models.CharField(max_length=500, editable=False, db_index=True)

    objects = UnitManager()

    class Meta:
        verbose_name = _("đơn vị")
        verbose_name_plural = pgettext_lazy("plural", "đơn vị")
        ordering = ["sort_name", "code"]
        constraints = [
            models.UniqueConstraint(
                fields=["code"],
                name="unit_code_unique",
                violation_error_message=_("Mã đơn vị này đã có. Mỗi đơn vị một mã."),
            ),
            models.CheckConstraint(
                condition=Q(valid_until__isnull=True)
                | Q(valid_from__isnull=True)
                | Q(valid_until__gte=models.F("valid_from")),
                name="unit_validity_in_order",
                violation_error_message=_("Ngày hết hiệu lực phải sau ngày có hiệu lực."),
            ),
        ]

    def __str__(self) -> str:
        return self.full_name

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Keep the search and sort keys in step with the name."""
        self.name = clean(self.name)
        self.search_name = search_key(self.full_name)[:200]
        self.sort_name = sort_key(self.name)[:500]
        super().save(*args, **kwargs)

    @property
    def full_name(self) -> str:
        """Kind and name: "Xã Hà Kỳ"."""
        return full_name(self.kind, self.name)

    @property
    def kind_name(self) -> str:
        """The kind as it stands before the name: "Xã"."""
        return KIND_NAMES[Kind(self.kind)]

    def natural_key(self) -> tuple[str]:
        """The code."""
        return (self.code,)

    def clean(self) -> None:
        """Refuse a unit that contains or succeeds itself."""
        if self.pk and self.parent_id == self.pk:
            raise ValidationError({"parent": _("Đơn vị không thể thuộc chính nó.")})
        if self.pk and self.successor_id == self.pk:
            raise ValidationError({"successor": _("Đơn vị không thể kế thừa chính nó.")})
