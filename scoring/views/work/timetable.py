"""The timetable of a round: read by all who take part, set and extended by the office."""

from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from scoring.forms.work.timetable import ExtensionForm, TimetableForm, timetable_form
from scoring.models import Round, RoundUnit, StageExtension
from scoring.permissions import may_follow, may_propose
from scoring.presenters.work.strip import strip_of
from scoring.presenters.work.timetable import extension_lines, field_rows, order_warnings, stage_lines
from scoring.selectors.gate import Gate, gate_of
from scoring.selectors.timetable import earlier_timetable, extensions_of
from scoring.services.errors import NotAllowedError
from scoring.services.timetable import extend_stage, set_timetable
from scoring.views.work.door import of_work_round
from units.people import signed_in

DATES, EXTENSION = "lich", "gia-han"


@require_http_methods(["GET", "HEAD", "POST"])
@of_work_round
def timetable(request: HttpRequest, round_: Round) -> HttpResponse:
    """Stages with their days; the office's forms to set them and to give more time."""
    person, gate = signed_in(request), gate_of(signed_in(request), round_)
    may_set = may_propose(person, round_)
    if request.method == "POST" and not may_set:
        raise NotAllowedError
    context = {
        "round": round_,
        "strip": strip_of(gate, person, round_),
        "is_set": gate.timetable.is_set,
        "published": gate.is_published,
        **_shown(gate),
    }
    if not may_set:
        return render(request, "work/timetable.html", context)
    return _office_page(request, gate, context)


def _shown(gate: Gate) -> dict[str, Any]:
    """What is read: an official reads the days of their own unit and the time given to it or to all."""
    places = list(RoundUnit.objects.filter(round=gate.round, unit__in=gate.own_units).select_related("unit"))
    extensions = extensions_of(gate.round)
    alone = None
    if gate.person is not None and not may_follow(gate.person, gate.round):
        extensions = _about(extensions, places)
        alone = places[0] if len(places) == 1 else None
    return {
        "lines": stage_lines(gate.timetable, gate.today, alone.pk if alone else None),
        "own_unit": alone.unit if alone else None,
        "extensions": extension_lines(extensions),
    }


def _about(extensions: list[StageExtension], places: list[RoundUnit]) -> list[StageExtension]:
    own = {place.pk for place in places}
    return [extension for extension in extensions if extension.place_id is None or extension.place_id in own]


def _office_page(request: HttpRequest, gate: Gate, context: dict[str, Any]) -> HttpResponse:
    """The page with both forms; the one that was posted is acted upon."""
    posted = request.POST.get("viec") if request.method == "POST" else None
    earlier = None if gate.timetable.is_set else earlier_timetable(gate.round)
    members = RoundUnit.objects.filter(round=gate.round).select_related("unit").order_by("unit__sort_name")
    dates = timetable_form(gate.timetable, earlier[1] if earlier else [], request.POST if posted == DATES else None)
    extension = ExtensionForm(
        gate.timetable, members, today=gate.today, data=request.POST if posted == EXTENSION else None
    )
    done = (posted == DATES and _set(request, gate.round, dates)) or (
        posted == EXTENSION and _extend(request, gate.round, extension)
    )
    if done:
        return HttpResponseRedirect(reverse("timetable", args=[gate.round.slug]))
    office = {
        "may_set": not gate.is_published,
        "form": dates,
        "rows": list(field_rows(dates)),
        "proposed_from": earlier[0] if earlier else None,
        "warnings": order_warnings(gate.timetable.windows),
        "extension": extension,
    }
    return render(request, "work/timetable.html", {**context, **office})


def _set(request: HttpRequest, round_: Round, form: TimetableForm) -> bool:
    """Set the dates that were typed; whether it was done."""
    if not form.is_valid():
        return False
    try:
        windows = set_timetable(
            actor=signed_in(request), round_=round_, windows=form.windows(), edition=form.cleaned_data["edition"]
        )
    except ValidationError as error:
        return _refused(form, error)
    if windows:
        messages.success(request, _("Đã ghi lịch của kỳ đánh giá."))
    else:
        messages.success(request, _("Kỳ đánh giá không có lịch: mọi giai đoạn đều mở."))
    return True


def _extend(request: HttpRequest, round_: Round, form: ExtensionForm) -> bool:
    """Give the time that was asked for; whether it was done."""
    if not form.is_valid():
        return False
    more = form.more_time()
    try:
        extend_stage(actor=signed_in(request), round_=round_, more=more)
    except ValidationError as error:
        return _refused(form, error)
    if more.places is None:
        messages.success(request, _("Đã gia hạn cho tất cả đơn vị."))
    else:
        said = ngettext("Đã gia hạn cho %(count)d đơn vị.", "Đã gia hạn cho %(count)d đơn vị.", len(more.places))
        messages.success(request, said % {"count": len(more.places)})
    return True


def _refused(form: forms.Form, error: ValidationError) -> bool:
    form.add_error(None, error)
    return False
