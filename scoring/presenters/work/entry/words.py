"""Words of the entry screens."""

import datetime

from django.utils import timezone
from django.utils.translation import gettext as _

from cchc.numbers import format_date, plain_number
from scoring.models import Criterion, Layer
from scoring.rules.marks import Mark, Method
from scoring.selectors.gate import Refusal, Why

MISSING_STATE, ZERO_STATE, NA_STATE, ENTERED_STATE = "missing", "zero", "na", "entered"
OFFICE_STATE = "office"  # nothing to enter in this layer: the office enters it in the final one


def mark_wording(mark: Mark) -> str:
    """A mark in words: "1,5", "không áp dụng", "để trống"."""
    if mark.not_applicable:
        return _("không áp dụng")
    return _("để trống") if mark.points is None else plain_number(mark.points)


def state_of(mark: Mark) -> str:
    """Which of the states a mark is in; zero is not "not entered"."""
    if mark.not_applicable:
        return NA_STATE
    if mark.points is None:
        return MISSING_STATE
    return ENTERED_STATE if mark.points else ZERO_STATE


def state_wording(state: str) -> str:
    """The state in words."""
    return {
        MISSING_STATE: _("Chưa nhập"),
        ZERO_STATE: _("0 điểm"),
        NA_STATE: _("Không áp dụng"),
        ENTERED_STATE: _("Đã nhập"),
        OFFICE_STATE: _("Cơ quan nhập"),
    }[state]


def closed_wording(layer: Layer, criterion: Criterion, refusal: Refusal) -> str:
    """Why a score is not open to the person; whose it is, where it is somebody else's."""
    if refusal.why is not Why.ROLE:
        return refusal.message
    if criterion.method == Method.SURVEY:
        return _("Điểm điều tra xã hội học do cơ quan đánh giá nhập ở lớp điểm thẩm định.")
    if layer == Layer.SELF:
        return _("Điểm tự chấm do cán bộ của đơn vị nhập.")
    return _("Điểm thẩm định do cơ quan đánh giá và người được phân công thẩm định nhập.")


def moment_wording(at: datetime.datetime | None) -> str:
    """When something was written: "14:05 ngày 05/3/2022"; empty where it is not known."""
    if at is None:
        return ""
    local = timezone.localtime(at)
    return _("%(time)s ngày %(day)s") % {"time": f"{local:%H:%M}", "day": format_date(local.date())}


def question_wording(by: str, at: datetime.datetime | None) -> str:
    """Asks which of two values of a cell stays, and tells who wrote the other one and when."""
    if by and at:
        text = _("%(who)s vừa sửa ô này lúc %(when)s. Giữ giá trị nào?")
        return text % {"who": by, "when": moment_wording(at)}
    if at:
        return _("Ô này vừa được sửa ở nơi khác lúc %(when)s. Giữ giá trị nào?") % {"when": moment_wording(at)}
    return _("Ô này vừa được sửa ở nơi khác. Giữ giá trị nào?")
