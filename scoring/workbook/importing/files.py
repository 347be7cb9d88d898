"""Files of our own beside an uploaded one, so that nothing is worked out twice.

Kept with marshal, which is as fast as reading and, unlike pickle, cannot import or call anything. The folder is the
portal's own; what cannot be used (another Python, another upload, cut off) is simply not there.
"""

import hashlib
import marshal
import sys
from contextlib import suppress
from pathlib import Path
from typing import Any

from scoring.models import ScoreImport

FORMAT = 1
SUM = hashlib.sha256().digest_size


def keep(import_: ScoreImport, ending: str, content: Any) -> None:
    """Keep `content` (lists, tuples, dicts, texts, numbers). A disk that takes no more only costs time later."""
    body = marshal.dumps((_stamp(import_), content))
    path = _path(import_, ending)
    draft = path.with_name(f"{path.name}.new")
    try:
        draft.touch(mode=0o600)
        draft.write_bytes(hashlib.sha256(body).digest() + body)
        draft.replace(path)  # in one step: half a file is never seen
    except OSError:
        draft.unlink(missing_ok=True)


def kept(import_: ScoreImport, ending: str) -> Any:
    """What was kept, or None."""
    with suppress(OSError, EOFError, ValueError, TypeError):
        data = _path(import_, ending).read_bytes()
        body = memoryview(data)[SUM:]
        if hashlib.sha256(body).digest() == data[:SUM]:
            stamp, content = marshal.loads(body)  # noqa: S302  # our own file, see above
            return content if stamp == _stamp(import_) else None
    return None


def drop(import_: ScoreImport, *endings: str) -> None:
    """Nobody will ask for them any more; the ending "" is the uploaded file itself."""
    for ending in endings:
        _path(import_, ending).unlink(missing_ok=True)


def _path(import_: ScoreImport, ending: str) -> Path:
    return Path(import_.file.path + ending)


def _stamp(import_: ScoreImport) -> list[Any]:
    return [FORMAT, sys.version, import_.sha256]
