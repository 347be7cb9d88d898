"""Asks the checking process about the signatures of a file."""

import hashlib
import json
import logging
import os
import subprocess
import sys
from pathlib import Path

from django.conf import settings

from scoring.report.signing.shape import Fault, SignatureError, Signatures

SECONDS = 60
_PASSED_ON = ("HOME", "LD_LIBRARY_PATH", "PATH", "PYTHONDONTWRITEBYTECODE", "TMPDIR")

logger = logging.getLogger(__name__)


def roots_folder() -> Path:
    """Where the office keeps the root certificates it trusts (SIGNING_ROOTS, by default `trust` beside the data)."""
    return Path(settings.SIGNING_ROOTS)


def signatures_of(data: bytes, *, size: int, sha256: str) -> Signatures:
    """The signatures of `data`, which must begin with the published document (`size` bytes with hash `sha256`).

    Raises SignatureError: another document, not signed, broken, changed otherwise, certificate out of date.
    """
    if len(data) < size or hashlib.sha256(data[:size]).hexdigest() != sha256:
        raise SignatureError(Fault.OTHER_DOCUMENT)
    if len(data) == size:
        raise SignatureError(Fault.NOT_SIGNED)
    answer = _asked(data, size)
    if fault := answer.get("fault"):
        raise SignatureError(Fault(fault))
    return Signatures.from_json(answer)


def _asked(data: bytes, size: int) -> dict[str, str]:
    try:
        done = subprocess.run(  # noqa: S603  # our own program; the file goes in as data
            [sys.executable, "-m", "scoring.report.signing.child", str(size), str(roots_folder())],
            input=data,
            capture_output=True,
            cwd=settings.BASE_DIR,
            env={name: os.environ[name] for name in _PASSED_ON if name in os.environ} | {"LC_ALL": "C.UTF-8"},
            timeout=SECONDS,
            check=False,
        )
    except subprocess.TimeoutExpired:
        return {"fault": Fault.TOO_HEAVY.value}
    if done.returncode:
        logger.error("Checking a signature failed (exit %s): %s", done.returncode, done.stderr.decode(errors="replace"))
        return {"fault": Fault.TOO_HEAVY.value}
    answer: dict[str, str] = json.loads(done.stdout)
    return answer
