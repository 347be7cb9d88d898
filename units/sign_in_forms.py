"""Forms with which people sign in and keep their account safe."""

from typing import Any

from django import forms
from django.contrib.auth import authenticate
from django.contrib.auth.forms import AuthenticationForm, PasswordChangeForm
from django.core.exceptions import ValidationError
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from units.models import User
from units.security.throttle import blocked_until

WRONG = gettext_lazy("Tên đăng nhập hoặc mật khẩu không đúng. Hãy kiểm tra chữ hoa, chữ thường và bộ gõ tiếng Việt.")


def _say_what_is_missing(form: forms.BaseForm, **messages: Any) -> None:
    for name, message in messages.items():
        form.fields[name].error_messages["required"] = message


def blocked_message(request: HttpRequest, username: str) -> str:
    """What is said of a blocked account, also where there is no such account; "" if it may be tried now."""
    end = blocked_until(request, username) if getattr(request, "axes_locked_out", False) else None
    if end is None:
        return ""
    minutes = max(1, -(-int((end - timezone.now()).total_seconds()) // 60))
    words = {"time": f"{timezone.localtime(end):%H:%M}", "minutes": minutes}
    message = _(
        "Đã nhập sai quá nhiều lần nên cổng tạm ngừng nhận mật khẩu. Hãy thử lại sau %(time)s (%(minutes)d phút nữa), "
        "hoặc nhờ quản trị hệ thống gỡ chặn."
    )
    return message % words


class SignInForm(AuthenticationForm):
    """Name and password, with messages as an office writes them."""

    error_messages = {
        "invalid_login": WRONG,
        "inactive": gettext_lazy("Tài khoản này đã bị khóa. Hãy liên hệ quản trị hệ thống."),
    }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _say_what_is_missing(
            self,
            username=gettext_lazy("Hãy nhập tên đăng nhập."),
            password=gettext_lazy("Hãy nhập mật khẩu."),
        )

    def get_invalid_login_error(self) -> ValidationError:
        """Blocked, or wrong."""
        message = blocked_message(self.request, self.cleaned_data["username"]) if self.request else ""
        return ValidationError(message, code="blocked") if message else super().get_invalid_login_error()


class OwnPasswordForm(PasswordChangeForm):
    """The person's own password: the present one, and the new one twice."""

    error_messages = {
        "password_mismatch": gettext_lazy("Hai lần nhập mật khẩu mới không giống nhau."),
        "password_incorrect": gettext_lazy("Mật khẩu hiện tại không đúng."),
        "password_kept": gettext_lazy("Mật khẩu mới phải khác mật khẩu hiện tại."),
    }

    def __init__(self, request: HttpRequest, user: User, *args: Any, **kwargs: Any) -> None:
        super().__init__(user, *args, **kwargs)
        self.request = request
        _say_what_is_missing(
            self,
            old_password=gettext_lazy("Hãy nhập mật khẩu hiện tại."),
            new_password1=gettext_lazy("Hãy nhập mật khẩu mới."),
            new_password2=gettext_lazy("Hãy nhập lại mật khẩu mới."),
        )

    def clean_old_password(self) -> str:
        """The present password; tries are counted like those of the sign-in page."""
        password: str = self.cleaned_data["old_password"]
        if authenticate(self.request, username=self.user.get_username(), password=password) is None:
            message = blocked_message(self.request, self.user.get_username())
            raise ValidationError(message or self.error_messages["password_incorrect"], code="password_incorrect")
        self.user.refresh_from_db(fields=["password"])  # hashed anew when its hash was an old one
        return password

    def clean(self) -> dict[str, Any]:
        """Refuse a new password that is the present one."""
        data: dict[str, Any] = super().clean() or self.cleaned_data
        if data.get("old_password") and data["old_password"] == data.get("new_password1"):
            self.add_error("new_password1", ValidationError(self.error_messages["password_kept"], code="password_kept"))
        return data


class CodeForm(forms.Form):
    """A code of the application, or a recovery code."""

    code = forms.CharField(
        max_length=20,
        error_messages={"required": gettext_lazy("Hãy nhập mã."), "max_length": gettext_lazy("Mã quá dài.")},
    )


class EnrolForm(CodeForm):
    """A code of the application, with the key it was made from; `current` is one of the factor in force, if any."""

    current = forms.CharField(max_length=20, required=False)
    ticket = forms.CharField(max_length=400, widget=forms.HiddenInput)
