"""Where an import stands, kept in the database so that every process sees it."""

from collections.abc import Collection
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from scoring.models import ImportState, ScoreImport
from scoring.workbook.importing.decisions import Decisions
from scoring.workbook.importing.findings import Preview
from scoring.workbook.importing.keeping import to_report

S = ImportState


def move(import_: ScoreImport, state: ImportState, *, after: Collection[ImportState], **facts: Any) -> bool:
    """Move to `state` from one of `after`, in one step for all processes; otherwise learn where it stands."""
    facts |= {"state": state, "touched_at": timezone.now()}
    if not ScoreImport.objects.filter(pk=import_.pk, state__in=after).update(**facts):
        import_.state = ScoreImport.objects.values_list("state", flat=True).get(pk=import_.pk)
        return False
    _set(import_, facts)
    return True


def show(import_: ScoreImport, found: Preview, decided: Decisions, message: str = "") -> ScoreImport:
    """Keep a preview for the person to look at."""
    total = len(found.new) + len(found.changed)
    facts = {
        "cells_checked": found.cells,
        "cells_total": total,
        "report": to_report(found),
        "decisions": decided.as_json(),
        "plan_digest": found.digest,
        "message": message or preview_message(found),
    }
    move(import_, S.REFUSED if found.refused else S.READY, after=(S.READING, S.WRITING), **facts)
    return import_


def finish(import_: ScoreImport, state: ImportState, **facts: Any) -> None:
    """Nothing will happen to it any more."""
    now = timezone.now()
    facts |= {"state": state, "touched_at": now, "finished_at": now}
    ScoreImport.objects.filter(pk=import_.pk).update(**facts)
    _set(import_, facts)


def preview_message(found: Preview) -> str:
    """One sentence about a preview: what stands against it, or what it will do."""
    if found.refused:
        return _("Có %(count)d chỗ phải sửa trong tệp; chưa ghi gì.") % {"count": len(found.refused)}
    if found.questions:
        return _("Có %(count)d tên đơn vị cần chọn; chưa ghi gì.") % {"count": len(found.questions)}
    if found.repairs and not found.repairs_accepted:
        return _("Có %(count)d chỗ viết bằng phông chữ cũ cần xem lại; chưa ghi gì.") % {"count": len(found.repairs)}
    if not found.new and not found.changed:
        return _("Không có điểm nào thay đổi.")
    words = {"new": len(found.new), "changed": len(found.changed)}
    return _("Sẽ ghi %(new)d điểm mới và thay %(changed)d điểm.") % words


def _set(import_: ScoreImport, facts: dict[str, Any]) -> None:
    for name, value in facts.items():
        setattr(import_, name, value)
