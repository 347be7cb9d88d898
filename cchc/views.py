"""Pages of the portal that belong to no round."""

from django.db import connection
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.templatetags.static import static
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_safe
from django.views.i18n import set_language

ROBOTS = "User-agent: *\nDisallow: /admin/\nDisallow: /tai-khoan/\nDisallow: /*/nhap-diem/\n"


# The language is no secret and harms nobody: without a token the page around the form can be kept by readers.
choose_language = csrf_exempt(set_language)


@require_safe
def robots(request: HttpRequest) -> HttpResponse:  # noqa: ARG001  # a view's signature
    """What search engines leave alone."""
    return HttpResponse(ROBOTS, content_type="text/plain; charset=utf-8")


@require_safe
def favicon(request: HttpRequest) -> HttpResponse:  # noqa: ARG001  # a view's signature
    """The icon, for browsers that look where icons used to be."""
    return HttpResponseRedirect(static("cchc/favicon.svg"))


@never_cache
@require_safe
def health(request: HttpRequest) -> HttpResponse:  # noqa: ARG001  # a view's signature
    """ "ok" when the portal answers and reaches its database; for the people who keep it running."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
    return HttpResponse("ok", content_type="text/plain")
