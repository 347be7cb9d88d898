"""Marks of all units of a round."""

from scoring.models import Round, RoundUnit, UnitResult
from scoring.results.build import scores_by_place
from scoring.results.source import Results


def marks_by_unit(results: Results, round_: Round) -> list[dict[str, str]]:
    """Marks as text by criterion code, one mapping for each unit of the round, in no order.

    Points or "na"; what is not entered is absent. One query.
    """
    if results.publication:
        return list(UnitResult.objects.filter(publication=results.publication).values_list("scores", flat=True))
    codes = {criterion["code"] for criterion in results.overview["criteria_set"]["criteria"]}
    found = list(scores_by_place(round_, codes).values())
    return found + [{} for _ in range(len(results.units) - len(found))]


def marks_by_code(results: Results, round_: Round) -> dict[str, dict[str, str]]:
    """The same by the code of the unit. Two queries at most."""
    if results.publication:
        frozen = UnitResult.objects.filter(publication=results.publication)
        return dict(frozen.values_list("code", "scores"))
    codes = {criterion["code"] for criterion in results.overview["criteria_set"]["criteria"]}
    found = scores_by_place(round_, codes)
    places = RoundUnit.objects.filter(round=round_).values_list("pk", "unit__code")
    return {code: found.get(place, {}) for place, code in places}
