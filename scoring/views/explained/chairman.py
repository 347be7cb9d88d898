"""The leaders' page ("bảng lãnh đạo"): one screen about the round, while it is worked on and after publication."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from scoring.models import Round
from scoring.permissions import may_publish
from scoring.presenters.board.result import result_board
from scoring.presenters.board.work import work_board
from scoring.presenters.summary import classes
from scoring.selectors.duties import board_of
from scoring.selectors.publications import latest_publication
from scoring.selectors.remedy import remedy_counts
from scoring.views.around import frame_of
from scoring.views.guard import Opened
from scoring.views.work.door import of_steered_round
from units.people import signed_in


@require_safe
@of_steered_round
def chairman(request: HttpRequest, round_: Round) -> HttpResponse:
    """The result, or the work while nothing is published or a correction is being made."""
    opened = Opened(round_, latest_publication(round_), request.user)
    is_settled = opened.publication is not None and not round_.correction_reason
    found = _result(opened) if is_settled else _work(request, opened)
    context = {"frame": frame_of(opened, opened.results.overview), "today": timezone.localdate(), **found}
    return render(request, "portal/chairman.html", context)


def _result(opened: Opened) -> dict[str, Any]:
    counts = remedy_counts(opened.round, timezone.localdate())
    return {"result": result_board(opened.results), "remedy": counts}


def _work(request: HttpRequest, opened: Opened) -> dict[str, Any]:
    round_ = opened.round
    board = board_of(round_, timezone.localdate())
    may_approve = may_publish(request.user, round_)
    shown = work_board(board, may_publish=may_approve, person=signed_in(request).pk)
    # What is proposed is the round as it stands; of a correction the version in force says nothing about it.
    is_known = shown.is_proposed and opened.publication is None
    return {"work": shown, "classes": classes(opened.results) if is_known else []}
