"""Results of one sheet with marks that need not be saved yet."""

from collections.abc import Mapping

from scoring.models import Layer
from scoring.results.overview import overview
from scoring.results.source import Results
from scoring.results.units import add_adjustment, unit_document
from scoring.rules.marks import Mark
from scoring.rules.outcome import outcome
from scoring.rules.tally import tally
from scoring.selectors.adjustments import adjustment_lines, recorded
from scoring.selectors.scheme import scheme_of
from scoring.selectors.sheet import Sheet


def sheet_results(sheet: Sheet, marks: Mapping[str, Mark]) -> Results:
    """The unit's document with `marks` (by criterion code) in place of the stored ones; without a rank.

    Survey points stand in the final layer only; in the others the appraisal counts as 100%. Bonus and penalty points
    count in the final layer only, too.
    """
    round_, structure = sheet.place.round, sheet.structure
    scheme = scheme_of(round_.scheme)
    leaves = [structure.leaf(criterion) for criterion in structure.criteria if criterion.is_leaf]
    counts_survey = structure.survey_held and sheet.layer == Layer.FINAL
    lines = adjustment_lines(round_, sheet.place).get(sheet.place.pk, ()) if sheet.layer == Layer.FINAL else ()
    computed = outcome(tally(leaves, marks, survey_held=counts_survey), scheme, recorded(lines))
    head = overview(round_, structure, scheme, previous=None, previous_counts=None)
    document = unit_document(sheet.place, 0, computed)
    add_adjustment(document, computed, lines)
    return Results(head, [document], None)
