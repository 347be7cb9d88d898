"""Application of units, heads and accounts."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class UnitsConfig(AppConfig):
    """Who assesses, who is assessed, and who may do what."""

    name = "units"
    verbose_name = _("Đơn vị và tài khoản")

    def ready(self) -> None:
        """Listen to sign-ins."""
        from units.security.sessions import note_beginnings  # noqa: PLC0415  # models are not there any earlier

        note_beginnings()
