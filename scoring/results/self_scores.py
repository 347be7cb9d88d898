"""What a unit scored itself, as it is handed in and printed for signature."""

from scoring.marks import mark_of, mark_text
from scoring.models import Layer, RoundUnit, Score
from scoring.results.canonical import canonical_json, sha256_of
from scoring.rules.marks import Mark


def self_marks(place: RoundUnit) -> dict[str, Mark]:
    """The unit's own marks by criterion code; what is not entered is absent. One query."""
    rows = Score.objects.filter(round_unit=place, layer=Layer.SELF).exclude(points=None, not_applicable=False)
    columns = rows.values_list("criterion__code", "points", "not_applicable")
    return {code: mark_of(points, not_applicable=na) for code, points, na in columns}


def marks_sha256(place: RoundUnit, marks: dict[str, Mark]) -> str:
    """Hash of the unit's own scores: tells which state of the sheet a printed and signed copy belongs to."""
    scores = {code: mark_text(mark) for code, mark in marks.items()}
    return sha256_of(canonical_json({"round": place.round.slug, "unit": place.unit.code, "scores": scores}))
