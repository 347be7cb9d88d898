"""The page of one score: facts, points and note, its documents, its explanations, its trail."""

from dataclasses import dataclass, field
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse, HttpResponseBadRequest, HttpResponseRedirect, JsonResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from scoring.forms.facts import facts_form
from scoring.forms.work.cell import PREFIX, CellEntry
from scoring.forms.work.evidence import EvidenceForm
from scoring.marks import plain
from scoring.models import Criterion, Layer, RoundUnit
from scoring.presenters.work.cell.documents import DocumentsAsked, DocumentsPage
from scoring.presenters.work.cell.layers import layer_rows
from scoring.presenters.work.cell.page import (
    chosen_layer,
    closed_words,
    layer_choices,
    maximum_of,
    rule_words,
    ways,
)
from scoring.presenters.work.entry.words import mark_wording, question_wording
from scoring.presenters.work.explanations import Thread, explanation_context
from scoring.presenters.work.strip import strip_of
from scoring.presenters.work.trail.lines import trail_context
from scoring.selectors.cell import Layers, layer_refusals, neighbours_of, scores_of
from scoring.selectors.evidence import cell_evidence
from scoring.selectors.evidence_gate import evidence_gate, may_open_files
from scoring.selectors.gate import Why, gate_of
from scoring.selectors.layers import shown_layers
from scoring.selectors.structure import round_structure
from scoring.services.errors import ConflictError, NotAllowedError
from scoring.services.scores import record_scores, recorded_message
from scoring.views.work.door import of_place
from scoring.views.work.explanations import criterion_or_404
from units.people import signed_in

CONFLICT = 409
NEXT = "tiep"
SAVED = "cell-saved "


@dataclass
class Posted:
    """What came back with something wrong, to be shown again as it was typed."""

    entry: CellEntry | None = None
    adding: EvidenceForm | None = None
    documents: DocumentsAsked = field(default_factory=DocumentsAsked)
    status: int = 200


@require_http_methods(["GET", "HEAD", "POST"])
@of_place
def cell(request: HttpRequest, place: RoundUnit, criterion_code: str) -> HttpResponse:
    """The page; a POST records the score, and comes back with everything typed where it cannot be."""
    criterion = criterion_or_404(place, criterion_code)
    if request.method != "POST":
        return cell_page(request, place, criterion, Posted(documents=DocumentsAsked(_shown(request))))
    if request.POST.get("lop") not in set(Layer):
        return HttpResponseBadRequest()
    layer = Layer(request.POST["lop"])
    _refuse_strangers(request, place, criterion, layer)
    scores = scores_of(place, criterion)
    entry = CellEntry(place, criterion, layer, scores.get(layer), facts_to_begin(scores, layer), request.POST)
    status = _record(request, entry)
    if status is None:
        return HttpResponseRedirect(_after(request, place, criterion))
    return cell_page(request, place, criterion, Posted(entry=entry, status=status))


@require_POST
@of_place
def computation(request: HttpRequest, place: RoundUnit, criterion_code: str) -> HttpResponse:
    """What the facts typed so far compute, for the page to show; nothing is written."""
    criterion = criterion_or_404(place, criterion_code)
    form = facts_form(criterion, data=request.POST, prefix=PREFIX)
    if form is None:
        return JsonResponse({"line": "", "points": "", "error": ""})
    if not form.is_valid():
        return JsonResponse({"line": "", "points": "", "error": " ".join(form.faults())})
    found = form.computation()
    points = "" if found.points is None else plain(found.points)
    return JsonResponse({"line": found.line, "points": points, "error": found.error})


def facts_to_begin(scores: Layers, layer: Layer) -> Any:
    """Facts the form shows to begin with: of the layer, or of the layer before while it has no score of its own."""
    own = scores.get(layer)
    order = [layer, Layer.FIRST, Layer.SELF] if layer != Layer.SELF else [layer]
    if own is not None and own.points is not None:
        order = [layer]
    return next((scores[each].facts for each in order if each in scores and scores[each].facts), None)


def _refuse_strangers(request: HttpRequest, place: RoundUnit, criterion: Criterion, layer: Layer) -> None:
    """Said before what was typed is looked at; the service asks again."""
    refusal = layer_refusals(gate_of(request.user, place.round), place, criterion)[layer]
    if refusal and refusal.why is Why.ROLE:
        raise NotAllowedError


