"""Verification of an edition of the report: its text, what the text cites, and its files."""

import hashlib
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import override

from scoring.models import Action, Edition, EditionFile, Event, Variant
from scoring.report.citing.results import result_cites
from scoring.report.verifying.attached import attached, expected
from scoring.report.verifying.cites import cited_texts
from scoring.report.verifying.publication import verified_publication
from scoring.report.verifying.shape import Difference, Part, Tally
from scoring.results.canonical import canonical_json, sha256_of
from scoring.results.source import Results

CHUNK = 1 << 20
WITH_DATA = {Variant.FULL, Variant.RESULTS}  # prints with the data within them


def verify_edition(edition: Edition) -> list[Difference]:
    """What of an edition is not as it was approved, the results it rests on included; nothing when all is well."""
    return verified_edition(edition).differences


def verified_edition(edition: Edition) -> Tally:
    """The same, with the counts of what was compared: results, text, citations, files."""
    tally = verified_publication(edition.publication)
    check_edition(edition, tally)
    return tally


def check_edition(edition: Edition, tally: Tally) -> None:
    """Compare the edition itself, without the results beneath it."""
    about = _("Lần ban hành %(number)d") % {"number": edition.number}
    _check_content(edition, tally, about)
    _check_events(edition, tally, about)
    _check_cites(edition, tally)
    for file in edition.files.order_by("pk"):
        _check_file(file, tally)
        if file.variant in WITH_DATA:
            _check_attached(edition, file, tally)


def _check_content(edition: Edition, tally: Tally, about: str) -> None:
    content: dict[str, Any] = edition.content
    tally.same(Part.CONTENT, about, "content_sha256", edition.content_sha256, sha256_of(canonical_json(content)))
    tally.same(Part.CONTENT, about, "edition", content.get("edition"), edition.number)
    tally.same(Part.CONTENT, about, "results_sha256", content.get("results_sha256"), edition.publication.sha256)


def _check_events(edition: Edition, tally: Tally, about: str) -> None:
    events = Event.objects.filter(round=edition.round_id, action=Action.REPORT_APPROVED)
    for payload in events.values_list("payload", flat=True):
        if payload.get("number") == edition.number:
            tally.same(Part.CONTENT, about, "event", edition.content_sha256, payload.get("sha256"))


def _check_cites(edition: Edition, tally: Tally) -> None:
    """Results that the text cites are those of the published document, worded again."""
    texts = list(_cited(edition))
    if not texts:
        return
    results = _results(edition)
    with override("vi"):
        known = {cite.key: cite.text for cite in result_cites(results)} if results else {}
    for number, key, text in texts:
        tally.same(Part.CITES, _("Mục %(number)s") % {"number": number}, key, text, known.get(key))


def _cited(edition: Edition) -> Iterator[tuple[str, str, str]]:
    for section in edition.content.get("sections", []):
        for key, text in cited_texts(section.get("html", "")):
            if key.startswith("result/"):
                yield section.get("number", ""), key, text


def _results(edition: Edition) -> Results | None:
    """The results as the document has them, not the rows that pages read."""
    try:
        document: Any = json.loads(edition.publication.document)
        units = document.pop("units")  # without them it is the overview
        return Results(document, units, edition.publication)
    except (AttributeError, KeyError, TypeError, ValueError):
        return None


def _check_file(file: EditionFile, tally: Tally) -> None:
    size, sha256, start = _read(file)
    tally.same(Part.FILES, file.name, "size", file.size, size)
    tally.same(Part.FILES, file.name, "sha256", file.sha256, sha256)
    if file.variant == Variant.SIGNED:
        tally.same(Part.FILES, file.name, "signed_of", start, True)


def _check_attached(edition: Edition, file: EditionFile, tally: Tally) -> None:
    """The data within a PDF are those of this edition: another file put in its place, hash and all, has others."""
    try:
        found = attached(Path(file.file.path).read_bytes())
    except (OSError, ValueError) as error:
        tally.same(Part.FILES, file.name, "attached", str(error), "")
        return
    for name, content in expected(edition).items():
        tally.same(
            Part.FILES, f"{file.name} › {name}", "attached", sha256_of_bytes(found.get(name)), sha256_of_bytes(content)
        )


def sha256_of_bytes(content: bytes | None) -> str:
    """Hash of a content, empty for none."""
    return "" if content is None else hashlib.sha256(content).hexdigest()


def _read(file: EditionFile) -> tuple[int | None, str, bool]:
    """Size and hash on the disk, and whether it begins with the whole of the edition's report."""
    path = Path(file.file.path)
    full = file.edition.files.filter(variant=Variant.FULL, unit=None).values_list("size", "sha256").first()
    try:
        with path.open("rb") as stream:
            total = hashlib.sha256(stream.read(full[0]) if full else b"")
            is_start = full is not None and total.hexdigest() == full[1]
            while chunk := stream.read(CHUNK):
                total.update(chunk)
            return stream.tell(), total.hexdigest(), is_start
    except OSError:
        return None, "", False
