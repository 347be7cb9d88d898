"""Files of an edition: written under their hash, kept for good."""

import hashlib
import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from django.core.files.base import ContentFile
from django.utils import timezone

from scoring.models import Edition, EditionFile
from units.models import Unit, User

PDF = "application/pdf"


@dataclass(frozen=True)
class NewFile:
    """A file to keep with an edition; `signature` tells what a signed copy holds."""

    variant: str
    name: str
    data: bytes
    content_type: str = PDF
    unit: Unit | None = None
    signature: Mapping[str, Any] = field(default_factory=dict)


def keep_file(*, actor: User | None, edition: Edition, new: NewFile) -> EditionFile:
    """Write the file and its row. The caller has checked who and what; a file whose act fails later does no harm."""
    digest = hashlib.sha256(new.data).hexdigest()
    row = EditionFile(
        edition=edition,
        variant=new.variant,
        unit=new.unit,
        file=_written(new.data, digest),
        name=new.name,
        content_type=new.content_type,
        size=len(new.data),
        sha256=digest,
        signature=dict(new.signature),
        made_by=actor,
        made_at=timezone.now(),
    )
    row.save()
    return row


def _written(data: bytes, digest: str) -> str:
    """Name in the storage of this content; one that is there already, and whole, is not written again."""
    storage = EditionFile().file.storage
    name = f"{digest[:2]}/{digest}"
    if storage.exists(name) and hashlib.sha256(Path(storage.path(name)).read_bytes()).hexdigest() == digest:
        return name
    saved: str = storage.save(name, ContentFile(data))
    with Path(storage.path(saved)).open("rb") as file:
        os.fsync(file.fileno())
    return saved
