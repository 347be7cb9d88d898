"""Signing in and out."""

from typing import Any

from django.contrib import messages
from django.contrib.auth import logout
from django.contrib.auth.forms import AuthenticationForm
from django.contrib.auth.views import LoginView
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.shortcuts import resolve_url
from django.utils.translation import gettext as _
from django.views import View

from units.security.browsers import remember_browser
from units.security.sessions import end_sessions
from units.sign_in_forms import SignInForm
from units.views.common import OwnPage


class SignIn(LoginView):
    """The sign-in page; who is signed in already goes on."""

    form_class = SignInForm
    redirect_authenticated_user = True
    http_method_names = ["get", "head", "post", "options"]

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """A method that is not offered is refused before anybody is led on."""
        if (request.method or "").lower() not in self.http_method_names:
            return self.http_method_not_allowed(request, *args, **kwargs)
        return super().dispatch(request, *args, **kwargs)

    def form_valid(self, form: AuthenticationForm) -> HttpResponse:
        """Signed in: the browser is known from now on."""
        response = super().form_valid(form)
        remember_browser(response, form.get_user())
        return response


class SignOutEverywhere(OwnPage, View):
    """Ends all sessions of the account, this one too."""

    http_method_names = ["post", "options"]

    def post(self, request: HttpRequest, **_kwargs: Any) -> HttpResponse:
        """Sign out."""
        end_sessions(account=self.account)
        logout(request)
        messages.success(request, _("Đã đăng xuất khỏi mọi thiết bị."))
        return HttpResponseRedirect(resolve_url("login"))