def _record(request: HttpRequest, entry: CellEntry) -> int | None:
    """Record what was typed; None when done, else the status of the page that says why not."""
    found = entry.cell()
    if found is None:
        return 200
    try:
        count = record_scores(actor=signed_in(request), round_=entry.place.round, cells=[found], layer=entry.layer)
    except ConflictError as error:
        entry.show_conflict(error.conflicts[0])
        return CONFLICT
    except ValidationError as error:
        entry.errors.extend(error.messages)
        return 200
    saved = _("Đã lưu tiêu chí %(code)s.") % {"code": entry.criterion.code}
    text = saved if count else recorded_message(count)
    messages.success(request, text, extra_tags=f"{SAVED}{_key(entry)}")  # the browser then forgets what it kept
    return None


def _after(request: HttpRequest, place: RoundUnit, criterion: Criterion) -> str:
    """The same cell again, or the next criterion where that was asked for and there is one."""
    at = (place.unit.code, criterion.code)
    if request.POST.get("ve") == NEXT:
        gate = gate_of(request.user, place.round)
        at = neighbours_of(gate, round_structure(place.round), place, criterion).next or at
    return reverse("cell", args=[place.round.slug, *at]) + _query(request.POST.get("lop", ""))


def _query(layer: str) -> str:
    return f"?lop={layer}" if layer in set(Layer) else ""


def _shown(request: HttpRequest) -> int | None:
    wanted = request.GET.get("tai-lieu", "")
    return int(wanted) if wanted.isascii() and wanted.isdigit() and len(wanted) < 10 else None


def cell_page(request: HttpRequest, place: RoundUnit, criterion: Criterion, posted: Posted) -> HttpResponse:
    """The page, with what was posted and could not be saved."""
    person, gate = signed_in(request), gate_of(request.user, place.round)
    scores, refusals = scores_of(place, criterion), layer_refusals(gate, place, criterion)
    explanations = explanation_context(person, gate, place, criterion)
    thread = explanations["explanations"]
    shown = shown_layers(gate, place, asked=isinstance(thread, Thread) and bool(thread.entries))
    wanted = request.GET.get("lop", "")
    layer = posted.entry.layer if posted.entry else chosen_layer(refusals, wanted)
    entry = posted.entry or (layer and _stored(place, criterion, layer, scores))
    door = evidence_gate(gate, place, criterion)
    page = DocumentsPage(place, criterion, door, may_open=may_open_files(person, place, criterion.domain_id))
    beside = neighbours_of(gate, round_structure(place.round), place, criterion)
    context = {
        "round": place.round,
        "place": place,
        "unit": place.unit,
        "criterion": criterion,
        "maximum": maximum_of(criterion),
        "rule_words": rule_words(criterion),
        "strip": strip_of(gate, person, place.round),
        "layer_rows": layer_rows(criterion, scores, shown, layer),
        "layer_choices": layer_choices(refusals, layer),
        "entry": entry,
        "closed": "" if entry else closed_words(person, gate, place, criterion, refusals),
        "conflict": _conflict(posted.entry),
        "documents": page.documents(cell_evidence(place, criterion), posted.documents),
        "adding": posted.adding or EvidenceForm(),
        "may_add": door.may_add,
        "saved": _saved(request),
        "ways": ways(place, beside, _query(wanted)),
        "beside": beside,
        **explanations,
        **trail_context(person, gate, place, criterion),
    }
    return render(request, "work/cell.html", context, status=posted.status)


def _stored(place: RoundUnit, criterion: Criterion, layer: Layer, scores: Layers) -> CellEntry:
    return CellEntry(place, criterion, layer, scores.get(layer), facts_to_begin(scores, layer))


def _key(entry: CellEntry) -> str:
    """The entry by its page and layer, as the browser names what is typed into it."""
    place = entry.place
    return reverse("cell", args=[place.round.slug, place.unit.code, entry.criterion.code]) + _query(entry.layer)


def _saved(request: HttpRequest) -> str:
    """The entry that was saved by the request before, if one was."""
    told = (message.extra_tags or "" for message in messages.get_messages(request))
    return next((tags.removeprefix(SAVED) for tags in told if tags.startswith(SAVED)), "")


def _conflict(entry: CellEntry | None) -> dict[str, str] | None:
    if entry is None or entry.conflict is None:
        return None
    conflict = entry.conflict
    return {"question": question_wording(conflict.by, conflict.at), "theirs": mark_wording(conflict.theirs)}
