"""The portal as it is deployed, with one more address that answers nothing, behind the same middleware."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.urls import include, path

from cchc.wsgi import application

__all__ = ["application", "urlpatterns"]


def empty(request: HttpRequest) -> HttpResponse:  # noqa: ARG001  # a view's signature
    """The least that Django can do."""
    return HttpResponse()


urlpatterns = [path("trong/", empty), path("", include("cchc.urls"))]
settings.ROOT_URLCONF = __name__
