"""Acts on accounts: a new one-time password, a lost second factor taken away, all sessions ended. Each asks first."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.contrib.admin.helpers import ACTION_CHECKBOX_NAME
from django.db import transaction
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from units.models import User
from units.people import signed_in
from units.security.audit import note, require_charge
from units.security.passwords import issue_password
from units.security.second_factor import reset_second_factor
from units.security.sessions import end_sessions

if TYPE_CHECKING:
    from django.contrib.auth.admin import UserAdmin

    from units.admin.account_files import AccountFiles

    class Base(AccountFiles, UserAdmin[User]):
        """What the acts are mixed into."""
else:
    Base = object


@dataclass(frozen=True, slots=True)
class AccountAct:
    """`name` is Django's of the action; `explanation` says what will happen to the accounts listed below it."""

    name: str
    label: Promise
    explanation: Promise
    own: bool = False
    """Whether one may do it to oneself; otherwise there is the page of one's own account."""


PASSWORD = AccountAct(
    "issue_passwords",
    gettext_lazy("Cấp mật khẩu mới dùng một lần"),
    gettext_lazy(
        "Mật khẩu cũ hết hiệu lực, các phiên đang mở kết thúc. "
        "Mật khẩu mới hiện một lần ở trang sau và phải đổi ngay khi đăng nhập."
    ),
)
FACTOR = AccountAct(
    "reset_factors",
    gettext_lazy("Gỡ xác thực hai bước"),
    gettext_lazy(
        "Dùng khi người đó mất điện thoại và mã dự phòng. Hãy chắc chắn đúng người yêu cầu. "
        "Các phiên đang mở kết thúc; vai trò bắt buộc thì lần đăng nhập sau phải thiết lập lại."
    ),
)
SESSIONS = AccountAct(
    "end_all_sessions",
    gettext_lazy("Đăng xuất khỏi mọi nơi"),
    gettext_lazy("Mọi phiên đang mở của tài khoản kết thúc; mật khẩu giữ nguyên."),
)
ACTS = (PASSWORD, FACTOR, SESSIONS)


class AccountActs(Base):
    """The acts in the menu of the list, and as buttons on the page of an account."""

    change_form_template = "admin/units/user/change_form.html"

    def get_actions(self, request: HttpRequest) -> dict[str, Any]:
        """Those of the list, for who may change accounts."""
        found: dict[str, Any] = super().get_actions(request)
        if self.has_change_permission(request):
            found |= {act.name: (_action(act), act.name, str(act.label)) for act in ACTS}
        return found

    def render_change_form(
        self, request: HttpRequest, context: dict[str, Any], *args: Any, **kwargs: Any
    ) -> HttpResponse:
        """With a button for each act on somebody else's account."""
        account = kwargs.get("obj")
        offered = account is not None and account.pk != request.user.pk and self.has_change_permission(request, account)
        return super().render_change_form(request, {**context, "acts": ACTS if offered else ()}, *args, **kwargs)

    def user_change_password(self, request: HttpRequest, id: str, form_url: str = "") -> HttpResponse:  # noqa: A002  # Django's name
        """A password for somebody else; one's own has a page that asks for the present one."""
        if id == str(request.user.pk):
            return redirect("account-password")
        response: HttpResponse = super().user_change_password(request, id, form_url)
        return response

    def ask(self, request: HttpRequest, act: AccountAct, accounts: QuerySet[User]) -> HttpResponse:
        """The page that says what will happen to whom."""
        context: dict[str, Any] = {
            **self.admin_site.each_context(request),
            "opts": self.opts,
            "title": act.label,
            "act": act,
            "accounts": accounts,
            "checkbox": ACTION_CHECKBOX_NAME,
        }
        return TemplateResponse(request, "admin/units/user/act.html", context)

    def perform(self, request: HttpRequest, act: AccountAct, accounts: QuerySet[User]) -> HttpResponse | None:
        """Do it to all of them, or to none."""
        actor = signed_in(request)
        with transaction.atomic():
            if act is PASSWORD:
                reason = _("Cấp mật khẩu mới dùng một lần.")
                issued = {row.username: issue_password(actor=actor, account=row, reason=reason) for row in accounts}
                return self.passwords_page(request, issued)
            done = sum(_DO[act.name](actor, row) for row in accounts)
        messages.success(request, _("Đã thực hiện với %(count)d tài khoản.") % {"count": done})
        return None


def _action(act: AccountAct) -> Callable[..., HttpResponse | None]:
    """The act as Django's action: ask, then do. Raises PermissionDenied for an account out of reach."""

    def action(admin: AccountActs, request: HttpRequest, accounts: QuerySet[User]) -> HttpResponse | None:
        for account in accounts:
            require_charge(signed_in(request), account)
        others = accounts.exclude(pk=signed_in(request).pk)
        if others.count() < accounts.count():
            messages.error(request, _("Với tài khoản của chính mình, hãy dùng trang Tài khoản."))
            return None
        return admin.perform(request, act, others) if "confirmed" in request.POST else admin.ask(request, act, others)

    return action


def _end_sessions(actor: User, account: User) -> bool:
    end_sessions(account=account)
    note(actor, account, _("Đăng xuất khỏi mọi nơi."))
    return True


_DO: dict[str, Callable[[User, User], bool]] = {
    FACTOR.name: lambda actor, account: reset_second_factor(actor=actor, account=account),
    SESSIONS.name: _end_sessions,
}
