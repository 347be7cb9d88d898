"""The timetable as a page shows it: each stage with its days and how it stands today, and the time given beyond."""

import datetime
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.forms import BoundField
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from cchc.numbers import format_date
from scoring.forms.work.timetable import TimetableForm
from scoring.models import StageChoices, StageExtension
from scoring.rules.calendar import days_left, out_of_order
from scoring.rules.stages import Stage, StageState, Timetable, Window

SOON = 3  # days before the end from which a stage calls for attention


@dataclass(frozen=True, slots=True)
class StageLine:
    """One stage. `tone` is a class of work.css, never without the words."""

    name: str
    opens: str
    closes: str
    state: str
    tone: str
    left: str


@dataclass(frozen=True, slots=True)
class StageFields:
    """The two inputs of a stage."""

    name: str
    opens: BoundField
    closes: BoundField


@dataclass(frozen=True, slots=True)
class ExtensionLine:
    """More time that was given; `unit` is empty where it is for all."""

    stage: str
    unit: str
    days: str
    reason: str
    by: str
    at: datetime.datetime


def stage_lines(timetable: Timetable, today: datetime.date, place: int | None = None) -> list[StageLine]:
    """Every stage as it stands today for a place, or in general."""
    return [_line(timetable, stage, today, place) for stage in Stage]


def field_rows(form: TimetableForm) -> Iterator[StageFields]:
    """The inputs of the form, by stage."""
    for stage, opens, closes in form.rows():
        yield StageFields(stage_name(stage), opens, closes)


def order_warnings(windows: Iterable[Window]) -> list[str]:
    """What looks wrong in the order of the stages; nothing is refused for it."""
    message = _("%(later)s bắt đầu trước %(earlier)s. Hãy kiểm tra lại nếu không chủ ý.")
    return [
        message % {"later": stage_name(pair.later), "earlier": stage_name(pair.earlier)}
        for pair in out_of_order(windows)
    ]


def extension_lines(extensions: Iterable[StageExtension]) -> list[ExtensionLine]:
    """More time as it was given."""
    return [
        ExtensionLine(
            stage=extension.get_stage_display(),
            unit=extension.place.unit.full_name if extension.place else "",
            days=_("%(since)s – %(until)s")
            % {"since": format_date(extension.since), "until": format_date(extension.until)},
            reason=extension.reason,
            by=extension.by.get_full_name() if extension.by else "",
            at=extension.at,
        )
        for extension in extensions
    ]


def stage_name(stage: Stage) -> str:
    """The stage as an office names it."""
    return str(StageChoices(stage.value).label)


def left_wording(days: int | None) -> str:
    """How long a stage is open still; empty without an end."""
    if days is None:
        return ""
    if days == 0:
        return _("hôm nay là ngày cuối")
    return ngettext("còn %(days)d ngày", "còn %(days)d ngày", days) % {"days": days}


def _line(timetable: Timetable, stage: Stage, today: datetime.date, place: int | None) -> StageLine:
    state, left = timetable.state(stage, today, place), days_left(timetable, stage, today, place)
    window, last = timetable.window(stage), timetable.last_day(stage, place)
    name, tone = _state_wording(state)
    return StageLine(
        name=stage_name(stage),
        opens=format_date(window.opens) if window and window.opens else "",
        closes=format_date(last) if last else "",
        state=name,
        tone="warn" if left is not None and left <= SOON else tone,
        left=left_wording(left),
    )


def _state_wording(state: StageState) -> tuple[str, str]:
    """Words and tone of a state."""
    return {
        StageState.UNSET: (_("Không có trong lịch"), ""),
        StageState.UPCOMING: (_("Chưa đến"), ""),
        StageState.OPEN: (_("Đang mở"), "good"),
        StageState.CLOSED: (_("Đã đóng"), ""),
    }[state]
