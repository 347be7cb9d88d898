"""The admin application with the portal's own site."""

from django.apps import apps
from django.contrib.admin.apps import AdminConfig
from django.contrib.admin.sites import site

# Pages of a library that would show the keys of everybody's second factor.
SECRET = ("otp_totp.TOTPDevice", "otp_static.StaticDevice")


class PortalAdminConfig(AdminConfig):
    """Django's admin, served by PortalAdminSite."""

    default_site = "cchc.admin_site.PortalAdminSite"

    def ready(self) -> None:
        """Register what every application has to show, but no secrets."""
        super().ready()
        for name in SECRET:
            site.unregister(apps.get_model(name))
