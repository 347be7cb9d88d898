"""One unit of a round, without reading the others where the round is published."""

from dataclasses import dataclass

from scoring.models import Publication, Round, UnitResult
from scoring.results import schema
from scoring.results.source import Results, live_results, unit_scores


@dataclass(frozen=True)
class UnitRecord:
    """A unit's document and its marks as text by criterion code; what is not entered is absent.

    `results` holds all units of an open round, and the unit alone of a published one.
    """

    results: Results
    unit: schema.UnitDocument
    scores: dict[str, str]


def unit_record(round_: Round, publication: Publication | None, code: str) -> UnitRecord | None:
    """The unit with this code, frozen or live; None where the round has no such unit."""
    return _frozen(publication, code) if publication else _live(round_, code)


def _frozen(publication: Publication, code: str) -> UnitRecord | None:
    row = UnitResult.objects.filter(publication=publication, code=code).first()
    if row is None:
        return None
    return UnitRecord(Results(publication.overview, [row.summary], publication), row.summary, row.scores)


def _live(round_: Round, code: str) -> UnitRecord | None:
    results = live_results(round_)
    unit = next((unit for unit in results.units if unit["code"] == code), None)
    if unit is None:
        return None
    return UnitRecord(results, unit, unit_scores(results, round_, code))
