"""Recording scores: all of the given cells, or none."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from scoring.marks import mark_of, mark_text
from scoring.models import Action, Criterion, Layer, Round, Score
from scoring.permissions import may_enter
from scoring.rules.marks import MISSING, Mark
from scoring.selectors.structure import Structure, round_structure
from scoring.services.errors import Conflict, ConflictError, NotAllowedError
from scoring.services.locks import held, refuse_if_locked
from scoring.services.log import Changed, write_event
from scoring.services.marks import refuse_bad_cells
from units.models import User

BATCH = 1_000


@dataclass(frozen=True, slots=True)
class Cell:
    """A mark for one unit (RoundUnit pk) and criterion code.

    `based_on` is the version of the row it was read at (0: there was no row yet); None does not ask.
    """

    place: int
    code: str
    mark: Mark
    based_on: int | None = None


def record_scores(
    *, actor: User | None, round_: Round, cells: Iterable[Cell], layer: Layer = Layer.FINAL, reason: str = ""
) -> int:
    """Write marks and return how many cells changed.

    `actor` None is the command line. Raises NotAllowedError, RefusedError (locked), CellsRefusedError (out of
    bounds, unknown criterion or unit) or ConflictError (changed since `based_on`); then nothing is written.
    """
    wanted = list(cells)
    with transaction.atomic():
        round_ = writable(actor, round_)
        structure = round_structure(round_)
        refuse_bad_cells(round_, structure, wanted)
        current = _current(round_, wanted, layer)
        _refuse_conflicts(current, wanted)
        rows, changes = _changed(actor, structure, current, wanted, layer)
        _write(actor, round_, rows, changes, reason)
        return len(rows)


def writable(actor: User | None, round_: Round) -> Round:
    """The round read again and locked, for somebody about to write scores; `actor` None is the command line.

    Raises NotAllowedError, or RefusedError when scores stand still. Called inside the transaction of the act.
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
        conflicts.append(Conflict(cell.place, cell.code, theirs, row.version if row else 0, by))
    if conflicts:
        codes = ", ".join(conflict.code for conflict in conflicts)
        raise ConflictError(
            _("Người khác vừa sửa tiêu chí %(codes)s. Chưa lưu gì; hãy xem giá trị mới rồi lưu lại.")
            % {"codes": codes},
            conflicts,
        )


def _changed(
    actor: User | None,
    structure: Structure,
    current: Mapping[tuple[int, str], Score],
    wanted: Sequence[Cell],
    layer: Layer,
) -> tuple[list[Score], list[Changed]]:
    """Rows to write and what they change; marks that stay as they are left out."""
    rows, changes = [], []
    for cell in wanted:
        row = current.get((cell.place, cell.code))
        old = mark_text(mark_of(row.points, not_applicable=row.not_applicable)) if row else ""
        new = mark_text(cell.mark)
        if old != new:
            criterion = structure.by_code[cell.code]
            rows.append(_row(cell, criterion, layer, actor, row.version if row else 0))
            changes.append(Changed(cell.place, criterion.pk, layer, old, new))
    return rows, changes


def _write(actor: User | None, round_: Round, rows: Sequence[Score], changes: Sequence[Changed], reason: str) -> None:
    if not rows:
        return
    _upsert(rows)
    payload = {"reason": reason} if reason else {}
    write_event(actor=actor, action=Action.SCORES_RECORDED, round_=round_, payload=payload, changes=changes)


def _row(cell: Cell, criterion: Criterion, layer: Layer, actor: User | None, version: int) -> Score:
    return Score(
        round_unit_id=cell.place,
        criterion=criterion,
        layer=layer,
        points=cell.mark.points,
        not_applicable=cell.mark.not_applicable,
        version=version + 1,
        updated_by=actor,
    )


def _upsert(rows: Sequence[Score]) -> None:
    Score.objects.bulk_create(
        rows,
        batch_size=BATCH,
        update_conflicts=True,
        unique_fields=["round_unit", "criterion", "layer"],
        update_fields=["points", "not_applicable", "version", "updated_at", "updated_by"],
    )


def recorded_message(count: int) -> str:
    """What to tell the person after recording."""
    if not count:
        return _("Không có điểm nào thay đổi.")
    return ngettext("Đã lưu %(count)d điểm.", "Đã lưu %(count)d điểm.", count) % {"count": count}
