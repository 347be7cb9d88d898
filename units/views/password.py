"""Changing one's own password."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.password_validation import password_validators_help_texts
from django.http import HttpResponse
from django.utils.translation import gettext as _

from units.security.passwords import change_password
from units.sign_in_forms import OwnPasswordForm
from units.views.common import OwnForm


class OwnPassword(OwnForm):
    """The present password and a new one; asked of everybody whose password somebody else set."""

    template_name = "accounts/password.html"
    form_class = OwnPasswordForm

    def get_form_kwargs(self) -> dict[str, Any]:
        """The form is about the person, and its tries are counted by the request."""
        return {**super().get_form_kwargs(), "user": self.account, "request": self.request}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """With the rules."""
        return super().get_context_data(rules=password_validators_help_texts(), **kwargs)

    def form_valid(self, form: OwnPasswordForm) -> HttpResponse:
        """Change it; this session goes on, others end."""
        change_password(account=self.account, password=form.cleaned_data["new_password1"], keep=self.request)
        messages.success(self.request, _("Đã đổi mật khẩu. Các phiên làm việc khác của bạn đã kết thúc."))
        return self.onward()
