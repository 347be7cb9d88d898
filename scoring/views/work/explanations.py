"""Explanations of one cell: asked, answered, decided, withdrawn. The cell's page shows them; this address only acts."""

from collections.abc import Callable, Sequence

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBadRequest, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from scoring.forms.work.decision import points_of, version
from scoring.models import Criterion, Explanation, RoundUnit
from scoring.presenters.work.explanations import explanation_context
from scoring.presenters.work.strip import strip_of
from scoring.selectors.appraisal.cell import cell_layers
from scoring.selectors.gate import gate_of
from scoring.services.errors import ConflictError
from scoring.services.explanations import answer, ask, decide, withdraw
from scoring.views.work.door import of_place
from units.people import signed_in

CONFLICT = 409

Act = Callable[[HttpRequest, RoundUnit, Criterion], str]


@require_POST
@of_place
def explanation(request: HttpRequest, place: RoundUnit, criterion_code: str) -> HttpResponse:
    """Ask, answer, decide, withdraw, and go back to the cell; what cannot be done comes back with everything typed."""
    criterion = criterion_or_404(place, criterion_code)
    act = ACTS.get(request.POST.get("viec", ""))
    if act is None:
        return HttpResponseBadRequest()
    try:
        done = act(request, place, criterion)
    except ConflictError as error:
        return _again(request, place, criterion, error.messages, CONFLICT)
    except ValidationError as error:
        return _again(request, place, criterion, error.messages)
    messages.success(request, done)
    cell = reverse("cell", args=[place.round.slug, place.unit.code, criterion.code])
    return HttpResponseRedirect(f"{cell}#giai-trinh")


def criterion_or_404(place: RoundUnit, code: str) -> Criterion:
    """A scored criterion of the round's set that counts in the round."""
    criteria = Criterion.objects.select_related("domain").filter(criteria_set=place.round.criteria_set, is_leaf=True)
    if not place.round.survey_held:
        criteria = criteria.exclude(method="survey")
    return get_object_or_404(criteria, code=code)


def _ask(request: HttpRequest, place: RoundUnit, criterion: Criterion) -> str:
    ask(actor=signed_in(request), place=place, criterion=criterion, question=request.POST.get("noi-dung", ""))
    return _("Đã gửi yêu cầu giải trình đến đơn vị.")


def _answer(request: HttpRequest, place: RoundUnit, criterion: Criterion) -> str:
    row = _posted(request, place, criterion)
    answer(actor=signed_in(request), explanation=row, text=request.POST.get("noi-dung", ""))
    return _("Đã gửi giải trình.")


def _withdraw(request: HttpRequest, place: RoundUnit, criterion: Criterion) -> str:
    withdraw(actor=signed_in(request), explanation=_posted(request, place, criterion))
    return _("Đã rút yêu cầu giải trình.")


def _decide(request: HttpRequest, place: RoundUnit, criterion: Criterion) -> str:
    row = _posted(request, place, criterion)
    post = request.POST.dict()
    points = points_of(post, place, criterion, cell_layers(place, criterion))
    decide(actor=signed_in(request), explanation=row, decision=post.get("noi-dung", ""), points=points)
    return _("Đã ghi kết luận và điểm.") if points else _("Đã ghi kết luận. Điểm chưa ghi.")


ACTS: dict[str, Act] = {"yeu-cau": _ask, "tra-loi": _answer, "ket-luan": _decide, "rut": _withdraw}
FIELDS = {"yeu-cau": "question", "tra-loi": "answer", "ket-luan": "decision"}


def _posted(request: HttpRequest, place: RoundUnit, criterion: Criterion) -> Explanation:
    """The explanation that is meant; one of another cell is not there."""
    rows = Explanation.objects.filter(round_unit=place, criterion=criterion, pk=version(request.POST.get("ma", "")))
    found = rows.select_related("round_unit__round", "criterion").first()
    if found is None:
        raise Http404
    return found


def _again(
    request: HttpRequest, place: RoundUnit, criterion: Criterion, errors: Sequence[str], status: int = 200
) -> HttpResponse:
    """The thread once more, with what was typed and what is wrong."""
    person, gate, post = signed_in(request), gate_of(request.user, place.round), request.POST
    typed = {
        FIELDS.get(post.get("viec", ""), ""): post.get("noi-dung", ""),
        "points": post.get("diem", ""),
        "chon-diem": post.get("chon-diem", ""),
    }
    context = {
        "round": place.round,
        "place": place,
        "unit": place.unit,
        "criterion": criterion,
        "strip": strip_of(gate, person, place.round),
        **explanation_context(person, gate, place, criterion, typed=typed, errors=errors),
    }
    return render(request, "work/explanation.html", context, status=status)
