"""HTML -> PDF, in a child process: a crash, a leak or an endless layout of WeasyPrint never reaches the portal."""

import logging
import os
import subprocess
import sys
from pathlib import Path

from django.conf import settings

from scoring.report.exits import NO_LIBRARIES

SECONDS = 60  # a report of 3.000 units takes 40 to 50 s
PACKAGES = ("libpango-1.0-0", "libpangoft2-1.0-0", "libharfbuzz-subset0", "fonts-liberation2")

logger = logging.getLogger(__name__)

# What fonts and shared libraries need. Secrets of the portal stay out of the child.
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


def draw_pdf(html: str, folder: Path, *, seconds: float = SECONDS) -> bytes:
    """Draw `html`, which may read `data:` addresses and the files of `folder` and nothing else.

    Raises LibrariesMissingError, TooSlowError (after `seconds`) or PrintError.
    """
    try:
        done = subprocess.run(  # noqa: S603  # our own program; the HTML goes in as data
            [sys.executable, "-m", "scoring.report.draw", str(folder)],
            input=html.encode(),
            capture_output=True,
            cwd=settings.BASE_DIR,
            env=_environment(),
            timeout=seconds,
            check=False,
        )
    except subprocess.TimeoutExpired as error:
        logger.error("Drawing a PDF was stopped after %s s", seconds)
        raise TooSlowError from error
    if done.returncode:
        raise _failure(done)
    return done.stdout


def _environment() -> dict[str, str]:
    return {name: os.environ[name] for name in _PASSED_ON if name in os.environ} | {"LC_ALL": "C.UTF-8"}


def _failure(done: subprocess.CompletedProcess[bytes]) -> PrintError:
    said = done.stderr.decode(errors="replace").strip()
    logger.error("Drawing a PDF failed (exit %s): %s", done.returncode, said)
    return LibrariesMissingError(said) if done.returncode == NO_LIBRARIES else PrintError(said)
