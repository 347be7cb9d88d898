"""Files between preview and confirmation: kept where no address leads, found again by a signed ticket."""

import secrets
import time
from dataclasses import asdict, dataclass
from pathlib import Path

from django.conf import settings
from django.core import signing
from django.core.files.uploadedfile import UploadedFile

SALT = "cchc.tables.uploads"
LIFETIME = 24 * 60 * 60  # seconds from preview to confirmation


@dataclass(frozen=True, slots=True)
class Ticket:
    """A file that waits: its name here, the name people know it by, whose it is, for which list, what was shown."""

    file: str
    name: str
    person: int
    target: str
    digest: str = ""

    @property
    def path(self) -> Path:
        """Where the file is."""
        return _folder() / Path(self.file).name

    def sealed(self) -> str:
        """The ticket as text that only the portal can make."""
        return signing.dumps(asdict(self), salt=SALT, compress=True)


def keep(upload: "UploadedFile[bytes]", *, person: int, target: str) -> Ticket:
    """Keep an uploaded file for a day; files that were left longer are removed."""
    folder = _folder()
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    _forget_old(folder)
    name = Path(upload.name or "").name
    ticket = Ticket(f"{secrets.token_hex(16)}{Path(name).suffix.lower()[:6]}", name, person, target)
    with ticket.path.open("xb") as file:
        for chunk in upload.chunks():
            file.write(chunk)
    ticket.path.chmod(0o600)
    return ticket


def opened(sealed: str, *, person: int, target: str) -> Ticket | None:
    """The ticket, if it is this person's for this list and its file still waits."""
    try:
        ticket = Ticket(**signing.loads(sealed, salt=SALT, max_age=LIFETIME))
    except (signing.BadSignature, TypeError):
        return None
    fits = (ticket.person, ticket.target) == (person, target)
    return ticket if fits and ticket.path.is_file() else None


def drop(ticket: Ticket) -> None:
    """Remove the file."""
    ticket.path.unlink(missing_ok=True)


def _folder() -> Path:
    return Path(settings.VAR_DIR) / "imports" / "lists"


def _forget_old(folder: Path) -> None:
    limit = time.time() - LIFETIME
    for path in folder.iterdir():
        if path.is_file() and path.stat().st_mtime < limit:
            path.unlink(missing_ok=True)
