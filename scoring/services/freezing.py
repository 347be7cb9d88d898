"""Writing a publication: frozen rows and the canonical document they belong to."""

from django.utils import timezone

from scoring.models import Proposal, Publication, Round, UnitResult
from scoring.results import schema
from scoring.results.build import Built, full_document, stamped
from scoring.results.canonical import canonical_json, sha256_of
from scoring.selectors.publications import latest_publication
from scoring.services.publishable import Prepared, Scores
from units.models import User

BATCH = 500


def freeze(actor: User | None, round_: Round, ready: Prepared, proposal: Proposal | None) -> Publication:
    """Write the next version of the round, with what it was proposed by. The caller has checked everything."""
    before = latest_publication(round_)
    now = timezone.now()
    head = stamped(
        ready.built.overview,
        version=before.version + 1 if before else 1,
        at=now.isoformat(),
        reason=round_.correction_reason,
        before=before,
        minutes=_minutes(proposal),
    )
    text = canonical_json(full_document(ready.built, head, ready.scores))
    publication = Publication(
        round=round_,
        version=head["version"],
        published_at=now,
        published_by=actor,
        reason=head["reason"],
        proposed_by=proposal.proposed_by if proposal else None,
        minutes_number=proposal.minutes_number if proposal else "",
        minutes_date=proposal.minutes_date if proposal else None,
        overview=head,
        document=text,
        sha256=sha256_of(text),
    )
    publication.save()
    UnitResult.objects.bulk_create(_rows(publication, ready.built, ready.scores), batch_size=BATCH)
    return publication


def _minutes(proposal: Proposal | None) -> schema.MinutesDocument | None:
    if proposal is None:
        return None
    return {"number": proposal.minutes_number, "date": proposal.minutes_date.isoformat()}


def _rows(publication: Publication, built: Built, scores: Scores) -> list[UnitResult]:
    return [
        _row(publication, place.unit_id, unit, scores.get(place.pk, {}))
        for unit, place in zip(built.units, built.places, strict=True)
    ]


def _row(publication: Publication, unit_id: int, unit: schema.UnitDocument, scores: dict[str, str]) -> UnitResult:
    return UnitResult(
        publication=publication,
        unit_id=unit_id,
        code=unit["code"],
        position=unit["position"],
        band=unit["band"] or "",
        rank=unit["rank"] or 0,
        points=unit["points"],
        maximum=unit["maximum"],
        summary=unit,
        scores=scores,
    )
