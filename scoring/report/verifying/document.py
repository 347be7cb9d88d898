"""The stored document against its hash, its chain, and the rows that pages read."""

import json
from collections.abc import Mapping
from datetime import datetime
from decimal import Decimal
from typing import Any

from scoring.models import Action, Event, Publication, UnitResult
from scoring.report.verifying.shape import Part, Tally
from scoring.results.canonical import canonical_json, sha256_of

Document = dict[str, Any]


def read_document(publication: Publication, tally: Tally, about: str) -> Document | None:
    """The document, compared with its hash; None where it cannot be read at all."""
    tally.same(Part.DOCUMENT, about, "sha256", publication.sha256, sha256_of(publication.document))
    try:
        document: Document = json.loads(publication.document)
        _is_one = document["round"]["slug"], document["units"]  # a document without these is none
    except (ValueError, KeyError, TypeError):
        tally.same(Part.DOCUMENT, about, "document", "", "JSON")
        return None
    tally.same(Part.DOCUMENT, about, "canonical", publication.document, canonical_json(document))
    return document


def check_chain(publication: Publication, document: Document, tally: Tally, about: str) -> None:
    """The versions name one another by hash, and the event log names each."""
    before = Publication.objects.filter(round=publication.round_id, version=publication.version - 1)
    expected = before.values_list("sha256", flat=True).first()
    tally.same(Part.CHAIN, about, "previous_sha256", document["previous_sha256"], expected)
    events = Event.objects.filter(round=publication.round_id, action=Action.PUBLISHED).values_list("payload", flat=True)
    for payload in events:
        if payload.get("version") == publication.version:
            tally.same(Part.CHAIN, about, "event", publication.sha256, payload.get("sha256"))


def check_rows(publication: Publication, document: Document, tally: Tally, about: str) -> None:
    """The head and the rows of units say what the document says."""
    head = {name: value for name, value in document.items() if name != "units"}
    for name in sorted(head.keys() | publication.overview.keys()):
        tally.same(Part.ROWS, about, name, publication.overview.get(name), head.get(name))
    tally.same(Part.ROWS, about, "version", publication.version, document["version"])
    tally.same(Part.ROWS, about, "published_at", publication.published_at.isoformat(), _instant(publication, document))
    tally.same(Part.ROWS, about, "reason", publication.reason, document["reason"])
    rows = {row.code: row for row in UnitResult.objects.filter(publication=publication)}
    tally.same(Part.ROWS, about, "units", len(rows), len(document["units"]))
    for unit in document["units"]:
        _check_row(rows.get(unit["code"]), unit, tally)


def _instant(publication: Publication, document: Document) -> str:
    """The document's instant in the zone in which the row came back from the database."""
    return datetime.fromisoformat(document["published_at"]).astimezone(publication.published_at.tzinfo).isoformat()


def _check_row(row: UnitResult | None, unit: Mapping[str, Any], tally: Tally) -> None:
    name = unit["full_name"]
    if row is None:
        tally.same(Part.ROWS, name, "row", None, unit["code"])
        return
    summary = {field: value for field, value in unit.items() if field != "scores"}
    for field in sorted(summary.keys() | row.summary.keys()):
        tally.same(Part.ROWS, name, field, row.summary.get(field), summary.get(field))
    for code in sorted(unit["scores"].keys() | row.scores.keys()):
        tally.same(Part.ROWS, name, f"scores.{code}", row.scores.get(code), unit["scores"].get(code))
    columns = {"position": row.position, "band": row.band, "rank": row.rank}
    for field, value in columns.items():
        tally.same(Part.ROWS, name, field, value, unit[field] or type(value)())
    for field, points in {"points": row.points, "maximum": row.maximum}.items():
        tally.same(Part.ROWS, name, field, points.normalize(), Decimal(unit[field]).normalize())
