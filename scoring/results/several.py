"""A few units of a round with their marks, without reading the others where the round is published."""

from collections.abc import Sequence
from dataclasses import dataclass

from scoring.marks import mark_of, mark_text
from scoring.models import Layer, Publication, Round, Score, UnitResult
from scoring.results import schema
from scoring.results.source import Results


@dataclass(frozen=True, slots=True)
class Chosen:
    """A unit's document and its marks as text by criterion code; what is not entered is absent."""

    unit: schema.UnitDocument
    scores: dict[str, str]


def published_units(publication: Publication, codes: Sequence[str]) -> list[Chosen]:
    """The units with these codes, in the order of `codes`; unknown ones are left out. One query."""
    rows = UnitResult.objects.filter(publication=publication, code__in=codes).only("code", "summary", "scores")
    return _ordered({row.code: Chosen(row.summary, row.scores) for row in rows}, codes)


def live_units(results: Results, round_: Round, codes: Sequence[str]) -> list[Chosen]:
    """The same of an open round. One query."""
    marks = _marks(round_, codes)
    found = {unit["code"]: Chosen(unit, marks.get(unit["code"], {})) for unit in results.units if unit["code"] in codes}
    return _ordered(found, codes)


def _ordered(found: dict[str, Chosen], codes: Sequence[str]) -> list[Chosen]:
    return [found[code] for code in codes if code in found]


def _marks(round_: Round, codes: Sequence[str]) -> dict[str, dict[str, str]]:
    rows = Score.objects.filter(round_unit__round=round_, round_unit__unit__code__in=codes, layer=Layer.FINAL)
    columns = rows.values_list("round_unit__unit__code", "criterion__code", "points", "not_applicable")
    found: dict[str, dict[str, str]] = {}
    for unit, criterion, points, not_applicable in columns:
        text = mark_text(mark_of(points, not_applicable=not_applicable))
        if text:
            found.setdefault(unit, {})[criterion] = text
    return found
