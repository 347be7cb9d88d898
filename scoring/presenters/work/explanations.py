"""The explanations of one cell, and what the person may do with them now."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypedDict

from django.urls import reverse
from django.utils.translation import gettext as _

from scoring.models import Criterion, Explanation, Layer, RoundUnit
from scoring.permissions import Person
from scoring.presenters.work.acceptance import Acceptable, acceptable_of
from scoring.presenters.work.entry.words import mark_wording, moment_wording
from scoring.rules.marks import Method
from scoring.selectors.appraisal.cell import Layers, cell_layers, mark_in, version_in
from scoring.selectors.explanations import (
    answer_refusal,
    ask_refusal,
    cell_explanations,
    decision_layer,
    decision_refusal,
    withdrawal_refusal,
)
from scoring.selectors.gate import Gate, Refusal, Why
from scoring.selectors.layers import shown_layers
from units.models import User

OTHER, NO_POINTS = "khac", ""


@dataclass(frozen=True, slots=True)
class Said:
    """Something said: what it is, the words, by whom and when."""

    label: str
    text: str
    by: str
    when: str


@dataclass(frozen=True, slots=True)
class Entry:
    """One explanation with its state in words; `tone` colours the state."""

    pk: int
    state: str
    tone: str
    said: Sequence[Said]


@dataclass(frozen=True, slots=True)
class Option:
    """Points that may be given with a decision."""

    value: str
    label: str
    is_chosen: bool


@dataclass(frozen=True, slots=True)
class Thread:
    """The explanations of a cell. `open` is the undecided one; a `why…` text tells why an act is not offered now."""

    url: str
    entries: Sequence[Entry]
    open: Entry | None
    may_ask: bool
    may_answer: bool
    may_decide: bool
    may_withdraw: bool
    why_not: str
    options: Sequence[Option]
    layer: Layer | None
    version: int
    maximum: Any
    typed: Mapping[str, str]
    errors: Sequence[str]

    @property
    def is_shown(self) -> bool:
        """Whether there is anything to read or to do."""
        return bool(self.entries) or self.may_ask


class CellAppraisal(TypedDict):
    """What the pieces of the cell's page want: the thread, and what may be accepted (None: nothing)."""

    explanations: Thread
    acceptance: Acceptable | None


def explanation_context(
    person: Person,
    gate: Gate,
    place: RoundUnit,
    criterion: Criterion,
    *,
    typed: Mapping[str, str] | None = None,
    errors: Sequence[str] = (),
) -> CellAppraisal:
    """What `work/cell/_explanations.html` and `work/cell/_accept.html` want, in two queries.

    `typed` and `errors` bring back a form that could not be saved.
    """
    rows, layers = cell_explanations(place, criterion), cell_layers(place, criterion)
    return {
        "explanations": _thread(person, gate, place, criterion, rows, layers, typed or {}, errors),
        "acceptance": acceptable_of(gate, place, criterion, layers, rows),
    }


def state_words(explanation: Explanation) -> tuple[str, str]:
    """The state of an explanation in words, and its tone."""
    if explanation.decided_at is not None:
        return _("Đã kết luận"), "good"
    if explanation.answered_at is not None:
        return _("Đã giải trình, chờ kết luận"), "busy"
    return _("Chờ đơn vị giải trình"), "warn"


def _thread(
    person: Person,
    gate: Gate,
    place: RoundUnit,
    criterion: Criterion,
    rows: Sequence[Explanation],
    layers: Layers,
    typed: Mapping[str, str],
    errors: Sequence[str],
) -> Thread:
    entries = [_entry(row) for row in rows]
    open_row = next((row for row in rows if row.decided_at is None), None)
    deciding = open_row is not None and decision_refusal(gate, open_row) is None
    layer = decision_layer(gate, place, criterion) if deciding else None
    return Thread(
        url=reverse("explanation", args=[place.round.slug, place.unit.code, criterion.code]),
        entries=entries,
        open=next((entry for entry in entries if open_row and entry.pk == open_row.pk), None),
        may_ask=open_row is None
        and criterion.method == Method.APPRAISAL
        and ask_refusal(gate, place, criterion) is None,
        may_answer=open_row is not None and open_row.is_waiting and _answers(person, gate, place) is None,
        may_decide=deciding,
        may_withdraw=open_row is not None and withdrawal_refusal(gate, open_row) is None,
        why_not=_why_not(person, gate, place, open_row),
        options=list(_options(gate, place, layers, layer, typed)),
        layer=layer,
        version=version_in(layers, layer) if layer else 0,
        maximum=criterion.max_points,
        typed=typed,
        errors=errors,
    )


def _entry(row: Explanation) -> Entry:
    state, tone = state_words(row)
    said = [Said(_("Yêu cầu giải trình"), row.question, _name(row.asked_by), moment_wording(row.asked_at))]
    if row.answered_at:
        said.append(Said(_("Đơn vị giải trình"), row.answer, _name(row.answered_by), moment_wording(row.answered_at)))
    if row.decided_at:
        said.append(Said(_("Kết luận"), row.decision, _name(row.decided_by), moment_wording(row.decided_at)))
    return Entry(row.pk, state, tone, said)


def _name(person: User | None) -> str:
    return person.full_name or person.username if person else ""


def _answers(person: Person, gate: Gate, place: RoundUnit) -> Refusal | None:
    return answer_refusal(gate, place) if person.is_authenticated else Refusal(Why.ROLE, "")


def _why_not(person: Person, gate: Gate, place: RoundUnit, row: Explanation | None) -> str:
    """Why the open explanation cannot be answered, or decided, by whose business it is."""
    if row is None:
        return ""
    refusals = [decision_refusal(gate, row)]
    if row.is_waiting:
        refusals.append(_answers(person, gate, place))
    told = [refusal.message for refusal in refusals if refusal and refusal.why is not Why.ROLE]
    allowed = any(refusal is None for refusal in refusals)
    return "" if allowed or not told else told[0]


def _options(
    gate: Gate, place: RoundUnit, layers: Layers, layer: Layer | None, typed: Mapping[str, str]
) -> Iterator[Option]:
    """The marks of the other layers, points of one's own, or none for now."""
    if layer is None:
        return
    chosen = typed.get("chon-diem", NO_POINTS)
    names = {
        Layer.FINAL: _("Giữ điểm thẩm định: %(mark)s"),
        Layer.FIRST: _("Giữ điểm thẩm định lần 1: %(mark)s"),
        Layer.SELF: _("Chấp nhận điểm tự chấm: %(mark)s"),
    }
    visible = shown_layers(gate, place)
    for source, text in names.items():
        mark = mark_in(layers, source)
        if mark.entered and source in visible:
            value = f"{source.value}:{version_in(layers, source)}"
            yield Option(value, text % {"mark": mark_wording(mark)}, chosen == value)
    yield Option(OTHER, _("Điểm khác"), chosen == OTHER)
    yield Option(NO_POINTS, _("Chưa ghi điểm, chỉ kết luận"), not chosen)
