"""What the portal and the drawing process say to each other: one line of JSON each way.

Knows neither Django nor WeasyPrint.
"""

import json
from base64 import b64decode, b64encode
from dataclasses import dataclass
from enum import StrEnum
from typing import BinaryIO

READY = b"ready\n"


class Status(StrEnum):
    """How a drawing ended."""

    DONE = "done"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file that lies within the PDF: the data the document was made of."""

    name: str
    content: bytes
    description: str


@dataclass(frozen=True, slots=True)
class Job:
    """A page to draw. `is_archive`: as PDF/A-3, for good."""

    html: str
    attachments: tuple[Attachment, ...]
    is_archive: bool


@dataclass(frozen=True, slots=True)
class Reply:
    """The PDF, or what was said instead, as bytes."""

    status: Status
    content: bytes


def say_ready(line: BinaryIO) -> None:
    """Say that the libraries are loaded."""
    line.write(READY)
    line.flush()


def write_job(line: BinaryIO, job: Job) -> None:
    """Say `job`."""
    _write(
        line,
        {
            "html": job.html,
            "attachments": [[one.name, _text(one.content), one.description] for one in job.attachments],
            "archive": job.is_archive,
        },
    )


def read_job(line: BinaryIO) -> Job | None:
    """Hear a job; None when the other side is gone."""
    said = line.readline()
    if not said:
        return None
    found = json.loads(said)
    attachments = tuple(Attachment(name, b64decode(content), about) for name, content, about in found["attachments"])
    return Job(found["html"], attachments, found["archive"])


def write_reply(line: BinaryIO, reply: Reply) -> None:
    """Say what came of a job."""
    _write(line, {"status": reply.status.value, "content": _text(reply.content)})


def read_reply(said: bytes) -> Reply:
    """Hear what came of a job."""
    found = json.loads(said)
    return Reply(Status(found["status"]), b64decode(found["content"]))


def _write(line: BinaryIO, content: object) -> None:
    line.write(json.dumps(content).encode() + b"\n")
    line.flush()


def _text(content: bytes) -> str:
    return b64encode(content).decode()
