"""How far an import is, and whether anything still works on it."""

from dataclasses import dataclass
from datetime import timedelta

from django.utils import timezone
from django.utils.translation import gettext as _

from cchc.numbers import format_number
from scoring.models import ScoreImport
from scoring.models.imports import ImportState

WAITING_LONG = timedelta(seconds=30)
SILENT_LONG = timedelta(seconds=90)


@dataclass(frozen=True, slots=True)
class Progress:
    """What a person waiting sees; `done` and `total` are cells, `total` 0 while it is not known.

    `doubt` says what to do when nothing has moved for too long, and `again` what may then be started anew.
    """

    heading: str
    facts: list[tuple[str, str]]
    done: int
    total: int
    doubt: str
    again: str

    @property
    def is_stuck(self) -> bool:
        """Whether nothing has moved for too long."""
        return bool(self.again)


def progress_of(import_: ScoreImport) -> Progress:
    """Progress of an import that a worker has in hand."""
    silent_for = timezone.now() - import_.touched_at
    waiting = import_.state == ImportState.UPLOADED
    is_stuck = silent_for > (WAITING_LONG if waiting else SILENT_LONG)
    writing = import_.state == ImportState.WRITING
    return Progress(
        heading=_heading(import_),
        facts=_facts(import_),
        done=import_.cells_written if writing else import_.cells_checked,
        total=import_.cells_total,
        doubt=_doubt(waiting=waiting) if is_stuck else "",
        again=(_("Ghi lại") if writing else _("Đọc lại tệp")) if is_stuck else "",
    )


def _heading(import_: ScoreImport) -> str:
    if import_.state == ImportState.WRITING:
        return _("Đang ghi điểm")
    return _("Đang đọc tệp") if import_.state == ImportState.READING else _("Tệp đang chờ đến lượt")


def _facts(import_: ScoreImport) -> list[tuple[str, str]]:
    facts = [
        (_("Số dòng đã đọc"), format_number(import_.rows_read)),
        (_("Số ô đã kiểm tra"), format_number(import_.cells_checked)),
    ]
    if import_.state == ImportState.WRITING:
        facts.append((_("Số ô đã ghi"), format_number(import_.cells_written)))
    return facts


def _doubt(*, waiting: bool) -> str:
    if waiting:
        return _(
            "Chưa có tiến trình nền nào nhận tệp. Có thể chờ thêm; nếu vẫn vậy, hãy báo quản trị viên kiểm tra tiến "
            "trình “manage.py db_worker” trên máy chủ."
        )
    return _("Đã lâu không có tiến triển, có thể tiến trình đã bị ngắt. Điểm trên cổng còn nguyên hoặc đã ghi đủ.")
