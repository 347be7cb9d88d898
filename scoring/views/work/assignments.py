"""Sharing the appraisal out: appraisers by domain, one appraiser with units, and proposals that share evenly."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBadRequest, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from scoring.forms.work.assignments import matrix_shares, person_shares, ticked_domains, ticked_places
from scoring.models import Round, RoundUnit
from scoring.permissions import may_propose
from scoring.presenters.work.assignments import domains_shared_out, gaps, person_rows, units_shared_out
from scoring.presenters.work.strip import strip_of
from scoring.selectors.appraisal.coverage import active_shares, shares_by_appraiser, shares_digest
from scoring.selectors.appraisal.shape import Pair, domains_of, is_product, places_of
from scoring.selectors.assignments import Shares
from scoring.selectors.gate import gate_of
from scoring.selectors.structure import Structure, round_structure
from scoring.services.assignments import assign_all
from scoring.views.work.door import of_authority_round
from units.models import User
from units.people import signed_in

BY_DOMAIN, BY_UNIT = "linh-vuc", "don-vi"


@dataclass
class _Sharing:
    """What the page is about, read once."""

    round: Round

    @cached_property
    def shares(self) -> dict[User, Shares]:
        return active_shares(self.round)

    @cached_property
    def structure(self) -> Structure:
        return round_structure(self.round)

    @cached_property
    def places(self) -> list[RoundUnit]:
        places = RoundUnit.objects.filter(round=self.round).select_related("unit")
        return list(places.order_by("unit__sort_name", "unit__code"))

    @cached_property
    def domains(self) -> list[int]:
        return [domain.pk for domain in self.structure.domains]

    def person(self, text: str) -> User:
        """The appraiser with this key. Raises Http404."""
        found = next((person for person in self.shares if str(person.pk) == text), None)
        if found is None:
            raise Http404
        return found


@require_http_methods(["GET", "HEAD", "POST"])
@of_authority_round
def assignments(request: HttpRequest, round_: Round) -> HttpResponse:
    """The office's page of shares; to others of the authority it is not there."""
    if not may_propose(signed_in(request), round_):
        raise Http404
    sharing = _Sharing(round_)
    if request.method != "POST":
        return _page(request, sharing)
    act = ACTS.get(request.POST.get("viec", ""))
    if act is None:
        return HttpResponseBadRequest()
    try:
        changed = assign_all(
            actor=signed_in(request), round_=round_, shares=act(request, sharing), seen=request.POST.get("dau", "")
        )
    except ValidationError as error:
        return _page(request, sharing, errors=error.messages)
    messages.success(request, _assigned_message(changed))
    return HttpResponseRedirect(reverse("assignments", args=[round_.slug]))


def _matrix(request: HttpRequest, sharing: _Sharing) -> dict[int, frozenset[Pair]]:
    current = {person.pk: shares for person, shares in sharing.shares.items()}
    return matrix_shares(request.POST, current, sharing.domains)


def _person(request: HttpRequest, sharing: _Sharing) -> dict[int, frozenset[Pair]]:
    person = sharing.person(request.POST.get("nguoi", ""))
    return {person.pk: person_shares(request.POST, sharing.domains, [place.pk for place in sharing.places])}


def _evenly(request: HttpRequest, sharing: _Sharing) -> dict[int, frozenset[Pair]]:
    return {person.pk: shares.pairs for person, shares in _proposal(sharing, request.POST.get("chia", "")).items()}


ACTS: Mapping[str, Callable[[HttpRequest, _Sharing], dict[int, frozenset[Pair]]]] = {
    "ma-tran": _matrix,
    "nguoi": _person,
    "chia": _evenly,
}


def _proposal(sharing: _Sharing, kind: str) -> dict[User, Shares]:
    """Shares that are even; those there are where nothing was asked for or nobody appraises."""
    if not sharing.shares:
        return {}
    if kind == BY_DOMAIN:
        return domains_shared_out(sharing.shares, sharing.structure)
    return units_shared_out(sharing.shares, sharing.places) if kind == BY_UNIT else sharing.shares


def _page(request: HttpRequest, sharing: _Sharing, errors: Sequence[str] = ()) -> HttpResponse:
    round_, kind = sharing.round, request.GET.get("chia", "")
    gate = gate_of(request.user, round_)
    shown = _proposal(sharing, kind)
    context = {
        "round": round_,
        "strip": strip_of(gate, signed_in(request), round_),
        "errors": errors,
        "locked": gate.lock(),
        "domains": sharing.structure.domains,
        "rows": person_rows(shown, sharing.structure, sharing.places),
        "gaps": gaps(shown, sharing.structure, sharing.places),
        "proposal": kind if kind in {BY_DOMAIN, BY_UNIT} and shown else "",
        "digest": shares_digest(shares_by_appraiser(round_)),
        "edited": _edited(sharing, request),
    }
    return render(request, "work/assignments.html", context)


def _edited(sharing: _Sharing, request: HttpRequest) -> dict[str, Any] | None:
    """The appraiser whose units are edited, with boxes for domains and units: as they are, or as they were posted."""
    post = request.POST
    text = post.get("nguoi", "") if request.method == "POST" else request.GET.get("nguoi", "")
    if not text:
        return None
    person = sharing.person(text)
    shares = sharing.shares[person]
    domains, places = domains_of(shares), places_of(shares)
    if request.method == "POST":
        domains = ticked_domains(post, sharing.domains)
        places = ticked_places(post, [place.pk for place in sharing.places])
    return {
        "person": person,
        "is_mixed": not is_product(shares),
        "all_places": places is None,
        "domains": [
            {"key": domain.pk, "label": str(domain), "is_ticked": domains is None or domain.pk in domains}
            for domain in sharing.structure.domains
        ],
        "places": [
            {"key": place.pk, "label": place.unit.full_name, "is_ticked": places is not None and place.pk in places}
            for place in sharing.places
        ],
    }


def _assigned_message(changed: int) -> str:
    if not changed:
        return _("Phân công không thay đổi.")
    text = ngettext("Đã lưu phân công của %(count)d người.", "Đã lưu phân công của %(count)d người.", changed)
    return text % {"count": changed}
