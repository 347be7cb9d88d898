"""Failed sign-ins as the back office shows them."""

from axes.models import AccessAttempt
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class SignInFailure(AccessAttempt):  # type: ignore[misc]  # the library has no types
    """Failed sign-ins of a user name from an address; deleting the row lifts the block they caused."""

    class Meta:
        proxy = True
        verbose_name = _("đăng nhập sai")
        verbose_name_plural = pgettext_lazy("plural", "đăng nhập sai")
        ordering = ["-attempt_time"]

    def __str__(self) -> str:
        return f"{self.username} – {self.ip_address}"
