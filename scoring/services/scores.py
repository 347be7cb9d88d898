"""Recording scores: all of the given cells, or none."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from scoring.marks import mark_of, mark_text
from scoring.models import Action, Criterion, Layer, Round, RoundUnit, Score
from scoring.permissions import may_enter
from scoring.rules.marks import MISSING, Mark
from scoring.selectors.structure import Structure, round_structure
from scoring.services.errors import Conflict, ConflictError, NotAllowedError
from scoring.services.gates import passed, refuse_closed_cells
from scoring.services.locks import held, refuse_if_locked
from scoring.services.log import Changed, write_event
from scoring.services.marks import refuse_bad_cells
from scoring.services.overrides import refuse_contradictions
from units.models import User

BATCH = 1_000


@dataclass(frozen=True, slots=True)
class Cell:
    """A mark for one unit (RoundUnit pk) and criterion code.

    `based_on` is the version of the row it was read at (0: there was no row yet); None does not ask. `note` replaces
    the note of the layer, None leaves it. `facts` are what the mark was computed from; a mark that changes without
    facts leaves none behind.
    """

    place: int
    code: str
    mark: Mark
    based_on: int | None = None
    note: str | None = None
    facts: Mapping[str, Any] | None = None


def record_scores(
    *,
    actor: User | None,
    round_: Round,
    cells: Iterable[Cell],
    layer: Layer = Layer.FINAL,
    reason: str = "",
    action: Action = Action.SCORES_RECORDED,
) -> int:
    """Write marks, notes and facts, and return how many cells changed. `action` names the act in the log.

    `actor` None is the command line. Raises NotAllowedError, RefusedError (locked), CellsRefusedError (stage closed,
    out of bounds, unknown criterion or unit, points that contradict their facts) or ConflictError (changed since
    `based_on`); then nothing is written.
    """
    wanted = list(cells)
    with transaction.atomic():
        round_, gate = passed(actor, round_)
        structure = round_structure(round_)
        refuse_closed_cells(gate, structure, layer, [(cell.place, cell.code) for cell in wanted])
        refuse_bad_cells(round_, structure, wanted)
        current = _current(round_, wanted, layer)
        _refuse_conflicts(current, wanted)
        refuse_contradictions(round_, structure, layer, wanted, current, reason)
        written = _changed(actor, structure, current, wanted, layer)
        _write(actor, round_, written, reason, action)
        return len(written.rows)


def writable(actor: User | None, round_: Round) -> Round:
    """The round read again and locked, for somebody of the office about to write scores; None is the command line.

    Raises NotAllowedError, or RefusedError when scores stand still. Called inside the transaction of the act; which
    cells may be written now is asked of the gate (`services.gates.refuse_closed_cells`).
    """
    round_ = held(round_)
    if actor is not None and not may_enter(actor, round_):
        raise NotAllowedError
    refuse_if_locked(round_)
    return round_


def _current(round_: Round, wanted: Sequence[Cell], layer: Layer) -> dict[tuple[int, str], Score]:
    places = {cell.place for cell in wanted}
    rows = Score.objects.filter(round_unit__round=round_, layer=layer).select_related("criterion", "updated_by")
    if len(places) < BATCH:
        rows = rows.filter(round_unit__in=places)
    return {(row.round_unit_id, row.criterion.code): row for row in rows}


def _refuse_conflicts(current: Mapping[tuple[int, str], Score], wanted: Sequence[Cell]) -> None:
    conflicts = []
    for cell in wanted:
        row = current.get((cell.place, cell.code))
        if cell.based_on is None or cell.based_on == (row.version if row else 0):
            continue
        theirs = mark_of(row.points, not_applicable=row.not_applicable) if row else MISSING
        by = row.updated_by.full_name if row and row.updated_by else ""
        at = row.updated_at if row else None
        conflicts.append(Conflict(cell.place, cell.code, theirs, row.version if row else 0, by, at))
    if conflicts:
        codes = ", ".join(conflict.code for conflict in conflicts)
        raise ConflictError(
            _("Người khác vừa sửa tiêu chí %(codes)s. Chưa lưu gì; hãy xem giá trị mới rồi lưu lại.")
            % {"codes": codes},
            conflicts,
        )


@dataclass
class _Written:
    """Rows to write, and what the event says of them."""

    rows: list[Score] = field(default_factory=list)
    changes: list[Changed] = field(default_factory=list)
    notes: dict[str, str] = field(default_factory=dict)
    facts: dict[str, Any] = field(default_factory=dict)

    def add(self, row: Score, change: Changed | None, cell: Cell) -> None:
        self.rows.append(row)
        key = f"{cell.place}/{cell.code}"
        if change:
            self.changes.append(change)
        if cell.note is not None:
            self.notes[key] = cell.note
        if cell.facts is not None:
            self.facts[key] = dict(cell.facts)

    @property
    def about(self) -> tuple[RoundUnit | None, Criterion | None]:
        """The one unit and the one criterion the rows are about, where they are about one."""
        one_place = len({row.round_unit_id for row in self.rows}) == 1
        one_criterion = len({row.criterion_id for row in self.rows}) == 1
        row = self.rows[0]
        return (row.round_unit if one_place else None), (row.criterion if one_criterion else None)


def _changed(
    actor: User | None,
    structure: Structure,
    current: Mapping[tuple[int, str], Score],
    wanted: Sequence[Cell],
    layer: Layer,
) -> _Written:
    """Rows to write and what they change; cells that stay as they are left out."""
    written = _Written()
    for cell in wanted:
        row = current.get((cell.place, cell.code))
        old = mark_text(mark_of(row.points, not_applicable=row.not_applicable)) if row else ""
        new = mark_text(cell.mark)
        criterion = structure.by_code[cell.code]
        if old != new:
            change = Changed(cell.place, criterion.pk, layer, old, new)
            written.add(_row(cell, criterion, layer, actor, row), change, cell)
        elif _says_more(row, cell):
            kept = replace(cell, facts=row.facts if row and cell.facts is None else cell.facts)
            written.add(_row(kept, criterion, layer, actor, row), None, cell)
    return written


def _says_more(row: Score | None, cell: Cell) -> bool:
    """Whether note or facts differ although the mark stays."""
    new_note = cell.note is not None and cell.note != (row.note if row else "")
    new_facts = cell.facts is not None and dict(cell.facts) != (row.facts if row else None)
    return new_note or new_facts


def _write(actor: User | None, round_: Round, written: _Written, reason: str, action: Action) -> None:
    if not written.rows:
        return
    _upsert(written.rows)
    said = {"reason": reason, "notes": written.notes, "facts": written.facts, "layer": str(written.rows[0].layer)}
    place, criterion = written.about
    write_event(
        actor=actor,
        action=action if written.changes or written.facts else Action.NOTED,
        round_=round_,
        place=place,
        criterion=criterion,
        payload={name: value for name, value in said.items() if value},
        changes=written.changes,
    )


def _row(cell: Cell, criterion: Criterion, layer: Layer, actor: User | None, before: Score | None) -> Score:
    row = Score(
        round_unit_id=cell.place,
        criterion=criterion,
        layer=layer,
        points=cell.mark.points,
        not_applicable=cell.mark.not_applicable,
        facts=cell.facts,
        version=before.version + 1 if before else 1,
        updated_by=actor,
    )
    if before:
        row.note, row.noted_by_id, row.noted_at = before.note, before.noted_by_id, before.noted_at
    if cell.note is not None and cell.note != row.note:
        row.note, row.noted_by, row.noted_at = cell.note, actor, timezone.now()
    return row


def _upsert(rows: Sequence[Score]) -> None:
    Score.objects.bulk_create(
        rows,
        batch_size=BATCH,
        update_conflicts=True,
        unique_fields=["round_unit", "criterion", "layer"],
        update_fields=[
            "points",
            "not_applicable",
            "facts",
            "note",
            "noted_by",
            "noted_at",
            "version",
            "updated_at",
            "updated_by",
        ],
    )


def recorded_message(count: int) -> str:
    """What to tell the person after recording."""
    if not count:
        return _("Không có điểm nào thay đổi.")
    return ngettext("Đã lưu %(count)d điểm.", "Đã lưu %(count)d điểm.", count) % {"count": count}
