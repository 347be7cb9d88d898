"""Collects static files only when one of them changed, so that a start stays quick."""

import hashlib
from pathlib import Path

from django.conf import settings
from django.contrib.staticfiles.finders import get_finders
from django.core.management import call_command


def collect_if_changed() -> bool:
    """Collect into STATIC_ROOT unless the sources are those of the last time; returns whether it collected."""
    stamp = Path(settings.STATIC_ROOT) / ".collected"
    state = _state()
    if stamp.is_file() and stamp.read_text(encoding="ascii") == state:
        return False
    call_command("collectstatic", interactive=False, verbosity=0, clear=True)
    stamp.write_text(state, encoding="ascii")
    return True


def _state() -> str:
    """Names, sizes and times of all static sources, as one hash."""
    total = hashlib.sha256()
    for finder in get_finders():
        for name, storage in finder.list(["CVS", ".*", "*~"]):
            found = Path(storage.path(name)).stat()
            total.update(f"{name}|{found.st_size}|{found.st_mtime_ns}\n".encode())
    return total.hexdigest()
