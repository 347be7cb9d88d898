"""What a person has to do, as a page shows it: round by round, the nearest deadline first."""

import datetime
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from cchc.numbers import format_date, format_number
from scoring.duty_words import duty_path, duty_text
from scoring.models import Reminder
from scoring.presenters.work.progress import TONES, count_cells, state_name
from scoring.presenters.work.returned import Returned, returned_proposal_line, returned_sheet_lines
from scoring.presenters.work.timetable import SOON, left_wording, stage_name
from scoring.rules.calendar import days_left
from scoring.rules.duties import Duty
from scoring.rules.progress import Progress
from scoring.rules.stages import Stage
from scoring.selectors.duties import Board
from scoring.selectors.my_work import RoundWork
from scoring.selectors.progress import PlaceProgress
from units.models import Role

NO_END = datetime.date.max


@dataclass(frozen=True, slots=True)
class DutyLine:
    """One thing to do, where, and until when; `is_soon` when few days are left."""

    text: str
    url: str
    unit: str
    due: str
    left: str
    is_soon: bool


@dataclass(frozen=True, slots=True)
class OwnUnit:
    """The person's own unit: state in words and tone, criteria entered."""

    name: str
    url: str
    state: str
    tone: str
    entered: str


@dataclass(frozen=True, slots=True)
class RoundCard:
    """One round with what waits in it."""

    title: str
    url: str
    timetable_url: str
    stages: str
    overview: str
    units: Sequence[OwnUnit]
    duties: Sequence[DutyLine]
    returned: Sequence[Returned]
    waits_for_approval: bool


@dataclass(frozen=True, slots=True)
class ReminderLine:
    """A reminder: its first line, the rest, and where to go."""

    head: str
    lines: Sequence[str]
    url: str
    at: datetime.datetime


def round_cards(works: Iterable[RoundWork]) -> list[RoundCard]:
    """Rounds, those with work first."""
    cards = [_card(work) for work in works]
    return sorted(cards, key=lambda card: not card.duties)


def reminder_lines(reminders: Iterable[Reminder]) -> list[ReminderLine]:
    """Reminders as they were written."""
    return [
        ReminderLine(head, lines, reminder.link, reminder.created_at)
        for reminder in reminders
        for head, *lines in [reminder.text.splitlines()]
    ]


def role_words(roles: Iterable[Role]) -> list[str]:
    """What each role does, in two sentences."""
    held = set(roles)
    words = {
        Role.OFFICE: _(
            "Bạn tổ chức kỳ đánh giá: đặt lịch, phân công thẩm định, kiểm tra phiếu các đơn vị gửi và nhập kết quả khảo"
            " sát. Khi điểm đã đủ, bạn ghi số biên bản của Hội đồng và trình công bố."
        ),
        Role.APPRAISER: _(
            "Bạn thẩm định điểm tự chấm của lĩnh vực và đơn vị được phân công: chấp nhận, cho điểm khác kèm lý do, hoặc"
            " yêu cầu giải trình. Sau khi đơn vị giải trình, bạn kết luận và ghi điểm thẩm định lần 2."
        ),
        Role.OFFICIAL: _(
            "Bạn nhập điểm tự chấm, đính kèm tài liệu kiểm chứng của đơn vị mình và gửi phiếu trước hạn. Khi có yêu cầu"
            " giải trình, bạn trả lời và bổ sung tài liệu ngay tại tiêu chí đó."
        ),
        Role.LEADER: _(
            "Bạn xem kết quả do chuyên viên trình, phê duyệt để công bố hoặc trả lại kèm lý do. Sau khi công bố, bạn là"
            " người mở đính chính khi cần."
        ),
        Role.ADMINISTRATOR: _(
            "Bạn quản lý tài khoản, bộ tiêu chí và các kỳ đánh giá ở phần Quản trị. Bạn làm được việc của chuyên viên"
            " nội vụ khi cần, nhưng không phê duyệt công bố."
        ),
    }
    return [text for role, text in words.items() if role in held]


