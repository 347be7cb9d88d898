"""Whether a file that somebody has is the published one, to the byte, or a signed copy of it."""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from django.db.models import QuerySet

from scoring.models import EditionFile, Publication, Variant
from scoring.permissions import Person, visible_rounds
from scoring.report.files import prints_of
from scoring.report.signing.shape import Fault, SignatureError, Signatures
from scoring.report.signing.taking import signatures_of

END = b"%%EOF"
REVISIONS = 20  # a PDF that was signed has a few


class Verdict(StrEnum):
    """What a file turned out to be."""

    SAME = "same"  # byte for byte a published file
    SIGNED = "signed"  # begins with a published file, and what follows is signatures
    ALTERED = "altered"  # begins with a published file, and something else was added
    DATA = "data"  # the canonical JSON of a publication
    UNKNOWN = "unknown"


@dataclass(frozen=True)
class Judged:
    """The verdict, with the published file or publication it is about and the signatures found."""

    verdict: Verdict
    sha256: str
    file: EditionFile | None = None
    publication: Publication | None = None
    signatures: Signatures | None = None
    fault: Fault | None = None


def judged(data: bytes, person: Person) -> Judged:
    """What `data` is among the files of rounds that `person` may read; others are unknown to them."""
    digest = hashlib.sha256(data).hexdigest()
    files = _files(person)
    if file := _best(files, [digest]):
        return Judged(Verdict.SAME, digest, file, signatures=_told(file))
    if found := _publication(digest, person):
        return Judged(Verdict.DATA, digest, publication=found)
    if found := _printed(data, person):
        return Judged(Verdict.SAME, digest, publication=found)
    starts = list(_starts(data))
    if starts and (original := _best(files.exclude(variant=Variant.SIGNED), starts)):
        return _judged_signature(data, digest, original)
    return Judged(Verdict.UNKNOWN, digest)


def _publication(sha256: str, person: Person) -> Publication | None:
    rows = Publication.objects.defer("document").select_related("round__authority")
    return rows.filter(round__in=visible_rounds(person), sha256=sha256).first()


def _printed(data: bytes, person: Person) -> Publication | None:
    """The publication that `data` is a print of, as it is handed out now; editions have files of their own."""
    for content, sha256 in prints_of(len(data)):
        if content == data:
            return _publication(sha256, person)
    return None


def _files(person: Person) -> QuerySet[EditionFile]:
    rows = EditionFile.objects.filter(edition__round__in=visible_rounds(person))
    return rows.select_related("edition__round__authority", "unit")


def _best(files: QuerySet[EditionFile], digests: list[str]) -> EditionFile | None:
    """The file with one of these hashes; of the latest edition where several have it."""
    return files.filter(sha256__in=digests).order_by("-edition__number", "pk").first()


def _told(file: EditionFile) -> Signatures | None:
    return Signatures.from_json(file.signature) if file.variant == Variant.SIGNED else None


def _starts(data: bytes) -> Iterator[str]:
    """Hashes of the beginnings of a PDF that end where a revision may end."""
    if not data.startswith(b"%PDF-"):
        return
    total, done, at = hashlib.sha256(), 0, -1
    for _revision in range(REVISIONS):
        at = data.find(END, at + 1)
        if at < 0:
            return
        for end in (at + len(END), at + len(END) + 1, at + len(END) + 2):
            total.update(data[done:end])
            done = end
            yield total.hexdigest()


def _judged_signature(data: bytes, digest: str, original: EditionFile) -> Judged:
    try:
        found = signatures_of(data, size=original.size, sha256=original.sha256)
    except SignatureError as error:
        return Judged(Verdict.ALTERED, digest, original, fault=error.fault)
    return Judged(Verdict.SIGNED, digest, original, signatures=found)
