"""Accounts and their roles."""

from typing import TYPE_CHECKING, Any

from django.contrib import admin
from django.contrib.auth.admin import UserAdmin as DjangoUserAdmin
from django.contrib.auth.models import Group
from django.db.models import ForeignKey, QuerySet
from django.forms import ModelChoiceField
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _

from cchc.tables.admin import Upload
from cchc.tables.report import Report
from units.account_forms import AccountChangeForm, AccountCreationForm, AccountPasswordForm
from units.account_resource import AccountResource, held_by
from units.accounts import roles_of
from units.admin.account_acts import AccountActs
from units.admin.account_files import AccountFiles
from units.admin.base import PartInline, Person, found_without_marks
from units.admin.transfer import GuardedResource, TransferAdmin
from units.models import Membership, Role, Unit, User
from units.scope import accounts_within, looks_after, units_within

if TYPE_CHECKING:
    AccountAdminBase = DjangoUserAdmin[User]
else:
    AccountAdminBase = DjangoUserAdmin

# Roles at a unit say who may do what; Django's groups would be a second answer to the same question.
admin.site.unregister(Group)


class MembershipInline(PartInline[Membership, User]):
    """Roles of the account, at units the administrator looks after."""

    model = Membership
    autocomplete_fields = ["unit"]

    def formfield_for_foreignkey(
        self, db_field: ForeignKey[Any, Any], request: HttpRequest, **kwargs: Any
    ) -> "ModelChoiceField[Unit] | None":
        """Units within reach."""
        if db_field.name == "unit":
            kwargs["queryset"] = units_within(request.user, Role.ADMINISTRATOR)
        return super().formfield_for_foreignkey(db_field, request, **kwargs)


class ReachableAccounts(GuardedResource, AccountResource):
    """Accounts the administrator looks after, with roles at units within reach."""

    beyond = _("Tài khoản này, hoặc đơn vị của vai trò, ngoài phạm vi quản lý của bạn.")

    def may_write(self, person: User, instance: User) -> bool:
        """The account as it is and its roles as they shall be; nobody changes roles of their own."""
        wanted = held_by(instance)
        if instance.pk == person.pk and wanted != roles_of(instance):
            return False
        within = set(units_within(person, Role.ADMINISTRATOR).values_list("code", flat=True))
        reached = instance.pk is None or looks_after(person, instance, Role.ADMINISTRATOR)
        return reached and {code for code, _role in wanted} <= within


@admin.register(User)
class AccountAdmin(AccountActs, AccountFiles, TransferAdmin[User], AccountAdminBase):
    """Accounts, for administrators only."""

    viewers = editors = (Role.ADMINISTRATOR,)
    resource_classes = [ReachableAccounts]
    form = AccountChangeForm
    add_form = AccountCreationForm
    change_password_form = AccountPasswordForm
    inlines = [MembershipInline]
    list_display = ["username", "full_name", "roles", "is_active", "second_factor", "last_login"]
    list_filter = ["memberships__role", "is_active", "is_staff", "must_change_password"]
    search_fields = ["username", "full_name", "email"]
    search_help_text = _("Tìm theo họ tên (không cần dấu), tên đăng nhập hoặc thư điện tử.")
    filter_horizontal = []
    readonly_fields = ["last_login", "date_joined", "second_factor", "must_change_password"]
    fieldsets = [
        (None, {"fields": ["username", "password", "full_name", "email"]}),
        (_("Quyền"), {"fields": ["is_active", "is_staff", "is_superuser"]}),
        (_("Bảo mật"), {"fields": ["must_change_password", "second_factor"]}),
        (_("Thời gian"), {"fields": ["last_login", "date_joined"]}),
    ]
    add_fieldsets = [
        (None, {"fields": ["username", "full_name", "email", "is_staff", "password1", "password2"]}),
    ]

    @admin.display(description=_("vai trò"))
    def roles(self, account: User) -> str:
        """Roles and where they are held."""
        return "; ".join(f"{row.get_role_display()} – {row.unit}" for row in account.memberships.all())

    @admin.display(description=_("xác thực hai bước"), boolean=True)
    def second_factor(self, account: User) -> bool:
        """Whether a code is asked for after the password."""
        return bool(account.totpdevice_set.all())  # type: ignore[attr-defined]  # the library has no types

    def visible_to(self, person: Person, rows: QuerySet[User]) -> QuerySet[User]:
        """Accounts of the administrator's units."""
        mine = accounts_within(person, Role.ADMINISTRATOR).values("pk")
        return rows.filter(pk__in=mine).prefetch_related("memberships__unit", "totpdevice_set")

    def may_edit(self, person: Person, row: User) -> bool:
        """Only accounts without a role elsewhere."""
        return looks_after(person, row, Role.ADMINISTRATOR)

    def has_delete_permission(self, request: HttpRequest, obj: User | None = None) -> bool:
        """Nobody deletes their own account."""
        return super().has_delete_permission(request, obj) and (obj is None or obj.pk != request.user.pk)

    def imported(self, request: HttpRequest, report: Report, upload: Upload) -> HttpResponse:
        """First passwords are shown on this one page, and kept nowhere."""
        passwords = upload.used.passwords if isinstance(upload.used, AccountResource) else {}
        if not passwords:
            return super().imported(request, report, upload)
        return self.passwords_page(request, passwords)

    def get_readonly_fields(self, request: HttpRequest, obj: User | None = None) -> list[str]:
        """Nobody locks themselves out; only who administers the whole portal hands that on."""
        own = ["is_active", "is_staff", "is_superuser"] if obj is not None and obj.pk == request.user.pk else []
        return [*self.readonly_fields, *(own if request.user.is_superuser else own or ["is_superuser"])]

    def get_search_results(
        self,
        request: HttpRequest,  # noqa: ARG002  # Django's signature
        queryset: QuerySet[User],
        search_term: str,
    ) -> tuple[QuerySet[User], bool]:
        """Names without marks."""
        return found_without_marks(queryset, search_term, "username", "full_name", "email"), False
