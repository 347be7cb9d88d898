"""What a signed-in person must do before anything else, and the middleware that leads there."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from units.models import User
from units.security.policy import requires_second_factor
from units.security.second_factor import has_second_factor, is_verified

ALWAYS_OPEN = frozenset({"login", "logout", "set_language", "robots", "favicon", "health"})


@dataclass(frozen=True, slots=True)
class Step:
    """A page that comes first; `code` is for programs, `message` for people."""

    page: str
    code: str
    message: str | Promise


VERIFY = Step("account-verify", "second_factor_needed", _("Hãy nhập mã xác thực hai bước để tiếp tục."))
PASSWORD = Step(
    "account-password", "password_change_needed", _("Hãy đổi mật khẩu do người khác đặt rồi mới dùng được cổng.")
)
ENROL = Step(
    "account-enrol",
    "second_factor_setup_needed",
    _("Vai trò của bạn bắt buộc xác thực hai bước. Hãy thiết lập rồi mới dùng được cổng."),
)


def next_step(request: HttpRequest) -> Step | None:
    """What the person must do first; None if nothing. Who has a second factor shows it before anything is changed."""
    person = request.user
    if not isinstance(person, User):
        return None
    verified = is_verified(request)
    has_factor = verified or has_second_factor(person)
    if has_factor and not verified:
        return VERIFY
    if person.must_change_password:
        return PASSWORD
    return ENROL if not has_factor and requires_second_factor(person) else None


class Gate:
    """Leads to the page that comes first. Programs are told so with 403."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Serve the request."""
        return self.get_response(request)

    def process_view(self, request: HttpRequest, _view: Any, _args: Any, _kwargs: Any) -> HttpResponse | None:
        """The way to the page that comes first, None when the page asked for may be served."""
        page = request.resolver_match.view_name if request.resolver_match else ""
        if page in ALWAYS_OPEN:
            return None
        step = next_step(request)
        if step is None or page == step.page:
            return None
        if wants_json(request):
            return JsonResponse({"error": step.code, "message": str(step.message)}, status=403)
        return HttpResponseRedirect(with_next(step.page, request))


def with_next(page: str, request: HttpRequest) -> str:
    """Address of a page from which one comes back to the page asked for."""
    address = reverse(page)
    return f"{address}?{urlencode({'next': request.get_full_path()})}" if request.method == "GET" else address


def wants_json(request: HttpRequest) -> bool:
    """Whether a script asks, which could not show a page."""
    if request.headers.get("Sec-Fetch-Dest") == "empty" or request.content_type == "application/json":
        return True
    return request.get_preferred_type(["text/html", "application/json"]) == "application/json"
