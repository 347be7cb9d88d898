"""Keeping a file that somebody sends: checked by content, written under its hash, never overwritten or deleted."""

import hashlib
import os
from collections.abc import Collection
from pathlib import Path

from django.core.files.base import ContentFile, File
from django.core.files.storage import FileSystemStorage

from scoring.files.kinds import ALL, Kind, accepted_words, kind_of
from scoring.files.limits import limits
from scoring.files.names import clean_name
from scoring.files.refusals import Refuse
from scoring.models import StoredFile
from scoring.models.evidence import evidence_storage
from units.models import User

Upload = File[bytes]


def kept_file(*, actor: User | None, upload: Upload, kinds: Collection[Kind] = ALL) -> StoredFile:
    """The file written to the disk and its row, not saved yet: the act that needs the file saves it with its own rows.

    Raises FileRefused for a file that is too big, damaged, unsafe, or of a type that is not in `kinds`. A file whose
    act is refused later stays on the disk under its hash, where the next attempt finds it.
    """
    given = upload.name or ""
    refuse = Refuse(given, limits(), accepted_words(kinds))
    if upload.size > refuse.limits.file_bytes:
        raise refuse("too_big")
    data = upload.read(refuse.limits.file_bytes + 1)
    kind = kind_of(data, refuse)
    if kind not in kinds:
        raise refuse("not_for_this")
    digest = hashlib.sha256(data).hexdigest()
    return StoredFile(
        file=_written(data, digest),
        name=clean_name(given, kind),
        content_type=kind.content_type,
        size=len(data),
        sha256=digest,
        uploaded_by=actor,
    )


def _written(data: bytes, digest: str) -> str:
    """Name in the storage of a file with this content; the same content is kept once, however often it is sent."""
    storage = evidence_storage()
    name = f"{digest[:2]}/{digest}"
    if storage.exists(name) and storage.size(name) == len(data):
        return name
    saved = storage.save(name, ContentFile(data))  # beside one that a crash left incomplete, should there be one
    _to_disk(storage, saved)
    return saved


def _to_disk(storage: FileSystemStorage, name: str) -> None:
    """Return only when the content is on the disk, as the row that names it will be."""
    with Path(storage.path(name)).open("rb") as file:
        os.fsync(file.fileno())
