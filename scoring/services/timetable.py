"""Dates of a round's stages, and more time for a reason."""

import datetime
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from cchc.numbers import format_date
from scoring.models import Action, Round, RoundUnit, StageChoices, StageExtension, StageWindow
from scoring.permissions import may_propose
from scoring.rules.calendar import in_order
from scoring.rules.stages import Stage, Timetable, Window
from scoring.selectors.timetable import edition_of, timetable_of
from scoring.services.errors import NotAllowedError, RefusedError
from scoring.services.locks import held, is_published
from scoring.services.log import write_event
from units.models import User


@dataclass(frozen=True)
class MoreTime:
    """More time for a stage: from `since` to `until`, both included, for the places named; None is for all units."""

    stage: Stage
    since: datetime.date
    until: datetime.date
    reason: str
    places: Sequence[RoundUnit] | None = None


@transaction.atomic
def set_timetable(
    *, actor: User | None, round_: Round, windows: Sequence[Window], edition: str | None = None
) -> list[Window]:
    """Replace the windows of a round; a stage that is not among them is not in the timetable, and no windows at all
    leave every stage open.

    `edition` is what the person saw (`edition_of`). Raises NotAllowedError; RefusedError when the round is published, a
    stage ends before it begins or stands twice, or somebody else changed the timetable meanwhile.
    """
    round_ = _changeable(actor, round_)
    before = list(timetable_of(round_).windows)
    if edition is not None and edition != edition_of(before):
        raise RefusedError(_("Lịch vừa được người khác sửa. Hãy xem lịch mới rồi sửa lại nếu cần; chưa ghi gì."))
    _refuse_impossible(windows)
    wanted = in_order(windows)
    if wanted == in_order(before):
        return wanted
    _replace(round_, wanted)
    payload = {"old": _dates(before), "new": _dates(wanted)}
    write_event(actor=actor, action=Action.TIMETABLE_SET, round_=round_, payload=payload)
    return wanted


@transaction.atomic
def extend_stage(*, actor: User | None, round_: Round, more: MoreTime) -> list[StageExtension]:
    """Give more time for a stage, or open it again; one row and one event for each place, or one for all units.

    Raises NotAllowedError; RefusedError when the round is published, no reason or no unit is given, the stage has no
    last day, or the time given is past or gives a unit nothing beyond what it has.
    """
    round_ = _changeable(actor, round_)
    timetable = timetable_of(round_)
    _refuse_unwritten(more)
    _refuse_endless(timetable, more)
    _refuse_past(more)
    places: list[RoundUnit | None] = [None] if more.places is None else list(_own(round_, more.places))
    _refuse_nothing_more(timetable, more, places)
    return [_extended(actor, round_, more, place) for place in places]


def _changeable(actor: User | None, round_: Round) -> Round:
    round_ = held(round_)
    if actor is not None and not may_propose(actor, round_):
        raise NotAllowedError
    if is_published(round_):
        raise RefusedError(_("Kỳ đánh giá đã công bố nên lịch không sửa được nữa."))
    return round_


def _refuse_impossible(windows: Sequence[Window]) -> None:
    stages = [window.stage for window in windows]
    for window in windows:
        name = {"stage": _name(window.stage)}
        if stages.count(window.stage) > 1:
            raise RefusedError(_("Giai đoạn %(stage)s có hai dòng trong lịch; hãy giữ một dòng.") % name)
        if window.opens and window.closes and window.closes < window.opens:
            message = _("Giai đoạn %(stage)s: ngày kết thúc phải sau hoặc trùng ngày bắt đầu.")
            raise RefusedError(message % name)


def _replace(round_: Round, windows: Iterable[Window]) -> None:
    StageWindow.objects.filter(round=round_).delete()
    StageWindow.objects.bulk_create(
        StageWindow(round=round_, stage=each.stage.value, opens_on=each.opens, closes_on=each.closes)
        for each in windows
    )


def _refuse_unwritten(more: MoreTime) -> None:
    if not more.reason.strip():
        raise RefusedError(_("Hãy ghi lý do gia hạn."))
    if more.places is not None and not more.places:
        raise RefusedError(_("Hãy chọn đơn vị được gia hạn, hoặc chọn tất cả đơn vị."))
    if more.until < more.since:
        raise RefusedError(_("Ngày kết thúc gia hạn phải sau hoặc trùng ngày bắt đầu."))


def _refuse_endless(timetable: Timetable, more: MoreTime) -> None:
    if timetable.last_day(more.stage) is None:
        message = _("Giai đoạn %(stage)s không có hạn cuối trong lịch nên không cần gia hạn.")
        raise RefusedError(message % {"stage": _name(more.stage)})


def _refuse_past(more: MoreTime) -> None:
    today = timezone.localdate()
    if more.until < today:
        message = _("Hạn mới %(until)s đã qua; hãy chọn ngày từ hôm nay %(today)s trở đi.")
        raise RefusedError(message % {"until": format_date(more.until), "today": format_date(today)})


def _refuse_nothing_more(timetable: Timetable, more: MoreTime, places: Iterable[RoundUnit | None]) -> None:
    for place in places:
        last = timetable.last_day(more.stage, place.pk if place else None)
        if last is None or more.until > last:
            continue
        message = _("%(unit)s: giai đoạn %(stage)s đã có hạn đến %(last)s; hạn mới phải sau ngày đó.")
        unit = place.unit.full_name if place else _("Tất cả đơn vị")
        raise RefusedError(message % {"unit": unit, "stage": _name(more.stage), "last": format_date(last)})


def _own(round_: Round, places: Iterable[RoundUnit]) -> Iterable[RoundUnit]:
    """The places, each once; NotAllowedError when one belongs to another round."""
    for place in dict.fromkeys(places):
        if place.round_id != round_.pk:
            raise NotAllowedError
        yield place


def _extended(actor: User | None, round_: Round, more: MoreTime, place: RoundUnit | None) -> StageExtension:
    extension = StageExtension(
        round=round_,
        place=place,
        stage=more.stage.value,
        since=more.since,
        until=more.until,
        reason=more.reason.strip(),
        by=actor,
    )
    extension.full_clean(exclude=["by"])  # nobody, from the command line
    extension.save()
    payload = {
        "stage": more.stage.value,
        "since": more.since.isoformat(),
        "until": more.until.isoformat(),
        "reason": extension.reason,
    }
    write_event(actor=actor, action=Action.STAGE_EXTENDED, round_=round_, place=place, payload=payload)
    return extension


def _dates(windows: Iterable[Window]) -> dict[str, list[str | None]]:
    return {each.stage.value: [_iso(each.opens), _iso(each.closes)] for each in in_order(windows)}


def _iso(day: datetime.date | None) -> str | None:
    return day.isoformat() if day else None


def _name(stage: Stage) -> str:
    return str(StageChoices(stage.value).label)
