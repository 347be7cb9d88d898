"""The door of the working pages: who is not signed in is asked to, to everybody else a closed page is not there.

Which acts a page offers is asked of the gate (`scoring.selectors.gate`), and again by the service.
"""

from collections.abc import Callable
from functools import wraps
from typing import Any, Concatenate, ParamSpec
from urllib.parse import urlsplit

from django.contrib.auth.views import redirect_to_login
from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404
from django.views.decorators.cache import never_cache

from scoring.models import Round, RoundUnit
from scoring.permissions import Person, may_follow, may_see_sheet, may_steer
from units.access import units_with_role
from units.models import Role

P = ParamSpec("P")
PlaceView = Callable[Concatenate[HttpRequest, RoundUnit, P], HttpResponseBase]
RoundView = Callable[Concatenate[HttpRequest, Round, P], HttpResponseBase]
Guarded = Callable[..., HttpResponseBase]


def of_place(view: PlaceView[P]) -> Guarded:
    """Make a view of a unit's place in a round a view of `slug` and `code`, for who may see the unit's sheet."""

    @wraps(view)
    def guarded(request: HttpRequest, slug: str, code: str, *args: P.args, **kwargs: P.kwargs) -> HttpResponseBase:
        place = get_object_or_404(places(), round__slug=slug, unit__code=code)
        if not may_see_sheet(request.user, place):
            raise Http404
        return view(request, place, *args, **kwargs)

    return never_cache(_signed_in_first(guarded))


def of_work_round(view: RoundView[P]) -> Guarded:
    """Make a view of a round a view of `slug`, for all who take part: the authority's people and its units' officials.

    What an official may see of it is the view's to limit to their own unit.
    """
    return _of_round(view, takes_part)


def of_authority_round(view: RoundView[P]) -> Guarded:
    """The same for the authority's own people only (office, appraisers, leader, administrator)."""
    return _of_round(view, may_follow)


def of_steered_round(view: RoundView[P]) -> Guarded:
    """The same for those who steer the round: office, leader, administrator."""
    return _of_round(view, may_steer)


def takes_part(person: Person, round_: Round) -> bool:
    """Whether `person` is one of the authority's people, or an official of a unit of the round."""
    own = units_with_role(person, Role.OFFICIAL)
    return may_follow(person, round_) or RoundUnit.objects.filter(round=round_, unit__in=own).exists()


def places() -> Any:
    """Places with what the pages around them say."""
    return RoundUnit.objects.select_related("round__authority", "round__criteria_set", "round__scheme", "unit", "block")


def rounds() -> Any:
    """Rounds with what the pages around them say."""
    return Round.objects.select_related("authority", "criteria_set", "scheme")


def _of_round(view: RoundView[P], may_enter: Callable[[Person, Round], bool]) -> Guarded:
    @wraps(view)
    def guarded(request: HttpRequest, slug: str, *args: P.args, **kwargs: P.kwargs) -> HttpResponseBase:
        round_ = get_object_or_404(rounds(), slug=slug)
        if not may_enter(request.user, round_):
            raise Http404
        return view(request, round_, *args, **kwargs)

    return never_cache(_signed_in_first(guarded))


def _signed_in_first(view: Guarded) -> Guarded:
    """Ask who is not signed in to do so, and come back to a page that can be read again."""

    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if request.user.is_authenticated:
            return view(request, *args, **kwargs)
        is_read = request.method in {"GET", "HEAD"}
        return redirect_to_login(request.get_full_path() if is_read else _asked_from(request))

    return guarded


def _asked_from(request: HttpRequest) -> str:
    """The page a form was sent from: many addresses of acts take POST only, so that reading them says 405."""
    found = urlsplit(request.headers.get("Referer", ""))
    if found.netloc != request.get_host():
        return request.get_full_path()
    return f"{found.path}?{found.query}" if found.query else found.path
