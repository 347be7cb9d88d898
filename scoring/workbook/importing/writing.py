"""Writing a confirmed import: everything in one transaction, and only what the person was shown."""

from collections.abc import Sequence

from django.db import transaction
from django.utils.translation import gettext as _

from scoring.models import ImportState, Layer, ScoreImport
from scoring.selectors.gate import gate_of
from scoring.services.bulk import Staged, merge_scores
from scoring.services.errors import RefusedError
from scoring.services.gates import refuse_closed_cells
from scoring.services.scores import recorded_message, writable
from scoring.workbook.importing import copies, plans
from scoring.workbook.importing.copies import book_of
from scoring.workbook.importing.decisions import Decisions
from scoring.workbook.importing.files import drop
from scoring.workbook.importing.findings import Conflict, Preview
from scoring.workbook.importing.keeping import from_report
from scoring.workbook.importing.plans import plan_of, staged, state_of
from scoring.workbook.importing.preview import preview_of_target
from scoring.workbook.importing.states import finish, preview_message, show
from scoring.workbook.importing.target import Target, target_of
from units.models import User


def write(actor: User | None, import_: ScoreImport, decided: Decisions) -> ScoreImport:
    """Write, or show the preview again where it is no longer what the person saw. See `flow.confirm`."""
    with transaction.atomic():
        round_ = writable(actor, import_.round)
        now = ScoreImport.objects.select_for_update().only("state").get(pk=import_.pk)
        if now.state != ImportState.WRITING:
            import_.refresh_from_db()
            return import_
        target = target_of(round_, Layer(import_.layer))
        rows = plan_of(import_, decided, state_of(target))
        digest = import_.plan_digest
        if rows is None:
            found = _as_seen(import_, target, decided)
            if found is None:
                return _show_again(import_, target, decided)
            if not found.writable:
                raise RefusedError(preview_message(found))
            rows, digest = staged(found), found.digest
        refuse_closed_rows(actor, target, rows)
        _write(actor, import_, target, rows, digest, decided)
    drop(import_, copies.ENDING, plans.ENDING)
    return import_


def refuse_closed_rows(actor: User | None, target: Target, rows: Sequence[Staged]) -> None:
    """Raise where the stage of one of the scores is not open (see `services.gates`)."""
    codes = {criterion.pk: criterion.code for criterion in target.structure.leaf_rows}
    cells = [(row[0], codes[row[1]]) for row in rows]
    refuse_closed_cells(gate_of(actor, target.round), target.structure, target.layer, cells)


def _as_seen(import_: ScoreImport, target: Target, decided: Decisions) -> Preview | None:
    """The preview now, if it is what the person saw and decided about; otherwise None.

    Taking conflicts is deciding about marks that were shown; an answer to a question brings marks that were not.
    """
    seen = Decisions.of(import_)
    if decided.answers != seen.answers:
        return None
    book = book_of(import_)
    found = preview_of_target(book, target, Decisions(seen.answers, seen.take_mine, repairs=decided.repairs))
    if found.digest != import_.plan_digest:
        return None
    if decided.take_mine == seen.take_mine:
        return found
    if not _same_conflicts(import_, found, decided.take_mine):
        return None
    return preview_of_target(book, target, decided)


def _same_conflicts(import_: ScoreImport, found: Preview, taken: frozenset[str]) -> bool:
    """Whether the conflicts taken are those shown, with the same marks on both sides."""
    shown = _taken(from_report(import_.report).conflicts, taken)
    return shown == _taken(found.conflicts, taken)


def _taken(conflicts: tuple[Conflict, ...], taken: frozenset[str]) -> set[Conflict]:
    return {conflict for conflict in conflicts if conflict.address in taken}


def _show_again(import_: ScoreImport, target: Target, decided: Decisions) -> ScoreImport:
    found = preview_of_target(book_of(import_), target, decided)
    message = _("Kết quả so sánh đã khác lần xem trước; chưa ghi gì. Hãy xem lại rồi xác nhận lần nữa.")
    return show(import_, found, decided, message)


def _write(
    actor: User | None,
    import_: ScoreImport,
    target: Target,
    rows: Sequence[Staged],
    digest: str,
    decided: Decisions,
) -> None:
    if rows:
        payload = {"reason": import_.file_name, "import": import_.pk, "sha256": import_.sha256}
        merge_scores(actor=actor, round_=target.round, layer=target.layer, rows=rows, digest=digest, payload=payload)
    facts = {"cells_written": len(rows), "cells_total": len(rows), "decisions": decided.as_json()}
    finish(import_, ImportState.DONE, message=recorded_message(len(rows)), **facts)