def _card(work: RoundWork) -> RoundCard:
    board, slug = work.board, work.board.round.slug
    duties = sorted(work.duties, key=lambda duty: duty.due_on or NO_END)
    alone = work.own[0].place.pk if len(work.own) == 1 else None
    return RoundCard(
        title=str(board.round),
        url=reverse("progress", args=[slug]),
        timetable_url=reverse("timetable", args=[slug]),
        stages=_open_stages(board, None if work.hats.is_staff else alone, _stages_of(work)),
        overview=_overview(board.progress.places) if work.hats.is_staff else "",
        units=[_own_unit(slug, each) for each in work.own],
        duties=[_duty_line(work, duty) for duty in duties],
        returned=_returned(work),
        waits_for_approval=board.is_proposed,
    )


def _returned(work: RoundWork) -> list[Returned]:
    slug, proposal = work.board.round.slug, work.proposal_back
    lines = returned_sheet_lines(slug, work.sheets_back)
    return [*lines, returned_proposal_line(slug, proposal)] if proposal else lines


def _duty_line(work: RoundWork, duty: Duty) -> DutyLine:
    board = work.board
    place = next((each.place for each in work.own if each.place.pk == duty.place), None)
    left = (duty.due_on - board.today).days if duty.due_on else None
    overdue = left is not None and left < 0
    unit = place.unit.code if place else ""
    return DutyLine(
        text=duty_text(duty),
        url=duty_path(duty, board.round.slug, unit, shared_out=bool(board.shares)),
        unit=place.unit.full_name if place and len(work.own) > 1 else "",
        due=format_date(duty.due_on) if duty.due_on else "",
        left=_("đã quá hạn") if overdue else left_wording(left),
        is_soon=left is not None and left <= SOON,
    )


def _own_unit(slug: str, each: PlaceProgress) -> OwnUnit:
    return OwnUnit(
        name=each.place.unit.full_name,
        url=reverse("sheet", args=[slug, each.place.unit.code]),
        state=state_name(each.state),
        tone=TONES[each.state],
        entered=count_cells(each.total).entered,
    )


def _stages_of(work: RoundWork) -> list[Stage]:
    """The stages that concern the person: all of them, or those in which a unit has something to do."""
    return list(Stage) if work.hats.is_staff else [Stage.SELF_SCORING, Stage.EXPLANATION]


def _open_stages(board: Board, place: int | None, stages: Sequence[Stage]) -> str:
    """Which of the stages are open, or the next one; empty without a timetable."""
    timetable, today = board.timetable, board.today
    if not timetable.is_set:
        return ""
    open_ = [stage for stage in timetable.open_stages(today, place) if stage in stages]
    if open_:
        named = [_with_days(stage, days_left(timetable, stage, today, place)) for stage in open_]
        return _("Đang mở: %(stages)s.") % {"stages": "; ".join(named)}
    coming = [(window.opens, window.stage) for window in timetable.windows if window.opens and window.opens > today]
    following = min([(opens, stage) for opens, stage in coming if stage in stages], default=None)
    if following is None:
        return _("Không có giai đoạn nào đang mở.")
    day, stage = following
    return _("Sắp tới: %(stage)s, từ %(day)s.") % {"stage": stage_name(stage), "day": format_date(day)}


def _with_days(stage: Stage, days: int | None) -> str:
    left = left_wording(days)
    return f"{stage_name(stage)} ({left})" if left else stage_name(stage)


def _overview(places: Sequence[PlaceProgress]) -> str:
    """ "23 đơn vị: chưa mở 5, đang nhập 9, xong 9"."""
    counts = Counter(each.state for each in places)
    states = [f"{state_name(state).lower()} {format_number(counts[state])}" for state in Progress if counts[state]]
    if not states:
        return _("Kỳ này chưa có đơn vị.")
    return _("%(count)s đơn vị: %(states)s.") % {"count": format_number(len(places)), "states": ", ".join(states)}
