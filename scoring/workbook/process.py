"""The child process that parses a workbook: started early, asked once, never left behind."""

import logging
import os
import subprocess
import sys
import tempfile
from dataclasses import asdict
from pathlib import Path
from types import TracebackType
from typing import Self

from scoring.workbook.child import OUT_OF_ROOM
from scoring.workbook.limits import Limits
from scoring.workbook.parsing.wire import pack
from scoring.workbook.sweep import Findings

PROGRAM = [sys.executable, "-m", "scoring.workbook.child"]
ROOT = Path(__file__).resolve().parent.parent.parent

logger = logging.getLogger(__name__)

# What the interpreter needs. Secrets of the portal stay out of the child.
_PASSED_ON = ("LD_LIBRARY_PATH", "PATH", "PYTHONDONTWRITEBYTECODE", "TMPDIR")


class ReaderError(RuntimeError):
    """The child does not run at all: a fault of the installation, not of the file."""


class TooSlowError(Exception):
    """The child was stopped at the limit of time."""


class Child:
    """`with Child(limits) as child`: the process starts at once and gets ready while the caller checks the file."""

    def __init__(self, limits: Limits) -> None:
        self.limits = limits

    def __enter__(self) -> Self:
        self._answer = tempfile.TemporaryFile()
        self._process = subprocess.Popen(  # noqa: S603  # our own program; the file goes in as data
            PROGRAM,
            stdin=subprocess.PIPE,
            stdout=self._answer,
            stderr=subprocess.PIPE,
            cwd=ROOT,
            env={name: os.environ[name] for name in _PASSED_ON if name in os.environ} | {"LC_ALL": "C.UTF-8"},
        )
        self.pid = self._process.pid
        return self

    def __exit__(
        self, _kind: type[BaseException] | None, _error: BaseException | None, _trace: TracebackType | None
    ) -> None:
        self._process.kill()
        for stream in (self._process.stdin, self._process.stderr, self._answer):
            if stream:
                stream.close()
        self._process.wait()

    def ask(self, data: bytes, findings: Findings) -> bytes:
        """The child's frames, as far as it came with the workbook `data`. Raises TooSlowError, ReaderError."""
        task = {
            "limits": asdict(self.limits),
            "suspects": tuple(findings.suspects),
            "careful": findings.careful,
        }
        try:
            # The end of standard error tells the end of the child; waiting for it alone would look only now and then.
            _nothing, complaints = self._process.communicate(pack(task) + data, timeout=self.limits.wall_seconds)
        except subprocess.TimeoutExpired as error:
            raise TooSlowError from error
        _check_exit(self._process.returncode, complaints)
        self._answer.seek(0)
        return self._answer.read()


def _check_exit(code: int, complaints: bytes) -> None:
    """A signal (memory or processor time ran out) and OUT_OF_ROOM are the file's fault."""
    if code:
        said = complaints[-2_000:].decode(errors="replace").strip()
        logger.warning("Reading a workbook ended with exit code %s: %s", code, said)
        if code > 0 and code != OUT_OF_ROOM:
            raise ReaderError(said)
