"""Accepting scores: the mark of the layer before, with its facts, becomes the appraised one."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.db import transaction
from django.utils.translation import gettext as _

from scoring.models import Action, Explanation, Layer, Round
from scoring.selectors.appraisal.stage import APPRAISED_LAYERS
from scoring.selectors.appraisal.waiting import Waiting, digest, waiting_scores, writable_only
from scoring.selectors.gate import Gate
from scoring.selectors.structure import round_structure
from scoring.services.errors import CellError, CellsRefusedError, Conflict, ConflictError, NotAllowedError, RefusedError
from scoring.services.gates import passed, refuse, refuse_closed_cells
from scoring.services.scores import Cell, record_scores
from units.models import User


@dataclass(frozen=True, slots=True)
class Acceptance:
    """One score to accept, by place (RoundUnit pk) and criterion code.

    `source_version` and `target_version` are those of the rows the person saw (0: no row); None does not ask.
    """

    place: int
    code: str
    source_version: int | None = None
    target_version: int | None = None


@transaction.atomic
def accept(*, actor: User | None, round_: Round, cells: Iterable[Acceptance], layer: Layer) -> int:
    """Accept scores into FIRST (what the unit scored) or FINAL (the first appraisal, else what the unit scored).

    Returns how many were accepted. Raises NotAllowedError, RefusedError (locked), CellsRefusedError (stage closed;
    appraised already; nothing to accept; an explanation is undecided), ConflictError (changed since it was seen); then
    nothing is written.
    """
    wanted = list(cells)
    round_, gate = _passed(actor, round_, layer)
    refuse_closed_cells(gate, round_structure(round_), layer, [(cell.place, cell.code) for cell in wanted])
    found = waiting_scores(round_, layer, places=list({cell.place for cell in wanted}))
    waiting = {(score.place, score.code): score for score in found}
    _refuse_missing(round_, wanted, waiting)
    _refuse_changed(wanted, waiting)
    return _record(actor, round_, [waiting[cell.place, cell.code] for cell in wanted], layer)


@transaction.atomic
def accept_rest(
    *,
    actor: User | None,
    round_: Round,
    layer: Layer,
    place: int | None = None,
    domain: int | None = None,
    seen: str | None = None,
) -> int:
    """Accept every score of a unit, a domain (pk) or both that still waits and that the actor may appraise now.

    `seen` is the digest of what the person was shown (`selectors.appraisal.waiting.digest`); None does not ask.
    Raises NotAllowedError, RefusedError (locked, or a score changed since it was shown).
    """
    round_, gate = _passed(actor, round_, layer)
    places = None if place is None else [place]
    rest = writable_only(gate, layer, waiting_scores(round_, layer, places=places, domain=domain))
    if seen is not None and seen != digest(rest):
        raise RefusedError(_("Có điểm vừa thay đổi nên chưa chấp nhận gì. Hãy xem lại rồi chấp nhận."))
    return _record(actor, round_, rest, layer)


@transaction.atomic
def carry_over(*, actor: User | None, round_: Round, seen: str | None = None) -> int:
    """Carry the first appraisal to the final one where that is empty and no explanation is undecided. The office.

    Units whose final appraisal is not open are left out. Returns how many scores were carried. Raises NotAllowedError,
    RefusedError (locked, or a score changed since it was shown).
    """
    round_, gate = _passed(actor, round_, Layer.FINAL)
    if not gate.is_editor:
        raise NotAllowedError
    scores = carried_scores(gate)
    if seen is not None and seen != digest(scores):
        raise RefusedError(_("Có điểm vừa thay đổi nên chưa chốt gì. Hãy xem lại rồi chốt."))
    return _record(actor, round_, scores, Layer.FINAL)


def carried_scores(gate: Gate) -> list[Waiting]:
    """What `carry_over` would carry now."""
    return writable_only(gate, Layer.FINAL, waiting_scores(gate.round, Layer.FINAL, sources=[Layer.FIRST]))


def _passed(actor: User | None, round_: Round, layer: Layer) -> tuple[Round, Gate]:
    if layer not in APPRAISED_LAYERS:
        raise RefusedError(_("Chỉ chấp nhận được thành điểm thẩm định."))
    round_, gate = passed(actor, round_)
    if not gate.is_editor and not gate.shares.pairs:
        raise NotAllowedError
    refuse(gate.lock())
    return round_, gate


def _refuse_missing(round_: Round, wanted: Sequence[Acceptance], waiting: dict[tuple[int, str], Waiting]) -> None:
    missing = [cell for cell in wanted if (cell.place, cell.code) not in waiting]
    if not missing:
        return
    places = {cell.place for cell in missing}
    undecided = Explanation.objects.filter(round_unit__round=round_, round_unit__in=places, decided_at=None)
    asked = set(undecided.values_list("round_unit_id", "criterion__code"))
    raise CellsRefusedError([_missing(cell, is_asked=(cell.place, cell.code) in asked) for cell in missing])


def _missing(cell: Acceptance, *, is_asked: bool) -> CellError:
    if is_asked:
        text = _("Tiêu chí %(code)s đang có yêu cầu giải trình; hãy kết luận giải trình.")
    else:
        text = _("Tiêu chí %(code)s không có điểm chờ thẩm định: đơn vị chưa chấm, hoặc đã thẩm định rồi.")
    return CellError(cell.place, cell.code, text % {"code": cell.code})


def _refuse_changed(wanted: Sequence[Acceptance], waiting: dict[tuple[int, str], Waiting]) -> None:
    conflicts = []
    for cell in wanted:
        score = waiting[cell.place, cell.code]
        if cell.source_version in {None, score.source_version} and cell.target_version in {None, score.target_version}:
            continue
        conflicts.append(Conflict(cell.place, cell.code, score.mark, score.source_version, by=""))
    if conflicts:
        codes = ", ".join(conflict.code for conflict in conflicts)
        message = _("Điểm tiêu chí %(codes)s vừa được sửa nên chưa chấp nhận. Hãy xem điểm mới rồi chấp nhận.")
        raise ConflictError(message % {"codes": codes}, conflicts)


def _record(actor: User | None, round_: Round, scores: Sequence[Waiting], layer: Layer) -> int:
    cells = [_cell(score) for score in scores]
    return record_scores(actor=actor, round_=round_, cells=cells, layer=layer, action=Action.SCORES_ACCEPTED)


def _cell(score: Waiting) -> Cell:
    """A reason for other points than the facts give goes along; the unit's own note stays with its score."""
    note = score.note if score.source == Layer.FIRST and score.note else None
    return Cell(score.place, score.code, score.mark, based_on=score.target_version, note=note, facts=score.facts)
