"""HTML -> PDF, by a drawing process: a crash, a leak or an endless layout of WeasyPrint never reaches the portal."""

import atexit
import logging
import os
import select
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path
from typing import IO, BinaryIO, cast

from django.conf import settings

from scoring.report.exits import NO_LIBRARIES
from scoring.report.wire import READY, Attachment, Job, Reply, Status, read_reply, write_job

SECONDS = 120  # a report of 3.000 units takes 40 to 50 s
_STARTING = 60  # seconds that loading the libraries may take on a slow disk
PACKAGES = ("libpango-1.0-0", "libpangoft2-1.0-0", "libharfbuzz-subset0", "fonts-liberation2")

logger = logging.getLogger(__name__)

# What fonts and shared libraries need. Secrets of the portal stay out of the drawing process.
_PASSED_ON = (
    "FONTCONFIG_FILE",
    "FONTCONFIG_PATH",
    "HOME",
    "LD_LIBRARY_PATH",
    "PATH",
    "PYTHONDONTWRITEBYTECODE",
    "TMPDIR",
    "XDG_CACHE_HOME",
)


class PrintError(Exception):
    """The PDF could not be drawn."""


class LibrariesMissingError(PrintError):
    """Pango or WeasyPrint is not on this machine; PACKAGES are to be installed."""


class TooSlowError(PrintError):
    """The drawing was stopped at its time limit."""


class _EndedError(PrintError):
    """The drawing process had drawn its last page, or nobody had asked it for long."""


def draw_pdf(
    html: str,
    folder: Path,
    *,
    seconds: float = SECONDS,
    attachments: Iterable[Attachment] = (),
    is_archive: bool = False,
) -> bytes:
    """Draw `html`, which may read `data:` addresses and the files of `folder` and nothing else.

    `is_archive`: as PDF/A-3, with `attachments`. Raises LibrariesMissingError, TooSlowError (after `seconds`) or
    PrintError.
    """
    job = Job(html, tuple(attachments), is_archive)
    with _one_at_a_time:
        reply = _asked(job, folder, seconds)
    if reply.status == Status.FAILED:
        said = reply.content.decode(errors="replace").strip()
        logger.error("Drawing a PDF failed: %s", said)
        raise PrintError(said)
    return reply.content


class Drawer:
    """A drawing process, kept by the process of the portal that started it, and ended with it."""

    def __init__(self, folder: Path, environment: dict[str, str]) -> None:
        self._for = (folder, environment, os.getpid())
        self._said: IO[bytes] = tempfile.TemporaryFile()  # noqa: SIM115  # as long as the process
        self._process = subprocess.Popen(  # noqa: S603  # our own program; pages go in as data
            [sys.executable, "-m", "scoring.report.draw", str(folder)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=self._said,
            cwd=settings.BASE_DIR,
            env=environment,
        )

    def serves(self, folder: Path, environment: dict[str, str]) -> bool:
        """Whether it still runs, and draws from this folder for this process."""
        return self._for == (folder, environment, os.getpid()) and self._process.poll() is None

    @property
    def is_own(self) -> bool:
        """Whether this very process started it: one that was forked has its parent's."""
        return self._for[2] == os.getpid()

    def draw(self, job: Job, seconds: float) -> Reply:
        """Have `job` done. Raises LibrariesMissingError, PrintError or TooSlowError; the process is of no use then."""
        try:
            write_job(self._pipe(self._process.stdin), job)
        except BrokenPipeError:
            raise self._failure() from None
        return read_reply(self._line(seconds))

    def wait(self) -> None:
        """Until the libraries are loaded. Raises LibrariesMissingError, PrintError or TooSlowError."""
        if self._line(_STARTING) != READY:
            raise PrintError("the drawing process speaks another language")

    def _line(self, seconds: float) -> bytes:
        """What it says next."""
        stdout = self._pipe(self._process.stdout)
        if not select.select([stdout], [], [], seconds)[0]:
            logger.error("Drawing a PDF was stopped after %s s", seconds)
            raise TooSlowError
        said = stdout.readline()
        if not said:
            raise self._failure()
        return said

    @staticmethod
    def _pipe(line: IO[bytes] | None) -> BinaryIO:
        if line is None:
            raise PrintError("no line to the drawing process")
        return cast("BinaryIO", line)

    def end(self) -> None:
        """Stop it at once, and let go of its lines."""
        self._process.kill()
        self._process.wait()
        for line in (self._process.stdout, self._process.stdin, self._said):
            if line:
                with suppress(BrokenPipeError):
                    line.close()

    def _failure(self) -> PrintError:
        ended = self._process.wait()
        self._said.seek(0)
        said = self._said.read().decode(errors="replace").strip()
        if ended == 0:
            return _EndedError(said)
        logger.error("The drawing process ended (%s): %s", ended, said)
        return LibrariesMissingError(said) if ended == NO_LIBRARIES else PrintError(said)


_one_at_a_time = threading.Lock()
_kept: list[Drawer] = []  # one at most


def _asked(job: Job, folder: Path, seconds: float) -> Reply:
    """The answer of the kept process, or of a new one where that had just ended as it should."""
    try:
        try:
            return _kept_for(folder).draw(job, seconds)
        except _EndedError:
            _forget()
            return _kept_for(folder).draw(job, seconds)
    except PrintError:
        _forget()
        raise


def _kept_for(folder: Path) -> Drawer:
    environment = _environment()
    if not (_kept and _kept[0].serves(folder, environment)):
        _forget()
        _kept.append(Drawer(folder, environment))
        _kept[0].wait()
    return _kept[0]


def _forget() -> None:
    """End the kept process; one that a parent process started is the parent's to end."""
    while _kept:
        drawer = _kept.pop()
        if drawer.is_own:
            drawer.end()


atexit.register(_forget)


def _environment() -> dict[str, str]:
    return {name: os.environ[name] for name in _PASSED_ON if name in os.environ} | {"LC_ALL": "C.UTF-8"}
