"""The remedy plan of a unit: its officials keep it, the authority's people read it."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from scoring.forms.work.remedy import RemedyForm
from scoring.models import Criterion, Publication, RemedyTask, RoundUnit
from scoring.permissions import may_record_self, may_see_results
from scoring.presenters.work.remedy import loss_choices, plan_summary, suggestions, task_rows
from scoring.presenters.work.strip import strip_of
from scoring.results.explained.case import Case, case_of
from scoring.results.single import unit_record
from scoring.selectors.gate import gate_of
from scoring.selectors.publications import latest_publication
from scoring.selectors.remedy import plan_of
from scoring.services.errors import ConflictError, NotAllowedError
from scoring.services.remedy import add_task, change_task, drop_task
from scoring.views.work.door import of_place
from units.people import signed_in

DROP = "bo"


@require_http_methods(["GET", "HEAD", "POST"])
@of_place
def remedy(request: HttpRequest, place: RoundUnit) -> HttpResponse:
    """The plan; for officials of the unit the form of a task too (`?sua=` changes one); posted, write one."""
    publication = latest_publication(place.round)
    if publication is None or not may_see_results(request.user, place.round):
        raise Http404
    if request.method != "POST":
        return _page(request, place, publication, _task(place, request.GET.get("sua", "")))
    if not may_record_self(request.user, place):
        raise NotAllowedError
    task = _task(place, request.POST.get("nhiem-vu", ""))
    if request.POST.get("viec") == DROP:
        return _drop(request, place, publication, task)
    return _write(request, place, publication, task)


def _task(place: RoundUnit, key: str) -> RemedyTask | None:
    """The task of the plan with this key; None without one. Raises Http404 for one that is not there."""
    if not key:
        return None
    if not (key.isascii() and key.isdigit() and len(key) < 10):
        raise Http404
    rows = RemedyTask.objects.select_related("round_unit__round", "round_unit__unit", "criterion")
    return get_object_or_404(rows, pk=int(key), round_unit=place)


def _write(request: HttpRequest, place: RoundUnit, publication: Publication, task: RemedyTask | None) -> HttpResponse:
    """Add or change a task; stay with what was typed where it cannot be done."""
    form = _form(place, _losses(place, publication), request.POST, task=task)
    if not form.is_valid():
        return _page(request, place, publication, task, form=form)
    actor = signed_in(request)
    try:
        if task is None:
            add_task(actor=actor, place=place, words=form.words())
        else:
            change_task(actor=actor, task=task, words=form.words(), version=form.cleaned_data["version"] or 0)
    except ValidationError as error:
        form.add_error(None, error.messages)
        return _page(request, place, publication, task, form=form, status=_status(error))
    messages.success(request, _("Đã ghi kế hoạch khắc phục."))
    return _back(place)


def _drop(request: HttpRequest, place: RoundUnit, publication: Publication, task: RemedyTask | None) -> HttpResponse:
    if task is None:
        raise Http404
    version = request.POST.get("version", "")
    known = int(version) if version.isascii() and version.isdigit() and len(version) < 10 else 0
    try:
        drop_task(actor=signed_in(request), task=task, why=request.POST.get("ly-do", ""), version=known)
    except ValidationError as error:
        return _page(request, place, publication, None, refused=error.messages, status=_status(error))
    messages.success(request, _("Đã bỏ nhiệm vụ; nhật ký vẫn giữ."))
    return _back(place)


def _status(error: ValidationError) -> int:
    return 409 if isinstance(error, ConflictError) else 200


def _back(place: RoundUnit) -> HttpResponse:
    return HttpResponseRedirect(reverse("remedy", args=[place.round.slug, place.unit.code]))


def _losses(place: RoundUnit, publication: Publication) -> tuple[Case, dict[str, str]] | None:
    """The published case of the unit, and titles of the criteria; None where the publication does not have it."""
    record = unit_record(place.round, publication, place.unit.code)
    if record is None:
        return None
    overview = record.results.overview
    titles = {one["code"]: one["title"] for one in overview["criteria_set"]["criteria"]}
    return case_of(overview, record.unit, record.scores), titles


def _form(place: RoundUnit, losses: tuple[Case, dict[str, str]] | None, data: Any = None, **more: Any) -> RemedyForm:
    leaves = Criterion.objects.filter(criteria_set=place.round.criteria_set_id, is_leaf=True)
    criteria = {row.code: row for row in leaves.order_by("domain__number", "position", "code")}
    suggested = [choice for choice in loss_choices(*losses) if choice[0] in criteria] if losses else []
    return RemedyForm(criteria, suggested, data, **more)


def _page(
    request: HttpRequest,
    place: RoundUnit,
    publication: Publication,
    task: RemedyTask | None,
    *,
    form: RemedyForm | None = None,
    refused: list[str] | None = None,
    status: int = 200,
) -> HttpResponse:
    person, tasks, losses = signed_in(request), plan_of(place), _losses(place, publication)
    may_edit = may_record_self(person, place)
    if form is None and may_edit:
        form = _form(place, losses, task=task, chosen=request.GET.get("tieu-chi", ""))
    rows = task_rows(tasks, timezone.localdate())
    context = {
        "round": place.round,
        "place": place,
        "strip": strip_of(gate_of(person, place.round), person, place.round),
        "rows": rows,
        "summary": plan_summary(rows),
        "today": timezone.localdate(),
        "suggestions": suggestions(*losses, tasks) if losses else [],
        "may_edit": may_edit,
        "form": form,
        "task": task,
        "refused": refused or [],
    }
    return render(request, "work/remedy.html", context, status=status)
