"""The workbook as it was handed in, with the cells in question coloured and commented."""

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from django.utils.translation import gettext as _

from scoring.models import ScoreImport
from scoring.services.errors import RefusedError
from scoring.workbook.importing.findings import Preview
from scoring.workbook.importing.keeping import from_report

ROOT = Path(__file__).resolve().parent.parent.parent.parent
SECONDS = 60

Remark = tuple[str, str, str]  # address, what to colour it as (see scoring.workbook.remarking), text


def corrected_file(import_: ScoreImport) -> bytes:
    """The .xlsx file, parsed and written by a child process with limits of its own. Raises RefusedError."""
    found = from_report(import_.report)
    task = {"name": import_.file_name, "remarks": list(remarks_of(found))}
    command = [sys.executable, "-m", "scoring.workbook.remarking", import_.file.path]
    try:
        done = subprocess.run(  # noqa: S603  # our own program on our own file
            command, input=json.dumps(task).encode(), capture_output=True, cwd=ROOT, timeout=SECONDS, check=True
        )
    except subprocess.SubprocessError as error:
        raise RefusedError(_("Tệp này không tô màu lại được. Hãy sửa tệp gốc theo danh sách trên trang.")) from error
    return done.stdout


def remarks_of(found: Preview) -> Iterator[Remark]:
    """What to say at which cell."""
    for refusal in found.refused:
        yield refusal.address, "refused", refusal.message
    for question in found.questions:
        names = ", ".join(f"{name} ({code})" for code, name in question.candidates)
        yield question.address, "question", _("Chưa rõ đơn vị nào: %(names)s. Hãy ghi mã đơn vị.") % {"names": names}
    for conflict in found.conflicts:
        words = {"now": _shown(conflict.now), "by": f" ({conflict.by})" if conflict.by else ""}
        text = _("Cổng đang ghi %(now)s%(by)s, khác với tệp và đã đổi sau khi xuất tệp.") % words
        yield conflict.address, "conflict", text
    for repair in found.repairs:
        yield repair.address, "repair", _("Đọc là: %(text)s") % {"text": repair.after}


def _shown(mark: str) -> str:
    return {"na": "KAD", "": _("trống")}.get(mark, mark.replace(".", ","))
