"""Accounts and the roles they hold at a unit."""

from django.contrib.auth.models import AbstractUser
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from units.models.fields import NameField
from units.models.unit import Unit


class User(AbstractUser):
    """An account of the portal. Vietnamese names are one field: family name first, given name last."""

    first_name = None  # type: ignore[assignment]  # replaced by full_name
    last_name = None  # type: ignore[assignment]  # replaced by full_name
    full_name = NameField(_("họ và tên"), max_length=150)
    is_demo = models.BooleanField(
        _("tài khoản mẫu"),
        default=False,
        editable=False,
        help_text=_("Tài khoản kèm dữ liệu minh họa; cổng chạy thật từ chối khởi động khi còn tài khoản này."),
    )

    REQUIRED_FIELDS = ["email", "full_name"]

    class Meta:
        verbose_name = _("tài khoản")
        verbose_name_plural = pgettext_lazy("plural", "tài khoản")
        ordering = ["username"]

    def __str__(self) -> str:
        return f"{self.full_name} ({self.username})" if self.full_name else self.username

    def get_full_name(self) -> str:
        """The person's name."""
        return self.full_name

    def get_short_name(self) -> str:
        """The given name, which is how colleagues are addressed: the last word."""
        return self.full_name.rsplit(" ", 1)[-1] or self.username


class Role(models.TextChoices):
    """What an account is at a unit."""

    OFFICE = "office", _("Chuyên viên Nội vụ")
    APPRAISER = "appraiser", _("Người thẩm định")
    OFFICIAL = "official", _("Công chức đơn vị")
    LEADER = "leader", _("Lãnh đạo")
    ADMINISTRATOR = "administrator", _("Quản trị hệ thống")


class Membership(models.Model):
    """A role of an account at a unit: officials at their commune, everybody else at the authority."""

    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="memberships", verbose_name=_("tài khoản"))
    unit = models.ForeignKey(Unit, on_delete=models.CASCADE, related_name="memberships", verbose_name=_("đơn vị"))
    role = models.CharField(_("vai trò"), max_length=20, choices=Role.choices)

    class Meta:
        verbose_name = _("vai trò tại đơn vị")
        verbose_name_plural = pgettext_lazy("plural", "vai trò tại đơn vị")
        constraints = [
            models.UniqueConstraint(
                fields=["user", "unit", "role"],
                name="membership_unique",
                violation_error_message=_("Tài khoản đã có vai trò này tại đơn vị."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.user} – {self.get_role_display()} – {self.unit}"
