"""What the pages are drawn with, as one fingerprint: a new release makes kept pages stale."""

import hashlib
from functools import cache
from pathlib import Path

from django.conf import settings

DRAWN_WITH = (
    "templates",
    "scoring/presenters",
    "scoring/templatetags",
    "scoring/results",
    "scoring/forms",
    "scoring/rules",
    "scoring/rule_words",
    "scoring/workbook/writing",
    "cchc",
)
SUFFIXES = {".html", ".py", ".css", ".js", ".svg", ".mo"}


@cache
def release() -> str:
    """SHA-256 over the files that pages are drawn with; the same in every process and on every machine."""
    total = hashlib.sha256()
    for path in _files(Path(settings.BASE_DIR)):
        total.update(hashlib.sha256(path.read_bytes()).digest())
    return total.hexdigest()


def _files(root: Path) -> list[Path]:
    found = (path for folder in DRAWN_WITH for path in (root / folder).rglob("*") if path.suffix in SUFFIXES)
    return sorted(found)
