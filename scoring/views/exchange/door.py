"""The door of the workbook pages: who is not signed in is asked to, to everybody else a closed page is not there."""

from collections.abc import Callable
from functools import wraps
from typing import Any, Concatenate, ParamSpec

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.cache import never_cache

from scoring.models import Round, ScoreImport
from scoring.permissions import may_enter, may_follow

P = ParamSpec("P")


def of_followed_round(view: Callable[Concatenate[HttpRequest, Round, P], HttpResponse]) -> Callable[..., HttpResponse]:
    """Make a view of a round a view of its slug, for the authority's own people."""

    @wraps(view)
    def guarded(request: HttpRequest, slug: str, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        round_ = get_object_or_404(rounds(), slug=slug)
        if not may_follow(request.user, round_):
            raise Http404
        return view(request, round_, *args, **kwargs)

    return never_cache(login_required(guarded))


def of_import(view: Callable[[HttpRequest, ScoreImport], HttpResponse]) -> Callable[..., HttpResponse]:
    """Make a view of an import a view of its round's slug and its number, for those who may enter scores."""

    @wraps(view)
    def guarded(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
        import_ = get_object_or_404(_imports(), round__slug=slug, pk=pk)
        if not may_enter(request.user, import_.round):
            raise Http404
        return view(request, import_)

    return never_cache(login_required(guarded))


def rounds() -> Any:
    """Rounds with what the pages around them say."""
    return Round.objects.select_related("authority", "criteria_set", "scheme")


def _imports() -> Any:
    """Imports without their reports, which are long and not needed while a file is being worked on."""
    return ScoreImport.objects.select_related(
        "round__authority", "round__criteria_set", "round__scheme", "uploaded_by"
    ).defer("report")
