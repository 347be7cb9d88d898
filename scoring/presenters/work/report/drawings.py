"""Drawings as a page tells of them."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from cchc.numbers import format_date
from scoring.models import Drawing, DrawingState, Variant
from scoring.services.report.drawings import is_stuck

FROM_RESULTS = (Variant.RESULTS, Variant.SUMMARY, Variant.CARD)
OF_A_REPORT = (Variant.FULL, Variant.WORD)


@dataclass(frozen=True, slots=True)
class DrawingPage:
    """One drawing: `file` is the address once it is there; `again` holds where it may be asked once more."""

    what: str
    state: str
    step: str
    message: str
    file: str
    address: str
    variant: str
    unit: str
    of_edition: bool
    is_working: bool
    again: bool
    asked: str


def variants(*, has_report: bool) -> tuple[Variant, ...]:
    """The kinds of document that can be drawn."""
    return (*OF_A_REPORT, *FROM_RESULTS) if has_report else FROM_RESULTS


def drawing_lines(drawings: Iterable[Drawing]) -> list[DrawingPage]:
    """Drawings as a list."""
    return [drawing_page(drawing) for drawing in drawings]


def drawing_page(drawing: Drawing) -> DrawingPage:
    """One drawing in words."""
    place = [drawing.round.slug, drawing.pk]
    stuck = is_stuck(drawing)
    done = drawing.state == DrawingState.DONE
    return DrawingPage(
        what=_what(drawing),
        state=str(drawing.get_state_display()),
        step=drawing.step,
        message=_stuck_message(drawing) if stuck else drawing.message,
        file=reverse("report-drawing-file", args=place) if done else "",
        address=reverse("report-drawing", args=place),
        variant=drawing.variant,
        unit=drawing.unit.code if drawing.unit else "",
        of_edition=drawing.edition is not None,
        is_working=drawing.is_working and not stuck,
        again=stuck or drawing.state == DrawingState.FAILED,
        asked=_asked(drawing),
    )


def _what(drawing: Drawing) -> str:
    kind = str(drawing.get_variant_display())
    if drawing.unit:
        kind = _("%(kind)s: %(unit)s") % {"kind": kind, "unit": drawing.unit.full_name}
    if drawing.edition:
        return _("%(kind)s, lần ban hành %(number)d") % {"kind": kind, "number": drawing.edition.number}
    return _("%(kind)s, bản dự thảo") % {"kind": kind}


def _stuck_message(drawing: Drawing) -> str:
    if drawing.state == DrawingState.WAITING:
        return _(
            "Chưa có tiến trình nền nào nhận việc vẽ. Có thể chờ thêm; nếu vẫn vậy, hãy báo quản trị viên kiểm tra "
            "tiến trình “manage.py db_worker” trên máy chủ."
        )
    return _("Đã lâu không có tiến triển, có thể tiến trình đã bị ngắt. Hãy yêu cầu vẽ lại.")


def _asked(drawing: Drawing) -> str:
    moment = timezone.localtime(drawing.asked_at)
    when = _("%(time)s ngày %(date)s") % {"time": moment.strftime("%H:%M"), "date": format_date(moment.date())}
    if drawing.asked_by is None:
        return when
    who = drawing.asked_by.full_name or drawing.asked_by.get_username()
    return _("%(when)s, %(who)s") % {"when": when, "who": who}
