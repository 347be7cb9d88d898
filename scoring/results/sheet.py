"""Results of one sheet with marks that need not be saved yet."""

from collections.abc import Mapping

from scoring.results.overview import overview
from scoring.results.source import Results
from scoring.results.units import unit_document
from scoring.rules.marks import Mark
from scoring.rules.outcome import outcome
from scoring.rules.tally import tally
from scoring.selectors.scheme import scheme_of
from scoring.selectors.sheet import Sheet


def sheet_results(sheet: Sheet, marks: Mapping[str, Mark]) -> Results:
    """The unit's document with `marks` (by criterion code) in place of the stored ones; without a rank."""
    round_, structure = sheet.place.round, sheet.structure
    scheme = scheme_of(round_.scheme)
    leaves = [structure.leaf(criterion) for criterion in structure.criteria if criterion.is_leaf]
    computed = outcome(tally(leaves, marks, survey_held=structure.survey_held), scheme)
    head = overview(round_, structure, scheme, previous=None, previous_counts=None)
    return Results(head, [unit_document(sheet.place, 0, computed)], None)
