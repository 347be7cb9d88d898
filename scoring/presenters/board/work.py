"""A round that is being worked on, as its leaders see it."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from cchc.numbers import format_date, format_number
from scoring.presenters.work.progress import Asked, CountCells, StateTile, count_cells, state_tiles
from scoring.presenters.work.timetable import StageLine, stage_lines
from scoring.rules.duties import Task
from scoring.rules.overdue import Late, Unfinished, overdue
from scoring.rules.stages import Stage
from scoring.selectors.duties import Board


@dataclass(frozen=True, slots=True)
class LateLine:
    """Late work in words, since when, and where it is told."""

    text: str
    since: str
    url: str


@dataclass(frozen=True, slots=True)
class WorkBoard:
    """Stages with their days, units by state, counts of criteria, late work, and a proposal to approve."""

    is_scheduled: bool
    stages: Sequence[StageLine]
    open_now: Sequence[StageLine]
    states: Sequence[StateTile]
    units: str
    cells: CountCells
    late: Sequence[LateLine]
    is_proposed: bool
    may_approve: bool


def work_board(board: Board, *, may_publish: bool, person: int) -> WorkBoard:
    """Everything the page shows. Who made a proposal does not approve it."""
    slug, total = board.round.slug, board.progress.total
    lines = dict(zip(Stage, stage_lines(board.timetable, board.today), strict=True))
    places = [Unfinished(each.place.pk, each.total, each.is_handed_in) for each in board.progress.places]
    return WorkBoard(
        is_scheduled=board.timetable.is_set,
        stages=list(lines.values()),
        open_now=[lines[stage] for stage in board.timetable.open_stages(board.today)] if board.timetable.is_set else [],
        states=state_tiles(board.progress, Asked()),
        units=format_number(len(board.progress.places)),
        cells=count_cells(total),
        late=[_late(one, slug) for one in overdue(places, board.timetable, board.today)],
        is_proposed=board.is_proposed,
        may_approve=board.is_proposed and may_publish and board.proposed_by != person,
    )


def _late(late: Late, slug: str) -> LateLine:
    counted = {
        Task.EXPLAIN: ngettext("%(count)s yêu cầu chưa giải trình", "%(count)s yêu cầu chưa giải trình", late.count),
        Task.APPRAISE_FIRST: ngettext(
            "%(count)s tiêu chí chưa thẩm định lần 1", "%(count)s tiêu chí chưa thẩm định lần 1", late.count
        ),
        Task.DECIDE: ngettext("%(count)s giải trình chưa kết luận", "%(count)s giải trình chưa kết luận", late.count),
        Task.APPRAISE_FINAL: ngettext(
            "%(count)s tiêu chí chưa có điểm thẩm định", "%(count)s tiêu chí chưa có điểm thẩm định", late.count
        ),
        Task.SURVEY: ngettext(
            "%(count)s tiêu chí chưa có kết quả khảo sát", "%(count)s tiêu chí chưa có kết quả khảo sát", late.count
        ),
    }
    words = {"count": format_number(late.count), "units": format_number(late.units)}
    if late.task is Task.HAND_IN:
        text = _("%(units)s đơn vị chưa gửi phiếu") % words
    else:
        text = _("%(what)s ở %(units)s đơn vị") % {**words, "what": counted[late.task] % words}
    return LateLine(text, format_date(late.since), _address(late.task, slug))


def _address(task: Task, slug: str) -> str:
    if task is Task.EXPLAIN:
        return f"{reverse('explanations', args=[slug])}?trang-thai=cho"
    if task is Task.DECIDE:
        return f"{reverse('explanations', args=[slug])}?trang-thai=da-tra-loi"
    return reverse("progress", args=[slug])
