"""Pages are read (GET, HEAD) and sent (POST). Nothing is offered by any other method, the back office included."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed

OFFERED = ("GET", "HEAD", "POST")

Answer = Callable[[HttpRequest], HttpResponse]


class MethodMiddleware:
    """Answers 405 to every other method before any page is asked."""

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Pass on what is offered."""
        return self.get_response(request) if request.method in OFFERED else HttpResponseNotAllowed(OFFERED)
