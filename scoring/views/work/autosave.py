"""Saving cells while somebody types. Asked by a script, so that every answer is JSON."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.contrib.auth.models import AnonymousUser
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.middleware.csrf import get_token
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from scoring.forms.work.batch import Batch, BatchError, TypedCell, read_batch
from scoring.forms.work.typed import WrongEntryError, read_mark
from scoring.models import Round, RoundUnit
from scoring.permissions import Person, may_see_sheet
from scoring.presenters.work.entry.answers import answer_of, grid_totals, sheet_totals, wrong_answer
from scoring.selectors.structure import Structure, round_structure
from scoring.services.autosave import CellState, record_each
from scoring.services.scores import Cell
from scoring.views.work.door import places, rounds, takes_part
from units.people import signed_in

Places = Mapping[str, RoundUnit]


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def save_cells(request: HttpRequest, slug: str) -> HttpResponse:
    """Save cells of a round (POST), or say whether the person may still do so and with which token (GET)."""
    if not request.user.is_authenticated:
        return _sign_in(_("Phiên đăng nhập đã hết."))
    round_ = get_object_or_404(rounds(), slug=slug)
    if not takes_part(request.user, round_):
        raise Http404
    if request.method != "POST":
        return JsonResponse({"user": request.user.pk, "token": get_token(request)})
    try:
        batch = read_batch(request.body)
    except BatchError as error:
        return JsonResponse({"error": str(error)}, status=400)
    if batch.person != request.user.pk:
        return _sign_in(_("Bạn đang đăng nhập bằng tài khoản khác."))
    return JsonResponse(_saved(request, round_, batch))


def _sign_in(message: str) -> HttpResponse:
    return JsonResponse({"signin": reverse("login"), "message": message}, status=401)


def _saved(request: HttpRequest, round_: Round, batch: Batch) -> dict[str, Any]:
    at = _places(request.user, round_, batch)
    structure = round_structure(round_)
    cells, answers = _read(structure, at, batch.cells)
    kept = record_each(actor=signed_in(request), round_=round_, cells=[cell for cell, _ in cells], layer=batch.layer)
    typed = {(cell.place, cell.code): sent for cell, sent in cells}
    answers += [answer_of(typed[each.cell.place, each.cell.code], each) for each in kept]
    # Totals only of a layer that the person writes: others may not be theirs to see.
    wrote = any(each.state is CellState.SAVED for each in kept)
    return {"cells": answers, **(_totals(structure, at, batch) if wrote else {})}


def _places(person: Person | AnonymousUser, round_: Round, batch: Batch) -> dict[str, RoundUnit]:
    """Places of the cells by unit code that the person may see. Raises Http404 when they may see none of them."""
    codes = {cell.unit for cell in batch.cells}
    found = {place.unit.code: place for place in places().filter(round=round_, unit__code__in=codes)}
    seen = {code: place for code, place in found.items() if may_see_sheet(person, place)}
    if codes and not seen:
        raise Http404
    return seen


def _read(
    structure: Structure, at: Places, sent: Iterable[TypedCell]
) -> tuple[list[tuple[Cell, TypedCell]], list[dict[str, Any]]]:
    """Cells to record with what was typed, and answers to those that cannot be."""
    cells: dict[tuple[str, str], tuple[Cell, TypedCell]] = {}
    wrong = []
    for typed in sent:
        criterion, place = structure.by_code.get(typed.code), at.get(typed.unit)
        if criterion is None or place is None:
            message = _("Kỳ đánh giá không có ô này, hoặc ô không thuộc quyền của bạn.")
            wrong.append(wrong_answer(typed, message, CellState.REFUSED))
            continue
        try:
            mark = read_mark(structure.leaf(criterion), typed.typed, not_applicable=typed.not_applicable)
        except WrongEntryError as error:
            wrong.append(wrong_answer(typed, str(error)))
            continue
        cells[typed.unit, typed.code] = Cell(place.pk, typed.code, mark, typed.version, typed.note), typed
    return list(cells.values()), wrong


def _totals(structure: Structure, at: dict[str, RoundUnit], batch: Batch) -> dict[str, Any]:
    if batch.totals == "sheet" and len(at) == 1:
        return {"totals": sheet_totals(next(iter(at.values())), batch.layer)}
    if batch.totals == "grid" and at:
        return {"totals": grid_totals(structure, batch.layer, at, batch.domain, {cell.code for cell in batch.cells})}
    return {}
