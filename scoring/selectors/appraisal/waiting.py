"""Scores that wait for an appraisal: an earlier layer is there, the appraised one is not, and nothing is asked."""

from collections.abc import Iterable, Iterator, Sequence
from hashlib import sha256
from typing import Any, NamedTuple

from django.db.models import Exists, OuterRef, Q, QuerySet, Subquery

from scoring.marks import mark_of, mark_text
from scoring.models import Criterion, Explanation, Layer, Round, RoundUnit, Score
from scoring.rules.marks import Mark, Method
from scoring.selectors.appraisal.stage import SOURCES
from scoring.selectors.gate import Ask, Gate

ENTERED = Q(points__isnull=False) | Q(not_applicable=True)


class Waiting(NamedTuple):
    """A score to appraise, and what may be accepted for it: the mark of `source` with its facts and note.

    Versions are those of the rows of the source and of the target layer (0: no row).
    """

    place: int
    unit: int
    criterion: int
    code: str
    domain: int
    source: Layer
    mark: Mark
    facts: dict[str, Any] | None
    note: str
    source_version: int
    target_version: int


def waiting_scores(
    round_: Round,
    layer: Layer,
    *,
    places: Sequence[int] | None = None,
    domain: int | None = None,
    sources: Sequence[Layer] | None = None,
) -> list[Waiting]:
    """Scores that wait in a layer, by unit and criterion in order, in one query; the first source that has a mark."""
    sources = SOURCES[layer] if sources is None else sources
    rows = _rows(round_, layer, sources)
    if places is not None:
        rows = rows.filter(round_unit__in=places)
    if domain is not None:
        rows = rows.filter(criterion__domain=domain)
    return list(_first_sources(_read(rows.annotate(target_version=_version(layer))), sources))


def writable_only(gate: Gate, layer: Layer, scores: Iterable[Waiting]) -> list[Waiting]:
    """Those the gate's person may write now; the gate is asked once for each unit and domain."""
    answers: dict[Ask, bool] = {}
    kept = []
    for score in scores:
        ask = Ask(score.place, score.unit, score.domain, Method.APPRAISAL)
        if ask not in answers:
            answers[ask] = gate.may_write(layer, ask)
        if answers[ask]:
            kept.append(score)
    return kept


def digest(scores: Iterable[Waiting]) -> str:
    """What somebody saw before accepting many scores at once; differs as soon as one of them changed."""
    lines = (f"{s.place}|{s.code}|{s.source}|{mark_text(s.mark)}|{s.source_version}|{s.target_version}" for s in scores)
    return sha256("\n".join(lines).encode()).hexdigest()


def next_waiting(gate: Gate, layer: Layer, after: tuple[RoundUnit, Criterion] | None = None) -> tuple[str, str] | None:
    """Codes of unit and criterion of the next score that waits for the gate's person, from `after` on and then round.

    In at most three queries, each read only as far as the first score that may be written.
    """
    rows = _rows(gate.round, layer, SOURCES[layer]).filter(share_filter(gate))
    for part in [*_behind(rows, *after), rows] if after else [rows]:
        found = _first_writable(gate, layer, part)
        if found:
            return found
    return None


def share_filter(gate: Gate) -> Q:
    """Scores in the shares of the gate's person; all of them for the office."""
    if gate.is_editor:
        return Q()
    mine = Q(pk__in=[])
    for place, domain in gate.shares.pairs:
        pair = Q() if place is None else Q(round_unit=place)
        mine |= pair if domain is None else pair & Q(criterion__domain=domain)
        if place is None and domain is None:
            return Q()
    return mine


def open_explanation() -> Exists:
    """Whether an explanation of the score's cell is undecided."""
    return Exists(
        Explanation.objects.filter(
            round_unit=OuterRef("round_unit"), criterion=OuterRef("criterion"), decided_at__isnull=True
        )
    )


def appraised(layer: Layer) -> Exists:
    """Whether the cell of the score has a mark in a layer."""
    return Exists(
        Score.objects.filter(ENTERED, round_unit=OuterRef("round_unit"), criterion=OuterRef("criterion"), layer=layer)
    )


def _rows(round_: Round, layer: Layer, sources: Sequence[Layer]) -> QuerySet[Score]:
    return (
        Score.objects.filter(ENTERED, round_unit__round=round_, layer__in=sources)
        .filter(criterion__method=Method.APPRAISAL, criterion__is_leaf=True)
        .exclude(appraised(layer))
        .exclude(open_explanation())
        .order_by(
            "round_unit__unit__sort_name",
            "round_unit__unit__code",
            "criterion__domain__number",
            "criterion__position",
            "criterion__code",
        )
    )


def _version(layer: Layer) -> Subquery:
    target = Score.objects.filter(round_unit=OuterRef("round_unit"), criterion=OuterRef("criterion"), layer=layer)
    return Subquery(target.values("version")[:1])


def _read(rows: Any) -> Iterator[Waiting]:
    columns = ("round_unit_id", "round_unit__unit_id", "criterion_id", "criterion__code", "criterion__domain_id")
    marks = ("layer", "points", "not_applicable", "facts", "note", "version", "target_version")
    for place, unit, criterion, code, domain, source, points, na, facts, note, version, target in rows.values_list(
        *columns, *marks
    ):
        mark = mark_of(points, not_applicable=na)
        yield Waiting(place, unit, criterion, code, domain, Layer(source), mark, facts, note, version, target or 0)


def _first_sources(scores: Iterable[Waiting], sources: Sequence[Layer]) -> Iterator[Waiting]:
    """One score for each cell: rows of one cell follow one another."""
    chosen: Waiting | None = None
    for score in scores:
        if chosen and (chosen.place, chosen.criterion) != (score.place, score.criterion):
            yield chosen
            chosen = None
        if chosen is None or sources.index(score.source) < sources.index(chosen.source):
            chosen = score
    if chosen:
        yield chosen


def _behind(rows: QuerySet[Score], place: RoundUnit, criterion: Criterion) -> list[QuerySet[Score]]:
    """What comes after a cell in its own unit, and in the units behind."""
    number = criterion.domain.number
    same = Q(criterion__domain__number=number, criterion__position=criterion.position)
    later = (
        Q(criterion__domain__number__gt=number)
        | Q(criterion__domain__number=number, criterion__position__gt=criterion.position)
        | (same & Q(criterion__code__gt=criterion.code))
    )
    name, code = place.unit.sort_name, place.unit.code
    units = Q(round_unit__unit__sort_name__gt=name) | Q(
        round_unit__unit__sort_name=name, round_unit__unit__code__gt=code
    )
    return [rows.filter(later, round_unit=place), rows.filter(units)]


def _first_writable(gate: Gate, layer: Layer, rows: QuerySet[Score]) -> tuple[str, str] | None:
    cells = rows.values_list(
        "round_unit_id", "round_unit__unit_id", "criterion__domain_id", "round_unit__unit__code", "criterion__code"
    )
    for place, unit, domain, unit_code, code in cells.iterator(chunk_size=200):
        if gate.may_write(layer, Ask(place, unit, domain, Method.APPRAISAL)):
            return unit_code, code
    return None
