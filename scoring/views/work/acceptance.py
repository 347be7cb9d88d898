"""Accepting scores: one by one, all that is left of a unit or domain, and the first appraisal as the final one."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse, HttpResponseBadRequest, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from scoring.forms.work.decision import version
from scoring.models import Criterion, Domain, Layer, Round, RoundUnit
from scoring.selectors.appraisal.stage import APPRAISED_LAYERS, chosen_layer
from scoring.selectors.appraisal.waiting import next_waiting
from scoring.selectors.gate import gate_of
from scoring.services.appraisal import Acceptance, accept, accept_rest
from scoring.views.work.door import of_authority_round, of_place
from scoring.views.work.explanations import criterion_or_404
from units.people import signed_in

NEXT, LIST = "tiep", "phieu"


@require_POST
@of_place
def accept_score(request: HttpRequest, place: RoundUnit, criterion_code: str) -> HttpResponse:
    """Accept the score that stands before, then go to the next that waits, back to the unit's list, or to the cell."""
    criterion = criterion_or_404(place, criterion_code)
    post = request.POST
    if post.get("lop") not in APPRAISED_LAYERS:
        return HttpResponseBadRequest()
    layer = Layer(post["lop"])
    seen = version(post.get("nguon", "")), version(post.get("phien-ban", ""))
    cell = Acceptance(place.pk, criterion.code, *seen)
    try:
        accept(actor=signed_in(request), round_=place.round, cells=[cell], layer=layer)
    except ValidationError as error:
        _tell(request, error)
        return HttpResponseRedirect(_back(request, place, criterion, layer))
    messages.success(request, _("Đã chấp nhận điểm tiêu chí %(code)s.") % {"code": criterion.code})
    if post.get("ve") == NEXT:
        return _to_next(request, place.round, layer, (place, criterion))
    return HttpResponseRedirect(_back(request, place, criterion, layer))


@require_safe
@of_authority_round
def appraisal_next(request: HttpRequest, round_: Round) -> HttpResponse:
    """Go to the next score that waits for the person: the first one, or the one after `don-vi` and `tieu-chi`."""
    layer = chosen_layer(gate_of(request.user, round_), request.GET.get("lop", ""))
    return _to_next(request, round_, layer, _after(request, round_))


@require_POST
@of_authority_round
def accept_all(request: HttpRequest, round_: Round) -> HttpResponse:
    """Accept every score left of a unit (`don-vi`), a domain (`linh-vuc`), or both."""
    post = request.POST
    if post.get("lop") not in APPRAISED_LAYERS or not (post.get("don-vi") or post.get("linh-vuc")):
        return HttpResponseBadRequest()
    place = get_object_or_404(RoundUnit, round=round_, unit__code=post["don-vi"]) if post.get("don-vi") else None
    domain = _domain(round_, post["linh-vuc"]) if post.get("linh-vuc") else None
    layer = Layer(post["lop"])
    try:
        count = accept_rest(
            actor=signed_in(request),
            round_=round_,
            layer=layer,
            place=place.pk if place else None,
            domain=domain.pk if domain else None,
            seen=post.get("dau", ""),
        )
    except ValidationError as error:
        _tell(request, error)
    else:
        messages.success(request, accepted_message(count))
    return HttpResponseRedirect(_list_address(round_, layer, place, domain))


def accepted_message(count: int) -> str:
    """What to tell after accepting."""
    if not count:
        return _("Không còn điểm nào để chấp nhận.")
    return ngettext("Đã chấp nhận %(count)d điểm.", "Đã chấp nhận %(count)d điểm.", count) % {"count": count}


def _tell(request: HttpRequest, error: ValidationError) -> None:
    for message in error.messages:
        messages.error(request, message)


def _to_next(
    request: HttpRequest, round_: Round, layer: Layer, after: tuple[RoundUnit, Criterion] | None
) -> HttpResponse:
    found = next_waiting(gate_of(request.user, round_), layer, after)
    if found is None:
        messages.info(request, _("Không còn điểm nào chờ bạn thẩm định."))
        return HttpResponseRedirect(_list_address(round_, layer))
    return HttpResponseRedirect(_cell_address(round_, layer, *found))


def _after(request: HttpRequest, round_: Round) -> tuple[RoundUnit, Criterion] | None:
    unit, code = request.GET.get("don-vi"), request.GET.get("tieu-chi")
    if not (unit and code):
        return None
    place = get_object_or_404(RoundUnit.objects.select_related("unit", "round"), round=round_, unit__code=unit)
    return place, criterion_or_404(place, code)


def _domain(round_: Round, number: str) -> Domain:
    return get_object_or_404(Domain, criteria_set=round_.criteria_set_id, number=version(number))


def _back(request: HttpRequest, place: RoundUnit, criterion: Criterion, layer: Layer) -> str:
    if request.POST.get("ve") == LIST:
        domain = criterion.domain if request.POST.get("linh-vuc") else None
        return f"{_list_address(place.round, layer, place, domain)}#o-{criterion.pk}"
    return _cell_address(place.round, layer, place.unit.code, criterion.code)


def _cell_address(round_: Round, layer: Layer, unit: str, code: str) -> str:
    return f"{reverse('cell', args=[round_.slug, unit, code])}?lop={layer.value}"


def _list_address(round_: Round, layer: Layer, place: RoundUnit | None = None, domain: Domain | None = None) -> str:
    name, args = ("appraisal-unit", [place.unit.code]) if place else ("appraisal", [])
    query = f"?lop={layer.value}&linh-vuc={domain.number}" if domain else f"?lop={layer.value}"
    return reverse(name, args=[round_.slug, *args]) + query
