"""One unit in the work list: its criteria with what may be accepted."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.urls import reverse

from cchc.numbers import format_number, plain_number
from scoring.models import Domain, Layer, RoundUnit
from scoring.presenters.work.acceptance import accept_label
from scoring.presenters.work.appraisal import state_label
from scoring.rules.marks import Mark
from scoring.selectors.appraisal.sheet import AppraisedRow
from scoring.selectors.appraisal.waiting import Waiting

NOTHING, NOT_APPLICABLE = "–", "KAD"
TONES = {"done": "good", "answered": "busy", "asked": "warn"}


@dataclass(frozen=True, slots=True)
class Accept:
    """The act of one row."""

    url: str
    label: str
    source_version: int
    target_version: int


@dataclass(frozen=True, slots=True)
class Line:
    """A criterion of the unit; `accept` is None where there is nothing to accept now."""

    key: int
    code: str
    title: str
    maximum: str
    url: str
    marks: Sequence[tuple[str, str]]
    documents: int
    is_lacking: bool
    state: str
    tone: str
    accept: Accept | None


@dataclass(frozen=True, slots=True)
class DomainPart:
    """The lines of a domain."""

    number: int
    name: str
    lines: Sequence[Line]


def domain_parts(
    place: RoundUnit,
    layer: Layer,
    rows: Sequence[AppraisedRow],
    acceptable: Sequence[Waiting],
    domains: Sequence[Domain],
) -> list[DomainPart]:
    """The rows by domain; domains without any are left out."""
    waiting = {score.criterion: score for score in acceptable}
    parts = [
        DomainPart(
            domain.number,
            domain.name,
            [_line(place, layer, row, waiting) for row in rows if row.criterion.domain_id == domain.pk],
        )
        for domain in domains
    ]
    return [part for part in parts if part.lines]


def short_mark(mark: Mark) -> str:
    """A mark in a narrow column: "1,5", "KAD", "–"."""
    if mark.not_applicable:
        return NOT_APPLICABLE
    return NOTHING if mark.points is None else plain_number(mark.points)


def _line(place: RoundUnit, layer: Layer, row: AppraisedRow, waiting: Mapping[int, Waiting]) -> Line:
    criterion, state = row.criterion, row.state(layer)
    address = [place.round.slug, place.unit.code, criterion.code]
    return Line(
        key=criterion.pk,
        code=criterion.code,
        title=criterion.title,
        maximum=format_number(criterion.max_points),
        url=reverse("cell", args=address),
        marks=[(str(each.label), short_mark(row.mark(each))) for each in Layer],
        documents=row.documents,
        is_lacking=row.is_lacking,
        state=state_label(state),
        tone=TONES.get(state, ""),
        accept=_accept(address, waiting.get(criterion.pk)),
    )


def _accept(address: Sequence[str], score: Waiting | None) -> Accept | None:
    if score is None:
        return None
    label = accept_label(score.source, score.mark)
    return Accept(reverse("accept", args=address), label, score.source_version, score.target_version)
