"""Files of accounts: the workbook to fill in, and the sheet of first passwords, which is made once and kept nowhere."""

import base64
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.utils.decorators import method_decorator
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from cchc.tables.admin import XLSX, file_response
from cchc.tables.sheets import SheetOut, table_files
from units.account_template import template_sheet
from units.models import Role, User
from units.people import signed_in
from units.scope import units_within

if TYPE_CHECKING:
    from units.admin.transfer import TransferAdmin

    Base = TransferAdmin[User]
else:
    Base = object


class AccountFiles(Base):
    """The template of the import page, and the page after it."""

    import_template_name = "admin/units/user/import.html"

    def get_urls(self) -> list[URLPattern]:
        """The template has an address of its own."""
        page = self.admin_site.admin_view(self.template_file)
        return [path("mau/", page, name="units_user_template"), *super().get_urls()]

    @method_decorator(require_safe)
    def template_file(self, request: HttpRequest) -> HttpResponse:
        """A workbook with a row for each unit; those that have an official bring that account's row."""
        if not self.has_import_permission(request):
            raise PermissionDenied
        units = units_within(signed_in(request), Role.ADMINISTRATOR)
        sheet = template_sheet(units)
        return file_response(table_files().xlsx_bytes(sheet.title, [sheet]), sheet.title, ".xlsx", XLSX)

    @method_decorator(never_cache)
    def passwords_page(self, request: HttpRequest, passwords: Mapping[str, str]) -> HttpResponse:
        """The one page that shows passwords, by user name, with the sheet to hand them out."""
        sheet = password_sheet(passwords, request.build_absolute_uri(reverse("login")))
        file = base64.b64encode(table_files().xlsx_bytes(sheet.title, [sheet])).decode()
        context: dict[str, Any] = {
            **self.admin_site.each_context(request),
            "opts": self.opts,
            "title": sheet.title,
            "sheet": sheet,
            "passwords": dict(passwords),
            "file": file,
            "kind": XLSX,
        }
        return TemplateResponse(request, "admin/import_export/passwords.html", context)


def password_sheet(passwords: Mapping[str, str], address: str) -> SheetOut:
    """First passwords with whom they are for, one to a row, to be cut into slips."""
    accounts = User.objects.filter(username__in=passwords).prefetch_related("memberships__unit")
    rows = [
        (_units(account), account.full_name, account.username, passwords[account.username], address)
        for account in accounts
    ]
    headers = [_("Đơn vị"), _("Họ và tên"), _("Tên đăng nhập"), _("Mật khẩu dùng một lần"), _("Trang đăng nhập")]
    return SheetOut(_("Mật khẩu lần đầu"), headers, rows, (28, 28, 20, 24, 40), (2, 3))


def _units(account: User) -> str:
    return "; ".join(dict.fromkeys(row.unit.full_name for row in account.memberships.all()))
