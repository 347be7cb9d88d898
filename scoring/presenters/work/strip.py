"""The strip of links over the working pages of a round: what the person has to do with it, by role."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from scoring.models import Round, RoundUnit
from scoring.permissions import Person, may_appraise, may_follow, may_propose, may_publish, may_see_results
from scoring.selectors.gate import Gate
from scoring.selectors.trail import reads_trails


@dataclass(frozen=True, slots=True)
class WorkLink:
    """A page of the round's work; `has_parts`: the pages below its address belong to it."""

    url: str
    label: str
    has_parts: bool = False


def strip_of(gate: Gate, person: Person, round_: Round) -> list[WorkLink]:
    """Links to the pages of the round that `person` works with; one query for an official, none otherwise."""
    links = list(_staff_links(gate, person, round_)) if may_follow(person, round_) else []
    return links + list(_official_links(gate, round_, alone=not links))


def _staff_links(gate: Gate, person: Person, round_: Round) -> Iterator[WorkLink]:
    """For the authority's own people."""
    yield _link("progress", _("Tiến độ"), round_.slug)
    yield _link("timetable", _("Lịch"), round_.slug)
    if gate.is_editor or may_appraise(person, round_):
        yield _link("grid", _("Bảng nhập điểm"), round_.slug)
        yield WorkLink(reverse("appraisal", args=[round_.slug]), _("Thẩm định"), has_parts=True)
    yield _link("explanations", _("Giải trình"), round_.slug)
    yield _link("gap", _("Chênh lệch"), round_.slug)
    if may_propose(person, round_) or may_publish(person, round_):
        yield from _decision_links(round_)
    yield _link("exchange", _("Bảng tính"), round_.slug)
    yield WorkLink(reverse("report-desk", args=[round_.slug]), _("Báo cáo"), has_parts=True)
    if reads_trails(gate):
        yield _link("history", _("Lịch sử"), round_.slug)


def _decision_links(round_: Round) -> Iterator[WorkLink]:
    """For the office and for who approves."""
    if round_.scheme.bonus_cap or round_.scheme.penalty_cap:
        yield _link("adjustments", _("Điểm thưởng, điểm trừ"), round_.slug)
    yield _link("heads", _("Người đứng đầu"), round_.slug)
    yield _link("approval", _("Phê duyệt"), round_.slug)


def _official_links(gate: Gate, round_: Round, *, alone: bool) -> Iterator[WorkLink]:
    """For officials of its units; `alone` when they have no other business with the round."""
    places = _own_places(gate, round_)
    for place in places:
        code = place.unit.code
        name = place.unit.full_name if len(places) > 1 else ""
        yield _link("sheet", _named(_("Phiếu của đơn vị"), name), round_.slug, code)
        yield _link("submission", _named(_("Gửi phiếu"), name), round_.slug, code)
        if gate.person and gate.is_published and may_see_results(gate.person, round_):
            yield _link("remedy", _named(_("Kế hoạch khắc phục"), name), round_.slug, code)
    if not (places and alone):
        return
    yield _link("explanations", _("Giải trình"), round_.slug)
    yield _link("timetable", _("Lịch"), round_.slug)
    yield _link("progress", _("Tiến độ"), round_.slug)
    yield _link("gap", _("Chênh lệch"), round_.slug)
    for place in places:
        label = _named(_("Lịch sử"), place.unit.full_name if len(places) > 1 else "")
        yield _link("unit-history", label, round_.slug, place.unit.code)


def _own_places(gate: Gate, round_: Round) -> list[RoundUnit]:
    if not gate.own_units:
        return []
    own = RoundUnit.objects.filter(round=round_, unit__in=gate.own_units)
    return list(own.select_related("unit").order_by("unit__sort_name", "unit__code"))


def _named(label: str, unit: str) -> str:
    """The label, told apart by unit where the person has several."""
    return f"{label}: {unit}" if unit else label


def _link(name: str, label: str, *args: str) -> WorkLink:
    return WorkLink(reverse(name, args=args), label)
