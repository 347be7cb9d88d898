"""The drawing process: `python -m scoring.report.draw FOLDER` draws the pages it is handed, one after the other.

Loading WeasyPrint and its fonts takes longer than many a drawing, so the process stays for a while. Each page is drawn
by a child of its own: a leak, a crash or an endless layout ends with that child. Knows neither Django nor the database;
the only place that imports WeasyPrint.
"""

import gc
import os
import select
import signal
import sys
import time
import traceback
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from scoring.report.exits import NO_LIBRARIES
from scoring.report.wire import Attachment, Job, Reply, Status, read_job, write_reply

IDLE_SECONDS = 600
ARCHIVE = "pdf/a-3u"
_WARMING = "<p>Ấ</p>"
_CHUNK = 1 << 16
_SELDOM = (100_000, 50, 50)  # a child ends with its page: hardly worth sweeping


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
    gc.freeze()  # what is loaded stays as it is, and shared with the children
    for job in _jobs():
        write_reply(sys.stdout.buffer, _done(job, folder))
    return 0


def _jobs() -> Iterator[Job]:
    while select.select([sys.stdin], [], [], IDLE_SECONDS)[0]:
        job = read_job(sys.stdin.buffer)
        if job is None:
            return
        yield job


def _done(job: Job, folder: Path) -> Reply:
    """The drawing of a child."""
    outlet, inlet = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(outlet)
        _draw_and_end(job, folder, inlet)
    os.close(inlet)
    with os.fdopen(outlet, "rb") as drawn:
        content, in_time = _read(drawn.fileno(), time.monotonic() + job.seconds)
    if not in_time:
        os.kill(child, signal.SIGKILL)
    _, ended = os.waitpid(child, 0)
    if not in_time:
        return Reply(Status.TOO_SLOW, b"")
    return Reply(Status.FAILED if ended else Status.DONE, content)


def _draw_and_end(job: Job, folder: Path, inlet: int) -> None:
    """Never comes back: this is the child."""
    code = 1
    gc.set_threshold(*_SELDOM)
    try:
        with os.fdopen(inlet, "wb") as out:
            try:
                out.write(draw(job.html, folder, job.attachments, is_archive=job.is_archive))
                code = 0
            except BaseException:  # noqa: BLE001  # WeasyPrint stops by one of its own; told to the portal whatever it is
                out.write(traceback.format_exc().encode())
    finally:
        os._exit(code)


def _read(source: int, until: float) -> tuple[bytes, bool]:
    """All that the child writes, and whether it was done in time."""
    chunks: list[bytes] = []
    while True:
        if not select.select([source], [], [], max(0.0, until - time.monotonic()))[0]:
            return b"", False
        chunk = os.read(source, _CHUNK)
        if not chunk:
            return b"".join(chunks), True
        chunks.append(chunk)


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
