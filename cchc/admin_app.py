"""The admin application with the portal's own site."""

from django.contrib.admin.apps import AdminConfig


class PortalAdminConfig(AdminConfig):
    """Django's admin, served by PortalAdminSite."""

    default_site = "cchc.admin_site.PortalAdminSite"
