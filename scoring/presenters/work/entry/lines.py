"""The rows of a unit's sheet."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext as _

from cchc.numbers import format_number
from scoring.forms.work.sheet import MINE, THEIRS, Entry, SheetForm, base_text
from scoring.marks import mark_from_text
from scoring.models import Criterion, Explanation, Layer, RoundUnit, Score
from scoring.presenters.work.entry.computed import computed_line, has_rule
from scoring.presenters.work.entry.words import (
    MISSING_STATE,
    OFFICE_STATE,
    closed_wording,
    mark_wording,
    moment_wording,
    question_wording,
    state_of,
    state_wording,
)
from scoring.rules.marks import Method, NaPolicy
from scoring.selectors.desk import Desk, Marks
from scoring.selectors.sheet import SheetGroup, SheetRow, stored_mark
from scoring.selectors.writable import has_layer

PLAIN = Marks()


@dataclass(frozen=True, slots=True)
class LayerText:
    """What a layer says of one criterion. `is_entry` marks the layer being entered, which has a field instead."""

    layer: str
    label: str
    text: str
    who: str
    is_entry: bool


@dataclass(frozen=True, slots=True)
class Dispute:
    """Two values of one cell."""

    mine: str
    theirs: str
    question: str
    choice: str


@dataclass(frozen=True, slots=True)
class Line:
    """A scored criterion on the page. `closed` says why its score is not the person's to write now."""

    key: int
    criterion: Criterion
    maximum: str
    typed: str
    not_applicable: bool
    may_be_na: bool
    is_survey: bool
    version: int
    base: str
    state: str
    wording: str
    previous: str
    layers: Sequence[LayerText]
    error: str
    dispute: Dispute | None
    closed: str
    has_rule: bool
    computed: str
    note: str
    documents: int
    lacks_document: bool
    explanation: str
    url: str


@dataclass(frozen=True, slots=True)
class Group:
    """A criterion with parts."""

    criterion: Criterion
    maximum: str
    level: int


@dataclass(frozen=True, slots=True)
class DomainLines:
    """A domain on the page."""

    number: int
    name: str
    maximum: str
    lines: Sequence[Group | Line]


def domain_lines(desk: Desk, form: SheetForm, beside: Mapping[int, Marks]) -> list[DomainLines]:
    """Everything between the totals: domains with their groups and criteria."""
    return [
        DomainLines(
            number=part.domain.number,
            name=part.domain.name,
            maximum=format_number(part.domain.max_points),
            lines=[
                _group(each) if isinstance(each, SheetGroup) else _line(desk, form, each, beside) for each in part.lines
            ],
        )
        for part in form.sheet.domains
    ]


def _group(group: SheetGroup) -> Group:
    return Group(group.criterion, format_number(group.criterion.max_points), group.depth)


def _line(desk: Desk, form: SheetForm, row: SheetRow, beside: Mapping[int, Marks]) -> Line:
    criterion, layer = row.criterion, form.sheet.layer
    entry = form.entries[criterion.code]
    state = _state(form, criterion)
    marks = beside.get(criterion.pk, PLAIN)
    score = desk.score(layer, criterion)
    return Line(
        key=criterion.pk,
        criterion=criterion,
        maximum=format_number(row.leaf.max_points),
        typed=entry.typed,
        not_applicable=entry.not_applicable,
        may_be_na=row.leaf.na_policy is not NaPolicy.REFUSED or entry.not_applicable,
        is_survey=row.leaf.method is Method.SURVEY,
        version=entry.version,
        base=base_text(entry.version, entry.base),
        state=state,
        wording=state_wording(state),
        previous=mark_wording(mark_from_text(row.previous)) if row.previous else "",
        layers=layer_texts(desk, criterion, layer),
        error=entry.error,
        dispute=_dispute(entry) if entry.disputed else None,
        closed=_closed(desk, layer, criterion),
        has_rule=has_rule(criterion),
        computed=_computed(desk, criterion, score),
        note=score.note if score else "",
        documents=marks.documents,
        lacks_document=marks.lacks_document,
        explanation=explanation_wording(marks.explanation),
        url=cell_address(desk.place, criterion),
    )


def _state(form: SheetForm, criterion: Criterion) -> str:
    state = state_of(form.marks[criterion.code])
    return OFFICE_STATE if state == MISSING_STATE and not has_layer(form.sheet.layer, criterion) else state


def layer_texts(desk: Desk, criterion: Criterion, entered: Layer) -> list[LayerText]:
    """The three layers of a criterion in the order of the year; a dash where there is none or it is not shown."""
    return [_layer_text(desk, criterion, layer, entered) for layer in columns(desk, entered)]


def columns(desk: Desk, entered: Layer) -> list[Layer]:
    """Layers that stand side by side."""
    shown = desk.shown | {entered} | ({Layer.FIRST} if desk.asked else set())
    return [layer for layer in Layer if layer in shown]


def _layer_text(desk: Desk, criterion: Criterion, layer: Layer, entered: Layer) -> LayerText:
    score = desk.score(layer, criterion)
    is_entry = layer == entered and has_layer(layer, criterion)
    text = mark_wording(stored_mark(score)) if score else "–"
    by = score.updated_by.full_name if score and score.updated_by else ""
    who = f"{by} · {moment_wording(score.updated_at)}" if score and by else ""
    return LayerText(layer.value, str(layer.label), text, who, is_entry)


def _computed(desk: Desk, criterion: Criterion, score: Score | None) -> str:
    """The computation of the layer entered, else of what the unit gave."""
    return computed_line(criterion, score) or computed_line(criterion, desk.score(Layer.SELF, criterion))


def _closed(desk: Desk, layer: Layer, criterion: Criterion) -> str:
    refusal = desk.refusal(layer, criterion)
    return closed_wording(layer, criterion, refusal) if refusal else ""


def _dispute(entry: Entry) -> Dispute:
    mine = _("không áp dụng") if entry.not_applicable else entry.typed.strip() or _("để trống")
    choice = entry.choice if entry.choice in {MINE, THEIRS} else ""
    return Dispute(mine, mark_wording(entry.base), question_wording(entry.by, entry.at), choice)


def explanation_wording(explanation: Explanation | None) -> str:
    """How the explanation of a cell stands; nothing where none was asked for."""
    if explanation is None:
        return ""
    if explanation.decided_at:
        return _("Đã kết luận giải trình")
    return _("Đã giải trình") if explanation.answered_at else _("Chờ giải trình")


def cell_address(place: RoundUnit, criterion: Criterion) -> str:
    """The page of one cell."""
    return cell_url(place.round.slug, place.unit.code, criterion.code)


def cell_url(slug: str, unit: str, code: str) -> str:
    """The page of one cell; nothing for a code that makes no address."""
    try:
        return reverse("cell", args=[slug, unit, code])
    except NoReverseMatch:
        return ""
