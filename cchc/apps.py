"""The project as an application: formats, look, template filters."""

from django.apps import AppConfig


class CchcConfig(AppConfig):
    """Shared pieces of the portal."""

    name = "cchc"
    verbose_name = "CCHC"
