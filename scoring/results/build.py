"""The whole result document of a round, computed from the database as it is now."""

from dataclasses import dataclass

from scoring.marks import mark_of, mark_text
from scoring.models import Layer, Publication, Round, RoundUnit, Score
from scoring.results import schema
from scoring.results.overview import overview
from scoring.results.units import unit_documents
from scoring.selectors.outcomes import RoundOutcomes, round_outcomes
from scoring.selectors.publications import band_counts, previous_publication, unit_results


@dataclass(frozen=True)
class Built:
    """A document in its two parts; `places` are the round's places in the order of `units`."""

    overview: schema.Overview
    units: list[schema.UnitDocument]
    places: list[RoundUnit]
    computed: RoundOutcomes


def build(round_: Round) -> Built:
    """Compute overview and units. The number of queries does not depend on the number of units."""
    computed = round_outcomes(round_)
    previous = previous_publication(round_)
    before = unit_results(previous)
    head = overview(
        round_,
        computed.structure,
        computed.scheme,
        previous=previous,
        previous_counts=band_counts(before) if previous else None,
    )
    pairs = unit_documents(round_, computed, before)
    return Built(head, [document for _, document in pairs], [place for place, _ in pairs], computed)


def scores_by_place(round_: Round, codes: set[str], layer: Layer = Layer.FINAL) -> dict[int, dict[str, str]]:
    """Marks as text by place (RoundUnit pk) and criterion code; what is not entered is absent."""
    rows = Score.objects.filter(round_unit__round=round_, layer=layer).exclude(points=None, not_applicable=False)
    found: dict[int, dict[str, str]] = {}
    columns = rows.values_list("round_unit_id", "criterion__code", "points", "not_applicable")
    for place, code, points, not_applicable in columns.iterator(chunk_size=10_000):
        if code in codes:
            found.setdefault(place, {})[code] = mark_text(mark_of(points, not_applicable=not_applicable))
    return found


def full_document(built: Built, head: schema.Overview, scores: dict[int, dict[str, str]]) -> schema.ResultDocument:
    """Overview, units and scores in one document."""
    units: list[schema.PublishedUnit] = [
        {**unit, "scores": scores.get(place.pk, {})} for unit, place in zip(built.units, built.places, strict=True)
    ]
    return {**head, "units": units}


def stamped(
    head: schema.Overview,
    *,
    version: int,
    at: str,
    reason: str,
    before: Publication | None,
    minutes: schema.MinutesDocument | None,
) -> schema.Overview:
    """The overview as version `version`, published at `at` (ISO time) by the council's minutes, where there are any."""
    return {
        **head,
        "version": version,
        "published_at": at,
        "reason": reason,
        "previous_sha256": before.sha256 if before else None,
        "minutes": minutes,
    }
