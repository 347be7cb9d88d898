"""Accounts and the roles they hold at a unit."""

import unicodedata
from typing import Any

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

    must_change_password = models.BooleanField(
        _("phải đổi mật khẩu"),
        default=False,
        editable=False,
        help_text=_("Mật khẩu do người khác đặt: đổi rồi mới dùng được cổng."),
    )
    session_generation = models.PositiveIntegerField(
        _("đợt phiên làm việc"),
        default=0,
        editable=False,
        help_text=_("Tăng lên thì mọi phiên làm việc đang mở của tài khoản kết thúc."),
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

    def set_password(self, raw_password: str | None) -> None:
        """The password in one spelling: keyboards write "ô" as one sign or as two (NIST SP 800-63B, NFKC)."""
        super().set_password(_spelled(raw_password))

    def check_password(self, raw_password: str | None) -> bool:
        """Whether it is the password, however its letters are composed."""
        return super().check_password(_spelled(raw_password))

    def _get_session_auth_hash(self, secret: str | None = None) -> str:
        """What a session is bound to: the password, as Django has it, and the generation of sessions."""
        base: Any = super()
        return f"{base._get_session_auth_hash(secret)}{self.session_generation}"  # noqa: SLF001  # Django's one place for it


def _spelled(password: str | None) -> str | None:
    return None if password is None else unicodedata.normalize("NFKC", password)


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


class RolePolicy(models.Model):
    """What the portal asks of whoever holds a role, at any unit."""

    role = models.CharField(
        _("vai trò"),
        max_length=20,
        choices=Role.choices,
        unique=True,
        error_messages={"unique": _("Vai trò này đã có trong danh sách; hãy sửa dòng đã có.")},
    )
    requires_second_factor = models.BooleanField(
        _("bắt buộc xác thực hai bước"),
        default=False,
        help_text=_("Người có vai trò này phải thiết lập xác thực hai bước rồi mới dùng được cổng."),
    )

    class Meta:
        verbose_name = _("yêu cầu theo vai trò")
        verbose_name_plural = pgettext_lazy("plural", "yêu cầu theo vai trò")
        ordering = ["role"]

    def __str__(self) -> str:
        return str(self.get_role_display())
