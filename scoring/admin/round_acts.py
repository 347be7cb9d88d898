"""Acts on a round, each with a page that says what it does before it is done.

Publication and corrections have a page of their own in the portal (`scoring.views.work.approval`).
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from django import forms
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from scoring.models import Round
from scoring.permissions import may_enter
from scoring.selectors.members import communes_missing
from scoring.services.locks import is_locked
from scoring.services.members import add_all_communes
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
)


def acts_for(person: User, round_: Round) -> list[Act]:
    """What this person may do with the round now."""
    return [act for act in ACTS if act.allowed(person, round_) and act.fits(round_)]


def act_named(slug: str) -> Act | None:
    """The act of an address."""
    return next((act for act in ACTS if act.slug == slug), None)
