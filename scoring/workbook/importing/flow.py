"""An import from upload to the written scores: start, read, (answer,) confirm or cancel."""

import hashlib
import uuid
from collections.abc import Mapping
from pathlib import Path
from typing import IO

from django.core.files.base import ContentFile
from django.db import transaction
from django.utils.translation import gettext as _

from scoring.models import ImportState, Layer, Round, ScoreImport
from scoring.permissions import may_enter
from scoring.services.errors import NotAllowedError, RefusedError
from scoring.services.scores import writable
from scoring.workbook.importing import copies, plans
from scoring.workbook.importing.copies import book_of
from scoring.workbook.importing.correcting import corrected_file
from scoring.workbook.importing.decisions import Decisions
from scoring.workbook.importing.files import drop
from scoring.workbook.importing.findings import Preview, Refusal
from scoring.workbook.importing.keeping import from_report
from scoring.workbook.importing.plans import keep_plan, state_of
from scoring.workbook.importing.preview import preview_of_target, refused_preview
from scoring.workbook.importing.states import finish, move, show
from scoring.workbook.importing.target import target_of
from scoring.workbook.importing.writing import write
from scoring.workbook.limits import DEFAULT
from scoring.workbook.refusals import Refuse, WorkbookRefused
from units.models import User

__all__ = ["answer", "cancel", "confirm", "corrected_file", "forget", "preview_of", "read", "start"]

S = ImportState


def start(*, actor: User | None, round_: Round, layer: Layer, name: str, data: bytes | IO[bytes]) -> ScoreImport:
    """Keep the file for reading. Raises NotAllowedError, or RefusedError when the round is locked or the file too big.

    `actor` None is the command line.
    """
    content = data if isinstance(data, bytes) else data.read(DEFAULT.file_bytes + 1)
    if len(content) > DEFAULT.file_bytes:
        raise Refuse(name, DEFAULT)("too_big")
    with transaction.atomic():
        import_ = ScoreImport(
            round=writable(actor, round_),
            layer=layer,
            uploaded_by=actor,
            file_name=Path(name).name[-200:],
            sha256=hashlib.sha256(content).hexdigest(),
        )
        import_.file.save(f"{round_.slug}/{uuid.uuid4().hex}", ContentFile(content), save=False)
        import_.save()
    return import_


def read(import_: ScoreImport) -> ScoreImport:
    """Read and compare the file; state READY, or REFUSED with the reasons in `report` and `message`."""
    if not move(import_, S.READING, after=(S.UPLOADED, S.READING, S.READY, S.REFUSED, S.FAILED)):
        return import_
    return _show_preview(import_, Decisions.of(import_))


def answer(
    *,
    actor: User | None,
    import_: ScoreImport,
    answers: Mapping[str, str] | None = None,
    accept_repairs: bool = False,
    take_mine: frozenset[str] = frozenset(),
) -> ScoreImport:
    """Keep the person's decisions (all of them, replacing earlier ones) and show the preview they lead to.

    Raises NotAllowedError, or RefusedError when there is nothing left to decide.
    """
    _refuse_stranger(actor, import_)
    if not move(import_, S.READING, after=(S.READY, S.REFUSED)):
        raise RefusedError(_settled_message(import_))
    return _show_preview(import_, Decisions(dict(answers or {}), frozenset(take_mine), repairs=accept_repairs))


def confirm(
    *,
    actor: User | None,
    import_: ScoreImport,
    answers: Mapping[str, str] | None = None,
    accept_repairs: bool | None = None,
    take_mine: frozenset[str] | None = None,
) -> ScoreImport:
    """Write everything or nothing. What is None stays as decided before.

    State DONE when written. READY again, with a new report and a message, when the changes are no longer those the
    person was shown: scores moved meanwhile, or an answer brought rows not seen yet. Raises NotAllowedError, or
    RefusedError (locked; refused cells, open questions or repairs not accepted; cancelled). A try that was cut off
    in the middle wrote nothing, and is simply confirmed again.
    """
    _refuse_stranger(actor, import_)
    if not move(import_, S.WRITING, after=(S.READY, S.WRITING)):
        if import_.state == S.DONE:
            return import_
        raise RefusedError(_settled_message(import_))
    decided = Decisions.of(import_).updated(answers, take_mine, repairs=accept_repairs)
    try:
        return write(actor, import_, decided)
    except Exception:
        move(import_, S.READY, after=(S.WRITING,))
        raise


def cancel(*, actor: User | None, import_: ScoreImport) -> ScoreImport:
    """Nothing will be written. Raises NotAllowedError, or RefusedError when it is written already."""
    _refuse_stranger(actor, import_)
    with transaction.atomic():
        now = ScoreImport.objects.select_for_update().defer("report").get(pk=import_.pk)
        if now.state == S.DONE:
            raise RefusedError(_("Điểm đã ghi vào kỳ đánh giá nên không hủy được. Hãy sửa lại điểm nếu cần."))
        finish(import_, S.CANCELLED, message=_("Đã hủy, không ghi điểm nào."))
    drop(import_, copies.ENDING, plans.ENDING)
    return import_


def forget(import_: ScoreImport) -> None:
    """Leave no trace of an import that wrote nothing: a try from the command line."""
    cancel(actor=None, import_=import_)
    drop(import_, "")
    import_.delete()


def preview_of(import_: ScoreImport) -> Preview:
    """The preview kept with an import; cheap, changes are named as they are looked at."""
    return from_report(import_.report)


def _refuse_stranger(actor: User | None, import_: ScoreImport) -> None:
    if actor is not None and not may_enter(actor, import_.round):
        raise NotAllowedError


def _settled_message(import_: ScoreImport) -> str:
    """Why an import in this state cannot be decided about."""
    if import_.state == S.REFUSED:
        return _("Tệp còn chỗ phải sửa nên chưa ghi được. Hãy sửa tệp rồi nhập lại.")
    if import_.is_working:
        return _("Tệp đang được xử lý. Hãy đợi một lát rồi thử lại.")
    return _("Lượt nhập này đã kết thúc. Hãy tải tệp lên lại nếu cần.")


def _show_preview(import_: ScoreImport, decided: Decisions) -> ScoreImport:
    try:
        found = _preview(import_, decided)
    except Exception:
        move(import_, S.FAILED, after=(S.READING,), message=_("Gặp sự cố khi đọc tệp; chưa ghi gì. Hãy thử lại."))
        raise
    return show(import_, found, decided)


def _preview(import_: ScoreImport, decided: Decisions) -> Preview:
    try:
        book = book_of(import_)
    except WorkbookRefused as error:
        return refused_preview([Refusal(import_.file_name, message) for message in error.messages])
    move(import_, S.READING, after=(S.READING,), rows_read=sum(len(sheet.rows) for sheet in book.sheets))
    target = target_of(import_.round, Layer(import_.layer))
    state = state_of(target)  # first: whatever moves from now on is noticed at the confirmation
    found = preview_of_target(book, target, decided)
    keep_plan(import_, found, decided, state)
    return found
