"""The admin site in the portal's name, with its one sign-in page."""

from typing import Any

from django.conf import settings
from django.contrib.admin import AdminSite
from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import resolve_url
from django.utils.translation import gettext_lazy as _
from django.views.i18n import JavaScriptCatalog

# Tables of libraries are no business of the back office. What is used most comes first.
APPS = ("scoring", "units")
ORDER = (
    "Round", "RoundUnit", "HeadRating", "CriteriaSet", "Criterion", "ClassificationScheme", "Publication", "Event",
    "Unit", "User", "RolePolicy", "SignInFailure",
)  # fmt: skip


class PortalAdminSite(AdminSite):
    """The back office: registries, rounds, sheets."""

    site_header = _("Cổng chấm điểm CCHC")
    site_title = _("Quản trị – Cổng chấm điểm CCHC")
    index_title = _("Quản trị")
    enable_nav_sidebar = True

    def login(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> HttpResponse:  # noqa: ARG002  # Django's signature
        """Sign in on the portal's page; who is signed in already and may not enter is told so."""
        if request.user.is_authenticated and not self.has_permission(request):
            raise PermissionDenied
        following = request.GET.get("next") or resolve_url("admin:index")
        return redirect_to_login(following, resolve_url(settings.LOGIN_URL))

    def password_change(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> Any:  # noqa: ARG002  # Django's signature
        """The one page for it is the portal's."""
        return HttpResponseRedirect(resolve_url("account-password"))

    def i18n_javascript(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> HttpResponse:  # noqa: ARG002  # Django's signature
        """Django's texts for the scripts, completed by the portal's catalogue."""
        return JavaScriptCatalog(packages=["django.contrib.admin", "cchc"]).get(request)

    def get_app_list(self, request: HttpRequest, app_label: str | None = None) -> list[Any]:
        """Applications and models in the order of work instead of the alphabet."""
        apps = super().get_app_list(request, app_label)
        for app in apps:
            app["models"].sort(key=_place)
        return sorted((app for app in apps if app["app_label"] in APPS), key=lambda app: APPS.index(app["app_label"]))


def _place(model: dict[str, Any]) -> int:
    name = model["object_name"]
    return ORDER.index(name) if name in ORDER else len(ORDER)
