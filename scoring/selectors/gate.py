"""The gate every write of a score passes: role, lock, stage, submission. Read once, asked for each cell.

Pages ask it which cells to offer, services ask it before they write: one answer for page, admin, import and command.
"""

import datetime
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from django.utils import timezone
from django.utils.translation import gettext as _

from cchc.numbers import format_date
from scoring.models import Layer, Proposal, Publication, Round, RoundUnit, StageChoices, Submission
from scoring.permissions import EDITORS, Person
from scoring.rules.marks import Method
from scoring.rules.stages import Stage, StageState, Timetable, stages_for
from scoring.selectors.assignments import Shares, shares_of
from scoring.selectors.timetable import timetable_of
from units.access import has_role, units_with_role
from units.models import Role


class Why(StrEnum):
    """Why a write is refused."""

    ROLE = "role"  # not this person's to write
    LOCKED = "locked"  # published, or waiting for approval
    STAGE = "stage"  # not the time for it
    SUBMITTED = "submitted"  # the unit has handed its sheet in


class Refusal(NamedTuple):
    """Why, and what to tell the person."""

    why: Why
    message: str


class Ask(NamedTuple):
    """What somebody wants to write: the place (RoundUnit pk), its unit, the criterion's domain (pk) and method."""

    place: int
    unit: int
    domain: int
    method: Method


@dataclass(frozen=True)
class Gate:
    """What a round lets `person` (None: the command line) write on a day."""

    round: Round
    person: Person | None
    today: datetime.date
    timetable: Timetable
    is_editor: bool
    own_units: frozenset[int]
    shares: Shares
    submitted: frozenset[int]
    is_published: bool
    is_proposed: bool

    @property
    def is_locked(self) -> bool:
        """Whether scores stand still: published without an open correction, or proposed for publication."""
        return self.is_proposed or (self.is_published and not self.round.correction_reason)

    def refusal(self, layer: Layer, ask: Ask) -> Refusal | None:
        """Why this score may not be written now; None when it may."""
        if not self._has_role(layer, ask):
            return Refusal(Why.ROLE, _("Bạn không được ghi điểm này."))
        return self.lock() or self._in_correction(layer) or self._handed_in(layer, ask) or self._stage(layer, ask)

    def lock(self) -> Refusal | None:
        """The lock of the whole round, if it is locked."""
        if self.is_proposed:
            return Refusal(Why.LOCKED, _("Kết quả đã trình phê duyệt nên không sửa được. Muốn sửa, hãy rút tờ trình."))
        if self.is_locked:
            return Refusal(
                Why.LOCKED,
                _("Kỳ đánh giá đã công bố nên không sửa điểm được. Muốn sửa, lãnh đạo mở đính chính và ghi lý do."),
            )
        return None

    def stage_refusal(self, stages: Iterable[Stage], place: int | None = None) -> Refusal | None:
        """Why none of the stages is open for a place; None when one is."""
        wanted = list(stages)
        if any(self.timetable.is_open(stage, self.today, place) for stage in wanted):
            return None
        return Refusal(Why.STAGE, _stage_message(self.timetable, wanted[0], self.today, place))

    def may_write(self, layer: Layer, ask: Ask) -> bool:
        """Whether this score may be written now."""
        return self.refusal(layer, ask) is None

    def _has_role(self, layer: Layer, ask: Ask) -> bool:
        if not stages_for(layer, ask.method):
            return False
        if self.person is None:
            return True
        if layer == Layer.SELF:
            return ask.unit in self.own_units
        if self.is_editor:
            return True
        in_correction = self.is_published
        return ask.method is Method.APPRAISAL and not in_correction and self.shares.holds(ask.place, ask.domain)

    def _in_correction(self, layer: Layer) -> Refusal | None:
        if self.is_published and layer != Layer.FINAL:
            return Refusal(Why.LOCKED, _("Khi đính chính chỉ sửa điểm thẩm định cuối cùng."))
        return None

    def _handed_in(self, layer: Layer, ask: Ask) -> Refusal | None:
        if layer == Layer.SELF and ask.place in self.submitted:
            return Refusal(Why.SUBMITTED, _("Phiếu đã gửi nên không sửa được. Muốn sửa thì đề nghị trả lại phiếu."))
        return None

    def _stage(self, layer: Layer, ask: Ask) -> Refusal | None:
        if self.is_published:  # a correction is not bound to the year's timetable
            return None
        return self.stage_refusal(stages_for(layer, ask.method), ask.place)


def gate_of(person: Person | None, round_: Round, *, today: datetime.date | None = None) -> Gate:
    """The gate of a round for a person, in a fixed number of queries; `today` defaults to the day of the portal."""
    own = units_with_role(person, Role.OFFICIAL).values_list("pk", flat=True) if person else ()
    return Gate(
        round=round_,
        person=person,
        today=today or timezone.localdate(),
        timetable=timetable_of(round_),
        is_editor=person is None or has_role(person, round_.authority_id, *EDITORS),
        own_units=frozenset(own),
        shares=shares_of(person, round_),
        submitted=frozenset(
            Submission.objects.filter(round_unit__round=round_, returned_at=None).values_list("round_unit", flat=True)
        ),
        is_published=Publication.objects.filter(round=round_).exists(),
        is_proposed=Proposal.objects.filter(round=round_, closed_at=None).exists(),
    )


def ask_of(place: RoundUnit, domain: int, method: str) -> Ask:
    """A question about one place, domain (pk) and method."""
    return Ask(place.pk, place.unit_id, domain, Method(method))


def _stage_message(timetable: Timetable, stage: Stage, today: datetime.date, place: int | None) -> str:
    """What to tell about a stage that is not open."""
    name = StageChoices(stage.value).label
    state, window = timetable.state(stage, today, place), timetable.window(stage)
    if state is StageState.UPCOMING and window and window.opens:
        text = _("Chưa đến giai đoạn %(stage)s: bắt đầu từ %(day)s.")
        return text % {"stage": name, "day": format_date(window.opens)}
    last = timetable.last_day(stage, place)
    if state is StageState.CLOSED and last:
        text = _("Giai đoạn %(stage)s đã hết hạn ngày %(day)s. Cần thêm thời gian thì đề nghị cơ quan gia hạn.")
        return text % {"stage": name, "day": format_date(last)}
    return _("Lịch của kỳ đánh giá chưa có giai đoạn %(stage)s.") % {"stage": name}
