"""The door of every page and download of a round: who may read it, and what they are given."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property, wraps
from typing import Any, Concatenate, ParamSpec, TypeVar

from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404
from django.utils.cache import patch_cache_control
from django.views.decorators.http import require_safe

from scoring.models import Publication, Round
from scoring.permissions import Person, may_follow, may_see_results, visible_rounds
from scoring.results.source import Results, live_results, results_of
from scoring.selectors.publications import latest_publication

P = ParamSpec("P")
R = TypeVar("R", bound=HttpResponseBase)


@dataclass(frozen=True)
class Opened:
    """A round that `reader` may read; `publication` is the version in force, None while it is open."""

    round: Round
    publication: Publication | None
    reader: Person

    @cached_property
    def results(self) -> Results:
        """Frozen results where there are any, live ones otherwise."""
        return results_of(self.publication) if self.publication else live_results(self.round)

    @cached_property
    def rounds(self) -> list[Round]:
        """All rounds the reader may go to, the latest first."""
        return list(visible_rounds(self.reader).order_by("-year", "slug"))

    @cached_property
    def is_followed(self) -> bool:
        """Whether the reader is one of the authority's own people."""
        return may_follow(self.reader, self.round)


def round_or_404(request: HttpRequest, slug: str) -> Opened:
    """The round at this address.

    Raises Http404 when there is none, and just the same when the person may not read it: an open round is
    for the authority's own people, a published one for whom its visibility names.
    """
    round_ = get_object_or_404(Round, slug=slug)
    publication = latest_publication(round_)
    may_read = may_see_results if publication else may_follow
    if not may_read(request.user, round_):
        raise Http404
    return Opened(round_, publication, request.user)


def of_round(view: Callable[Concatenate[HttpRequest, Opened, P], R]) -> Callable[..., R]:
    """Make a view of an opened round a view of its slug. What it answers is never kept by shared caches."""

    @require_safe
    @wraps(view)
    def guarded(request: HttpRequest, slug: str, *args: P.args, **kwargs: P.kwargs) -> R:
        response = view(request, round_or_404(request, slug), *args, **kwargs)
        patch_cache_control(response, private=True, **_freshness(request))
        return response

    return guarded


def _freshness(request: HttpRequest) -> dict[str, Any]:
    """Anonymous readers may keep a page and ask whether it still holds; a signed-in one leaves none behind."""
    return {"no_cache": True} if request.user.is_anonymous else {"no_store": True}
