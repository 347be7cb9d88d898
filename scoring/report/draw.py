"""The drawing process: `python -m scoring.report.draw FOLDER` draws the pages it is handed, one after the other.

Loading WeasyPrint and its fonts takes longer than many a drawing, so the process stays for a while: until it has drawn
MOST pages, or nobody has asked for IDLE_SECONDS. Who asks ends it when a page takes too long. Knows neither Django nor
the database; the only place that imports WeasyPrint.
"""

import gc
import select
import sys
import traceback
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from scoring.report.exits import NO_LIBRARIES
from scoring.report.wire import Attachment, Job, Reply, Status, read_job, say_ready, write_reply

IDLE_SECONDS = 600
ARCHIVE = "pdf/a-3u"
# Every kind of thing a report has, in its font: what the first drawing loads, the others find loaded.
_WARMING = (
    '<!doctype html><html lang=vi><body style=\'font-family: "Times New Roman", "Liberation Serif", serif\'>'
    "<h1>Ấ</h1><p>Ấ <b>ấ</b> <i>ấ</i> <b><i>ấ</i></b><table><thead><tr><th>Ấ<tbody><tr><td>ấ</table>"
    "<svg viewBox='0 0 9 9' width=9 height=9><rect width=9 height=9 fill='#123456'/></svg>"
)
MOST = 40  # pages until a process is replaced: what WeasyPrint keeps in memory ends with it
_SELDOM = (100_000, 50, 50)  # swept between two pages, hardly while one is drawn


def draw(html: str, folder: Path, attachments: tuple[Attachment, ...] = (), *, is_archive: bool = False) -> bytes:
    """Draw `html`; relative addresses are files of `folder`. Raises OSError or ImportError without the libraries."""
    from weasyprint import HTML  # noqa: PLC0415  # needs Pango, which a portal may lack

    from scoring.report.fetcher import ReportFetcher  # noqa: PLC0415  # as above

    fetcher = ReportFetcher(folder)
    page = HTML(string=html, base_url=f"{folder.resolve().as_uri()}/", url_fetcher=fetcher)
    attached = [_attached(one, fetcher) for one in attachments]
    pdf: bytes = page.write_pdf(pdf_tags=True, pdf_variant=ARCHIVE if is_archive else None, attachments=attached)
    return pdf


def _attached(one: Attachment, fetcher: Any) -> Any:
    from weasyprint import Attachment as Attached  # noqa: PLC0415  # as above

    return Attached(
        string=one.content,
        name=one.name,
        description=one.description,
        relationship="Data",
        url_fetcher=fetcher,
    )


def main(folder: Path) -> int:
    """Draw until nobody asks any more."""
    try:
        draw(_WARMING, folder)
    except (OSError, ImportError) as error:
        sys.stderr.write(f"{error}\n")
        return NO_LIBRARIES
    gc.set_threshold(*_SELDOM)
    gc.freeze()
    say_ready(sys.stdout.buffer)
    for job in _jobs():
        write_reply(sys.stdout.buffer, _done(job, folder))
        gc.collect()
    return 0


def _jobs() -> Iterator[Job]:
    for _turn in range(MOST):
        job = read_job(sys.stdin.buffer) if select.select([sys.stdin], [], [], IDLE_SECONDS)[0] else None
        if job is None:
            return
        yield job


def _done(job: Job, folder: Path) -> Reply:
    try:
        return Reply(Status.DONE, draw(job.html, folder, job.attachments, is_archive=job.is_archive))
    except BaseException:  # noqa: BLE001  # WeasyPrint stops by one of its own; told to the portal whatever it is
        return Reply(Status.FAILED, traceback.format_exc().encode())


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
