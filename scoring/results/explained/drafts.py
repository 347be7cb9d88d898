"""A round under draft rules: its marks and documents as the rules that replay it take them. Nothing is stored."""

from collections.abc import Mapping
from decimal import Decimal

from scoring.models import AdjustmentKind, ClassificationScheme, CriteriaSet, Round
from scoring.results import schema
from scoring.results.explained.inputs import leaves_of, marks_of, scheme_of
from scoring.results.marks import marks_by_code
from scoring.results.overview import criteria_set_document, scheme_document
from scoring.results.source import Results
from scoring.rules.adjustment import Adjustment
from scoring.rules.exact import total
from scoring.rules.replay import Added, Move, Rules, replay
from scoring.selectors.structure import structure_of


def draft_overview(
    overview: schema.Overview, scheme: ClassificationScheme | None, criteria_set: CriteriaSet | None
) -> schema.Overview:
    """The overview with another scheme and criteria set; None keeps that of the round.

    Survey criteria of the other set count where the round held a survey.
    """
    found = overview.copy()
    if scheme:
        found["scheme"] = scheme_document(scheme)
    if criteria_set:
        structure = structure_of(criteria_set, survey_held=overview["round"]["survey_held"])
        found["criteria_set"] = criteria_set_document(criteria_set, structure)
    return found


def moves(results: Results, round_: Round, draft: Rules, added: Added) -> dict[str, Move]:
    """Every unit by code, in printed order, as it is and as it would be under `draft`. Raises SchemeError."""
    marks = marks_by_code(results, round_)
    units = {unit["code"]: unit for unit in results.units}
    return replay(
        {code: marks_of(marks.get(code, {})) for code in units},
        Rules(leaves_of(results.overview), scheme_of(results.overview)),
        draft,
        blocks={code: unit["block"] for code, unit in units.items()},
        added=added,
        adjustments=_recorded(units),
    )


def _recorded(units: Mapping[str, schema.UnitDocument]) -> dict[str, Adjustment]:
    """Bonus and penalty as recorded, before any caps: the draft may have others."""
    return {code: _sums(unit["adjustment"]["lines"]) for code, unit in units.items() if "adjustment" in unit}


def _sums(lines: list[schema.AdjustmentLineDocument]) -> Adjustment:
    def of(kind: AdjustmentKind) -> Decimal:
        return total(Decimal(line["points"]) for line in lines if line["kind"] == kind)

    return Adjustment(of(AdjustmentKind.BONUS), of(AdjustmentKind.PENALTY))
