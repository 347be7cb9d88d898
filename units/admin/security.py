"""What roles must have, and failed sign-ins with the blocks they cause."""

from typing import Any

from axes.models import AccessAttempt
from django.conf import settings
from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from units.admin.base import Person, RoleAdmin
from units.models import Role, RolePolicy, SignInFailure
from units.scope import accounts_within


@admin.register(RolePolicy)
class RolePolicyAdmin(RoleAdmin[RolePolicy]):
    """Which roles must have a second factor."""

    viewers = editors = (Role.ADMINISTRATOR,)
    list_display = ["role", "requires_second_factor"]

    def has_delete_permission(self, request: HttpRequest, obj: RolePolicy | None = None) -> bool:  # noqa: ARG002  # Django's signature
        """A role that asks for nothing is a row without the mark."""
        return False

    def get_readonly_fields(self, request: HttpRequest, obj: RolePolicy | None = None) -> list[str]:  # noqa: ARG002  # Django's signature
        """The role of a row stays."""
        return ["role"] if obj else []


@admin.register(SignInFailure)
class SignInFailureAdmin(RoleAdmin[SignInFailure]):
    """Failed sign-ins that still count. To delete a row is to lift the block."""

    viewers = editors = (Role.ADMINISTRATOR,)
    list_display = ["name", "address", "from_known_browser", "failures", "latest", "until"]
    list_display_links = None
    search_fields = ["username", "ip_address"]
    search_help_text = _("Tìm theo tên đăng nhập hoặc địa chỉ mạng.")
    fields = readonly_fields = ["name", "address", "from_known_browser", "failures", "latest", "until"]  # type: ignore[assignment]  # names of the methods below

    def visible_to(self, person: Person, rows: QuerySet[SignInFailure]) -> QuerySet[SignInFailure]:
        """Those of accounts within reach; who administers the whole portal sees names that nobody has, too."""
        rows = rows.filter(attempt_time__gt=timezone.now() - settings.AXES_COOLOFF_TIME)
        if person.is_superuser:
            return rows
        names = accounts_within(person, Role.ADMINISTRATOR).values("username")
        return rows.filter(username__in=names)

    # The library's own names of the columns are English.
    @admin.display(description=_("tên đăng nhập"), ordering="username")
    def name(self, row: AccessAttempt) -> str:
        """As it was typed."""
        return str(row.username)

    @admin.display(description=_("địa chỉ mạng"), ordering="ip_address")
    def address(self, row: AccessAttempt) -> str:
        """Of the client; of an IPv6 client its network."""
        return str(row.ip_address or "")

    @admin.display(description=_("số lần sai"), ordering="failures_since_start")
    def failures(self, row: AccessAttempt) -> int:
        """Wrong passwords."""
        return int(row.failures_since_start)

    @admin.display(description=_("lần cuối"), ordering="attempt_time")
    def latest(self, row: AccessAttempt) -> Any:
        """The last of them."""
        return timezone.localtime(row.attempt_time)

    @admin.display(description=_("trình duyệt quen"), boolean=True)
    def from_known_browser(self, row: AccessAttempt) -> bool:
        """Whether the account had signed in with that browser before."""
        return bool(row.user_agent)

    @admin.display(description=_("tính đến"))
    def until(self, row: AccessAttempt) -> Any:
        """When these failures count no more."""
        return timezone.localtime(row.attempt_time + settings.AXES_COOLOFF_TIME)

    def has_add_permission(self, request: HttpRequest) -> bool:  # noqa: ARG002  # Django's signature
        """The sign-in page writes them."""
        return False

    def has_change_permission(self, request: HttpRequest, obj: SignInFailure | None = None) -> bool:  # noqa: ARG002  # Django's signature
        """They are what they are."""
        return False

    def has_delete_permission(self, request: HttpRequest, obj: SignInFailure | None = None) -> bool:  # noqa: ARG002  # Django's signature
        """Administrators lift blocks."""
        return self.has_view_permission(request)
