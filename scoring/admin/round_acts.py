"""Acts on a round, each with a page that says what it does before it is done."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from django import forms
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from scoring.forms.rounds import ReasonForm
from scoring.models import Round
from scoring.permissions import may_enter, may_publish
from scoring.selectors.members import communes_missing
from scoring.services.locks import is_locked
from scoring.services.members import add_all_communes
from scoring.services.publishing import drop_correction, open_correction, publish
from units.models import User


@dataclass(frozen=True)
class Act:
    """`allowed` is about the person, `fits` about the state of the round; `perform` returns what to say."""

    slug: str
    label: Promise
    explanation: Promise
    form: type[forms.Form]
    allowed: Callable[[User, Round], bool]
    fits: Callable[[Round], bool]
    perform: Callable[[User, Round, Mapping[str, Any]], str]


def _publish(actor: User, round_: Round, _data: Mapping[str, Any]) -> str:
    publication = publish(actor=actor, round_=round_)
    return _("Đã công bố %(round)s, phiên bản %(version)d.") % {"round": round_, "version": publication.version}


def _open_correction(actor: User, round_: Round, data: Mapping[str, Any]) -> str:
    open_correction(actor=actor, round_=round_, reason=data["reason"])
    return _("Đã mở đính chính: sửa điểm rồi công bố phiên bản mới. Kết quả cũ vẫn có hiệu lực đến lúc đó.")


def _drop_correction(actor: User, round_: Round, _data: Mapping[str, Any]) -> str:
    drop_correction(actor=actor, round_=round_)
    return _("Đã bỏ đính chính; kết quả đã công bố giữ nguyên.")


def _add_communes(actor: User, round_: Round, _data: Mapping[str, Any]) -> str:
    return _("Đã thêm %(count)d đơn vị vào kỳ đánh giá.") % {"count": add_all_communes(actor=actor, round_=round_)}


ACTS = (
    Act(
        slug="them-don-vi",
        label=gettext_lazy("Thêm mọi đơn vị của cơ quan"),
        explanation=gettext_lazy("Đưa vào kỳ các xã, phường, thị trấn của cơ quan đánh giá còn thiếu trong danh sách."),
        form=forms.Form,
        allowed=may_enter,
        fits=lambda round_: not is_locked(round_) and communes_missing(round_).exists(),
        perform=_add_communes,
    ),
    Act(
        slug="cong-bo",
        label=gettext_lazy("Công bố"),
        explanation=gettext_lazy(
            "Kết quả được chốt, gắn mã băm và hiển thị cho người được xem. "
            "Sau khi công bố, muốn sửa điểm phải mở đính chính và ghi lý do."
        ),
        form=forms.Form,
        allowed=may_publish,
        fits=lambda round_: not is_locked(round_),
        perform=_publish,
    ),
    Act(
        slug="mo-dinh-chinh",
        label=gettext_lazy("Mở đính chính"),
        explanation=gettext_lazy(
            "Điểm được mở để sửa; kết quả đã công bố vẫn có hiệu lực cho đến khi công bố phiên bản mới."
        ),
        form=ReasonForm,
        allowed=may_publish,
        fits=is_locked,
        perform=_open_correction,
    ),
    Act(
        slug="bo-dinh-chinh",
        label=gettext_lazy("Bỏ đính chính"),
        explanation=gettext_lazy("Khóa điểm lại như bản đã công bố. Chỉ bỏ được khi chưa điểm nào thay đổi."),
        form=forms.Form,
        allowed=may_publish,
        fits=lambda round_: bool(round_.correction_reason),
        perform=_drop_correction,
    ),
)


def acts_for(person: User, round_: Round) -> list[Act]:
    """What this person may do with the round now."""
    return [act for act in ACTS if act.allowed(person, round_) and act.fits(round_)]


def act_named(slug: str) -> Act | None:
    """The act of an address."""
    return next((act for act in ACTS if act.slug == slug), None)
