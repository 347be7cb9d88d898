"""Pages of the portal that belong to no round."""

from typing import Any

from django import forms
from django.contrib.auth.forms import AuthenticationForm
from django.contrib.auth.views import LoginView
from django.db import connection
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.templatetags.static import static
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_safe
from django.views.i18n import set_language

ROBOTS = "User-agent: *\nDisallow: /admin/\nDisallow: /tai-khoan/\nDisallow: /*/nhap-diem/\n"


class SignInForm(AuthenticationForm):
    """Name and password, with messages as an office writes them."""

    error_messages = {
        "invalid_login": _(
            "Tên đăng nhập hoặc mật khẩu không đúng. Hãy kiểm tra chữ hoa, chữ thường và bộ gõ tiếng Việt."
        ),
        "inactive": _("Tài khoản này đã bị khóa. Hãy liên hệ quản trị hệ thống."),
    }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._say_what_is_missing("username", _("Hãy nhập tên đăng nhập."))
        self._say_what_is_missing("password", _("Hãy nhập mật khẩu."))

    def _say_what_is_missing(self, name: str, message: Any) -> None:
        field: forms.Field = self.fields[name]
        field.error_messages["required"] = message


class SignIn(LoginView):
    """The sign-in page; who is signed in already goes on."""

    form_class = SignInForm
    redirect_authenticated_user = True


# The language is no secret and harms nobody: without a token the page around the form can be kept by readers.
choose_language = csrf_exempt(set_language)


@require_safe
def robots(request: HttpRequest) -> HttpResponse:  # noqa: ARG001  # a view's signature
    """What search engines leave alone."""
    return HttpResponse(ROBOTS, content_type="text/plain; charset=utf-8")


@require_safe
def favicon(request: HttpRequest) -> HttpResponse:  # noqa: ARG001  # a view's signature
    """The icon, for browsers that look where icons used to be."""
    return HttpResponseRedirect(static("cchc/favicon.svg"))


@never_cache
@require_safe
def health(request: HttpRequest) -> HttpResponse:  # noqa: ARG001  # a view's signature
    """ "ok" when the portal answers and reaches its database; for the people who keep it running."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
    return HttpResponse("ok", content_type="text/plain")
