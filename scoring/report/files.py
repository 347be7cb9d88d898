"""Drawn reports are kept: drawn once for one publication and one design, served from the file after that."""

import fcntl
import hashlib
import os
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from django.conf import settings

# All that decides how a document looks in print, besides the document itself.
_DESIGN = (
    "cchc/numbers.py",
    "cchc/static/cchc/report/*",
    "scoring/report/*.py",
    "scoring/report/charts/*.py",
    "scoring/report/content/*.py",
    "scoring/results/*.py",
    "scoring/rules/*.py",
    "templates/report/*.html",
    "templates/report/*/*.html",
)


@cache
def design_version() -> str:
    """A short hash of templates, style and code of the report: another design is another drawing."""
    total = hashlib.sha256(f"{_weasyprint_version()} {settings.PORTAL_URL}".encode())
    for pattern in _DESIGN:
        for path in sorted(settings.BASE_DIR.glob(pattern)):
            total.update(path.read_bytes())
    return total.hexdigest()[:16]


def _weasyprint_version() -> str:
    try:
        return version("weasyprint")
    except PackageNotFoundError:
        return ""


def kept(name: str, design: str, make: Callable[[], bytes]) -> Path:
    """The file kept for document `name` in `design`; made once, even when several ask at the same time."""
    path = place(name, design)
    if not path.is_file():
        with alone():
            if not path.is_file():
                _write(path, make())
                _drop_earlier_designs(path, name)
    return path


def place(name: str, design: str) -> Path:
    """Where a document is kept, whether it was drawn yet or not."""
    return _folder() / f"{name}-{design}.pdf"


def prints_of(size: int) -> Iterator[tuple[bytes, str]]:
    """Every kept print of published results with this many bytes: its content, and the hash of the results."""
    for path in _folder().glob("*_*-*.pdf"):
        try:
            if path.stat().st_size == size:
                yield path.read_bytes(), path.stem.rpartition("_")[2].partition("-")[0]
        except FileNotFoundError:  # another design took its place
            continue


def _drop_earlier_designs(path: Path, name: str) -> None:
    for other in path.parent.glob(f"{name}-*.pdf"):
        if other != path:
            other.unlink(missing_ok=True)


def _folder() -> Path:
    folder: Path = settings.VAR_DIR / "reports"
    folder.mkdir(parents=True, exist_ok=True)
    return folder


@contextmanager
def alone() -> Iterator[None]:
    """One drawing at a time on this machine: whoever comes meanwhile waits and finds the file."""
    with (_folder() / ".lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def _write(path: Path, content: bytes) -> None:
    """Write beside and rename, so that nobody reads half a report."""
    handle, name = tempfile.mkstemp(dir=path.parent, suffix=".tmp")
    beside = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        beside.replace(path)
    finally:
        beside.unlink(missing_ok=True)
