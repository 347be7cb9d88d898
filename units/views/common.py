"""What the pages of an account share."""

from typing import Any

from django.contrib.auth.mixins import LoginRequiredMixin
from django.contrib.auth.views import RedirectURLMixin
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.decorators import method_decorator
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.generic import FormView, TemplateView

from units.models import User
from units.people import signed_in


class OwnPage(LoginRequiredMixin):
    """A page of whoever is signed in, kept by no browser."""

    request: HttpRequest

    @property
    def account(self) -> User:
        """Whose page it is."""
        return signed_in(self.request)

    @method_decorator([never_cache, sensitive_post_parameters()])
    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        """Sign in first."""
        return super().dispatch(request, *args, **kwargs)


class OwnTemplate(OwnPage, TemplateView):
    """A page to read."""

    http_method_names = ["get", "head", "options"]


class OwnForm(OwnPage, RedirectURLMixin, FormView):  # type: ignore[type-arg]  # not generic at run time
    """A page with a form, from which one comes back to the page one wanted, if that is on this host."""

    http_method_names = ["get", "head", "post", "options"]
    next_page = "account"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """With the way back."""
        return super().get_context_data(**{"next": self.get_redirect_url(), **kwargs})

    def onward(self) -> HttpResponse:
        """Where to go when all is done."""
        return HttpResponseRedirect(self.get_success_url())
